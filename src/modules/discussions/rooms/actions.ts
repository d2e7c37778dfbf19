import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { absent, allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { findOwnProcess, findProcess, type Process, subjectOf, tagOf } from '../../processes/index.ts'
import { mayKeepRoom, phaseOfRoom, type Room, type RoomKind, tagOfRoom } from './rules.ts'
import {
  deleteDraftRoom,
  findRoom,
  insertRoom,
  type RoomSettings,
  recordClosing,
  recordOpening,
  updateRoom,
} from './store.ts'

/** A room with what it belongs to; `process` is null in the network. */
export interface FoundRoom {
  process: Process | null
  room: Room
  /** In the network: how the member who acts is called there. */
  member?: { name: string } | null
}

/** The room at a public address of a process; a draft looks absent to readers. */
export async function findPublicRoom(context: Context, kind: string, slug: string, room: RoomKind): Promise<FoundRoom> {
  const process = await findProcess(context, kind, slug)
  const at = { process, room: found(await findRoom(context.db, process.id, room)) }
  if (phaseOfRoom(at.room, process, context.now) === 'draft') throw absent()
  return at
}

/** The room of a process for its team. */
export async function findOwnRoom(context: Context, kind: string, slug: string, room: RoomKind) {
  const process = await findOwnProcess(context, kind, slug)
  return { process, room: await findRoom(context.db, process.id, room) }
}

/** Sets up a way to write in a process. @throws Refusal `room-exists`: a process has one of each kind */
export async function beginRoom(
  context: Context,
  process: Process | null,
  kind: RoomKind,
  settings: RoomSettings,
): Promise<string> {
  allow(mayKeepRoom(context.actor, process))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const room = { id, processId: process?.id ?? null, kind, ...settings, createdAt: context.now }
    if (!(await insertRoom(context.db, room, personId(context.actor)))) refuse('room-exists')
    await record(context, 'room-begun', subjectFor(process, id), { kind })
    return id
  })
}

export async function changeRoom(context: Context, at: FoundRoom, settings: RoomSettings) {
  await act(context, at, 'room-changed', (context) => updateRoom(context.db, at.room.id, settings))
}

/** From now on people read it, and write in its term. */
export async function openRoom(context: Context, at: FoundRoom) {
  await act(context, at, 'room-opened', async (context) => {
    await recordOpening(context.db, at.room.id, context.now, personId(context.actor))
  })
}

/** Stops taking posts before the term, or takes them again until the term. */
export async function closeRoom(context: Context, at: FoundRoom, isClosed: boolean) {
  await act(context, at, isClosed ? 'room-closed' : 'room-reopened', (context) =>
    recordClosing(context.db, at.room.id, isClosed ? context.now : null),
  )
}

/** Throws a room away that was never opened. @throws Refusal `room-opened` */
export async function discardRoom(context: Context, at: FoundRoom) {
  if (at.room.openedAt) {
    allow(mayKeepRoom(context.actor, at.process))
    refuse('room-opened')
  }
  await act(context, at, 'room-discarded', (context) => deleteDraftRoom(context.db, at.room.id))
}

/** Drops the pages that show the room, and the page of its process. */
export const roomChanged = (context: Context, { process, room }: FoundRoom) =>
  process ? changed(context, tagOfRoom(room), tagOf(process)) : changed(context, tagOfRoom(room))

export const subjectFor = (process: Process | null, roomId: string) =>
  process ? subjectOf(process) : { kind: 'room', id: roomId }

async function act(context: Context, at: FoundRoom, verb: string, work: (context: Context) => Promise<void>) {
  allow(mayKeepRoom(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await work(context)
    await record(context, verb, subjectFor(at.process, at.room.id), { kind: at.room.kind })
    await roomChanged(context, at)
  })
}
