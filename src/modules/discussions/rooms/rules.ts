import { type Actor, holds } from '../../../platform/actor.ts'
import { before, endOf } from '../../../platform/clock.ts'
import { mayModerate } from '../../moderation/index.ts'
import { mayEditProcess, mayWorkOnRemarks, type Process, pathOf, workPathOf } from '../../processes/index.ts'

/** What people do there: give ideas, ask experts, or talk about questions. */
export const ROOM_KINDS = ['ideas', 'questions', 'topics'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/** One way to write, of a process or of the network. */
export interface Room {
  id: string
  /** Null for the discussions of the network. */
  processId: string | null
  kind: RoomKind
  lead: string
  moderation: 'before' | 'after'
  /** Only people with an account write. */
  accounts: boolean
  themes: string[]
  openedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  /** The last day on which posts are taken, in place of the term of the process. */
  closesOn: Temporal.PlainDate | null
}

export type RoomPhase = 'draft' | 'ahead' | 'open' | 'closed'

/** Where a room stands: in a process it keeps to its term, the closing second itself being still open. */
export function phaseOfRoom(room: Room, process: Process | null, now: Temporal.Instant): RoomPhase {
  if (!room.openedAt) return 'draft'
  if (room.closedAt && !before(now, room.closedAt)) return 'closed'
  if (!process) return 'open'
  if (!process.announcedAt || !process.opensAt || !process.closesAt) return 'draft'
  if (process.cancelledAt) return 'closed'
  if (before(now, process.opensAt)) return 'ahead'
  const ends = room.closesOn ? endOf(room.closesOn) : process.closesAt
  return before(now, ends.add({ seconds: 1 })) ? 'open' : 'closed'
}

/** The word of each kind in addresses. */
export const WORDS: Record<RoomKind, string> = { ideas: 'pomysly', questions: 'pytania', topics: 'dyskusje' }

/** Discussions of the network, which belong to no process. */
export const NETWORK_HOME = '/siec/dyskusje'

type At = Pick<Process, 'kind' | 'slug'> | null

export const roomPath = (process: At, kind: RoomKind) => (process ? `${pathOf(process)}/${WORDS[kind]}` : NETWORK_HOME)

/** Where the room is kept; the network keeps its own where it reads it. */
export const roomWorkPath = (process: At, kind: RoomKind) =>
  process ? `${workPathOf(process)}/${WORDS[kind]}` : NETWORK_HOME

/** Pages that show a room carry it. */
export const tagOfRoom = ({ id }: Pick<Room, 'id'>) => `room:${id}`

const KEEPERS = ['coordinator', 'administrator']

/** Sets a room up, opens and closes it, begins topics, keeps experts. */
export const mayKeepRoom = (actor: Actor, process: Process | null) =>
  process ? mayEditProcess(actor, process) : holds(actor, KEEPERS, null)

/** Answers and closes topics with a summary: also clerks, as with remarks. */
export const mayAnswer = (actor: Actor, process: Process | null) =>
  process ? mayWorkOnRemarks(actor, process) : holds(actor, KEEPERS, null)

export const mayModerateRoom = (actor: Actor, process: Process | null) =>
  mayModerate(actor, process?.organisationId ?? null)
