import { type Db, isId, sql } from '../../../platform/db/index.ts'
import type { DiscussionsTables } from '../tables.ts'
import type { Room, RoomKind } from './rules.ts'

export const on = (db: Db) => db.withTables<DiscussionsTables>()

const COLUMNS = [
  'id',
  'process_id as processId',
  'kind',
  'lead',
  'moderation',
  'accounts',
  'themes',
  'opened_at as openedAt',
  'closed_at as closedAt',
  'closes_on as closesOn',
] as const

const selected = (db: Db) => on(db).selectFrom('discussions.rooms').select(COLUMNS)

type Row = Omit<Room, 'kind' | 'moderation'> & { kind: string; moderation: string }

const roomOf = (row: Row): Room => ({
  ...row,
  kind: row.kind as RoomKind,
  moderation: row.moderation as Room['moderation'],
})

/** @param processId null for the network */
export async function findRoom(db: Db, processId: string | null, kind: RoomKind): Promise<Room | null> {
  const row = await selected(db)
    .where(sql<boolean>`process_id is not distinct from ${processId}::uuid`)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row ? roomOf(row) : null
}

export async function roomById(db: Db, id: string): Promise<Room | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? roomOf(row) : null
}

export async function roomsOfProcesses(db: Db, processIds: readonly string[]): Promise<Room[]> {
  if (processIds.length === 0) return []
  return (
    await selected(db)
      .where('process_id', 'in', [...processIds])
      .execute()
  ).map(roomOf)
}

export type RoomSettings = Pick<Room, 'lead' | 'moderation' | 'accounts' | 'themes'> & Partial<Pick<Room, 'closesOn'>>

/** @returns false when there is one already */
export async function insertRoom(
  db: Db,
  room: RoomSettings & Pick<Room, 'id' | 'processId' | 'kind'> & { createdAt: Temporal.Instant },
  by: string | null,
): Promise<boolean> {
  const row = await on(db)
    .insertInto('discussions.rooms')
    .values({
      id: room.id,
      process_id: room.processId,
      kind: room.kind,
      lead: room.lead,
      moderation: room.moderation,
      accounts: room.accounts,
      themes: room.themes,
      closes_on: room.closesOn ?? null,
      created_at: room.createdAt,
      created_by: by,
    })
    .onConflict((conflict) => conflict.columns(['process_id', 'kind']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A last day that is not given stays. */
export async function updateRoom(db: Db, id: string, settings: RoomSettings) {
  const { lead, moderation, accounts, themes, closesOn } = settings
  await on(db)
    .updateTable('discussions.rooms')
    .set({ lead, moderation, accounts, themes, ...(closesOn === undefined ? {} : { closes_on: closesOn }) })
    .where('id', '=', id)
    .execute()
}

/** @returns false when it was opened before */
export async function recordOpening(db: Db, id: string, at: Temporal.Instant, by: string | null): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('discussions.rooms')
    .set({ opened_at: at, opened_by: by })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @param at null takes posts again */
export async function recordClosing(db: Db, id: string, at: Temporal.Instant | null) {
  await on(db).updateTable('discussions.rooms').set({ closed_at: at }).where('id', '=', id).execute()
}

/** Throws a room away that was never opened. */
export async function deleteDraftRoom(db: Db, id: string) {
  await on(db).deleteFrom('discussions.rooms').where('id', '=', id).where('opened_at', 'is', null).execute()
}

/** The next number of something written in the room; held by the row until the transaction ends. */
export async function nextNumber(db: Db, roomId: string): Promise<number> {
  const row = await on(db)
    .updateTable('discussions.rooms')
    .set({ next_number: sql<number>`next_number + 1` })
    .where('id', '=', roomId)
    .returning(sql<number>`next_number - 1`.as('number'))
    .executeTakeFirstOrThrow()
  return row.number
}
