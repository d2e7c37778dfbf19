import type { Process } from '../../processes/index.ts'
import { roomPath, roomWorkPath } from '../rooms/rules.ts'
import type { Topic } from './store.ts'

type At = Pick<Process, 'kind' | 'slug'> | null

export const topicPath = (process: At, { number }: Pick<Topic, 'number'>) => `${roomPath(process, 'topics')}/${number}`

/** Where a team keeps a topic; the network does it at the topic itself. */
export const topicWorkPath = (process: At, { number }: Pick<Topic, 'number'>) =>
  `${roomWorkPath(process, 'topics')}/${number}`

export const tagOfTopic = ({ id }: Pick<Topic, 'id'>) => `topic:${id}`
