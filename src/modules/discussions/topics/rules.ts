import { type Process, pathOf } from '../../processes/index.ts'
import { roomPath, roomWorkPath } from '../rooms/rules.ts'
import type { Topic } from './store.ts'

type At = Pick<Process, 'kind' | 'slug'> | null

/** The page people read a topic on: its own, or that of the thing they talk about. */
export const topicPath = (process: At, { number, about }: Pick<Topic, 'number' | 'about'>) =>
  about && process ? `${pathOf(process)}/${about}` : `${roomPath(process, 'topics')}/${number}`

/** Where a team keeps a topic; the network does it at the topic itself. */
export const topicWorkPath = (process: At, { number }: Pick<Topic, 'number'>) =>
  `${roomWorkPath(process, 'topics')}/${number}`

export const tagOfTopic = ({ id }: Pick<Topic, 'id'>) => `topic:${id}`
