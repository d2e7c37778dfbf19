import type { Actor } from '../../../platform/actor.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Process } from '../../processes/index.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { phaseOfRoom, roomPath } from '../rooms/rules.ts'

export type PostKind = 'idea' | 'question' | 'reply'

/** Anything people write in a room: an idea, a question to experts, a comment or a reply. */
export interface Post {
  id: string
  roomId: string
  kind: PostKind
  /** In its room, from 1. */
  number: number
  topicId: string | null
  /** The idea that is commented, or the reply that is answered. */
  parentId: string | null
  /** Of ideas alone. */
  title: string | null
  body: string
  theme: string | null
  expertId: string | null
  placeWords: string | null
  signature: string | null
  personId: string | null
  byTeam: boolean
  /** Written by whoever the thing that is talked about is of. */
  byAuthor: boolean
  givenAt: Temporal.Instant
  publishedAt: Temporal.Instant | null
  hiddenAt: Temporal.Instant | null
  hiddenGround: string | null
  withdrawnAt: Temporal.Instant | null
}

type State = Pick<Post, 'publishedAt' | 'hiddenAt' | 'withdrawnAt'>

export const isPublic = ({ publishedAt, hiddenAt, withdrawnAt }: State) =>
  publishedAt !== null && hiddenAt === null && withdrawnAt === null

/** `gone` was taken back by its author; `waiting` has not been shown yet. */
export function stateOfPost({ publishedAt, hiddenAt, withdrawnAt }: State): 'public' | 'waiting' | 'hidden' | 'gone' {
  if (withdrawnAt) return 'gone'
  if (hiddenAt) return 'hidden'
  return publishedAt ? 'public' : 'waiting'
}

export const LONGEST_TITLE = 120
export const LONGEST_BODY = 4000
export const SHORTEST_BODY = 10
export const LONGEST_SIGNATURE = 40

/** How much one source may write in an hour, whatever it is: families and libraries share an address. */
export const MOST_AN_HOUR = 40

/** Whether something may be written there now. */
export const takesPosts = ({ process, room }: FoundRoom, now: Temporal.Instant) =>
  phaseOfRoom(room, process, now) === 'open'

/** A topic takes replies to the end of its last day, and not after a person has summed it up. */
export const topicTakes = (
  at: FoundRoom,
  topic: { closesOn: Temporal.PlainDate | null; summaryAt: Temporal.Instant | null },
  now: Temporal.Instant,
) =>
  takesPosts(at, now) &&
  topic.summaryAt === null &&
  (topic.closesOn === null || Temporal.PlainDate.compare(dateOf(now), topic.closesOn) <= 0)

/** Who may write: anybody, unless the team asked for an account. */
export const mayWrite = (actor: Actor, { room }: FoundRoom) => !room.accounts || actor.kind !== 'stranger'

/** The public address of an idea or a question. */
export const postPath = (process: Process | null, post: Pick<Post, 'kind' | 'number'>) =>
  `${roomPath(process, post.kind === 'idea' ? 'ideas' : 'questions')}/${post.number}`

/** The page of whoever wrote it, to who holds the key. */
export const ownPath = (id: string, secret: string) => `/wpisy/${id}?klucz=${encodeURIComponent(secret)}`

/** The place of a reply on its page. */
export const anchorOf = ({ number }: Pick<Post, 'number'>) => `wpis-${number}`
