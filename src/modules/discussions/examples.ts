import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { announceProcess, draftProcess, editProcess, type Process, processById } from '../processes/index.ts'
import type { DiscussionsPorts } from './ports.ts'
import { beginRoom, openRoom } from './rooms/actions.ts'
import type { RoomKind } from './rooms/rules.ts'
import { findRoom, type RoomSettings } from './rooms/store.ts'

export const somePorts: DiscussionsPorts = {
  kind: 'consultation',
  frame: async () => ({ owner: 'Urząd', navigation: [] }),
  privacyOf: async () => 'Administratorem jest Burmistrz.',
  memberOf: async () => null,
}

/** Announced, and open in September 2026. */
export async function aProcess(context: Context, organisationId: string): Promise<Process> {
  const words = { title: `Park ${newId()}`, summary: 'Park', topic: 'greenery' as const }
  const { id } = await draftProcess(context, { kind: 'consultation', organisationId, unitCode: '2001011', ...words })
  const current = async () => found(await processById(context.db, id))
  await editProcess(context, await current(), {
    opensAt: Temporal.Instant.from('2026-09-01T06:00:00Z'),
    closesAt: Temporal.Instant.from('2026-09-30T21:59:59Z'),
  })
  await announceProcess(context, await current())
  return current()
}

/** An open way to write in a process; shown at once unless said. */
export async function aRoom(context: Context, process: Process, kind: RoomKind, settings: Partial<RoomSettings> = {}) {
  await beginRoom(context, process, kind, { lead: '', moderation: 'after', accounts: false, themes: [], ...settings })
  const at = { process, room: found(await findRoom(context.db, process.id, kind)) }
  await openRoom(context, at)
  return { process, room: found(await findRoom(context.db, process.id, kind)) }
}
