import type { Actor } from '../../../platform/actor.ts'
import { allow, found } from '../../../platform/errors.ts'
import { emptyForm, type HttpContext, page } from '../../../platform/http/index.ts'
import { mayModerate } from '../../moderation/index.ts'
import { maySeeWorkspace, type Process } from '../../processes/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import { countPosts } from '../posts/store.ts'
import { findOwnRoom } from '../rooms/actions.ts'
import { mayKeepRoom, phaseOfRoom, type Room, type RoomKind } from '../rooms/rules.ts'
import type { Frame } from './frame.tsx'
import { NewRoomPage } from './room-pages.tsx'

type May = (actor: Actor, process: Process) => boolean

/** The process at an address of work, with what stands around its pages; the room may not be there yet. */
export async function framed(c: HttpContext, ports: DiscussionsPorts, kind: RoomKind, may: May = maySeeWorkspace) {
  const { process, room } = await findOwnRoom(c.get('context'), ports.kind, c.req.param('slug') ?? '', kind)
  allow(may(c.get('context').actor, process))
  const frame: Frame = { ...(await ports.frame(c, process)), process, kind }
  return { process, room, frame }
}

export async function framedRoom(c: HttpContext, ports: DiscussionsPorts, kind: RoomKind, may: May = maySeeWorkspace) {
  const { process, room, frame } = await framed(c, ports, kind, may)
  return { frame, at: { process, room: found(room) } }
}

/** The form of a room that is not there yet. */
export function newRoom(c: HttpContext, frame: Frame) {
  const mayKeep = mayKeepRoom(c.get('context').actor, frame.process)
  return page(c, <NewRoomPage {...{ frame, mayKeep }} form={emptyForm({ moderation: 'before' })} />)
}

/** What the home of every room shows. */
export async function homeProps(c: HttpContext, frame: Frame, room: Room) {
  const { actor, db, now } = c.get('context')
  const { process } = frame
  return {
    frame,
    room,
    phase: phaseOfRoom(room, process, now),
    counts: await countPosts(db, room.id),
    mayKeep: mayKeepRoom(actor, process),
    moderationPath: mayModerate(actor, process.organisationId)
      ? `/praca/organizacje/${process.organisationId}/moderacja`
      : null,
  }
}
