import { type Db, isId, newId, sql } from '../../../platform/db/index.ts'
import type { Hours } from '../../../platform/hours.ts'
import { on } from '../editions/store.ts'
import type { Device, Shift, VotingPoint } from './rules.ts'

const POINT = ['id', 'process_id as processId', 'position', 'name', 'address', 'directions'] as const

/** Points of an edition in their order. */
export async function pointsOf(db: Db, processId: string): Promise<VotingPoint[]> {
  return on(db)
    .selectFrom('budgets.voting_points')
    .select(POINT)
    .where('process_id', '=', processId)
    .orderBy('position')
    .execute()
}

export async function pointById(db: Db, processId: string, id: string): Promise<VotingPoint | null> {
  if (!isId(id)) return null
  const row = await on(db)
    .selectFrom('budgets.voting_points')
    .select(POINT)
    .where('process_id', '=', processId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export type PointInput = Pick<VotingPoint, 'name' | 'address' | 'directions'>

/** @returns its id, or null when a point of the edition has this name */
export async function insertPoint(db: Db, processId: string, point: PointInput): Promise<string | null> {
  const id = newId()
  const { numAffectedRows } = await sql`
    insert into budgets.voting_points (id, process_id, position, name, address, directions)
    select ${id}::uuid, ${processId}::uuid, coalesce(max(position), 0) + 1, ${point.name}::text, ${point.address}::text,
      ${point.directions}::text
    from budgets.voting_points where process_id = ${processId}
    on conflict (process_id, name) do nothing`.execute(db)
  return (numAffectedRows ?? 0n) > 0n ? id : null
}

/** @returns false when another point of the edition has this name */
export async function updatePoint(db: Db, { id, processId }: VotingPoint, point: PointInput): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('budgets.voting_points')
    .set(point)
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('budgets.voting_points as other')
            .select('other.id')
            .where('other.process_id', '=', processId)
            .where('other.name', '=', point.name)
            .where('other.id', '!=', id),
        ),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false when a device has worked there */
export async function deletePoint(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('budgets.voting_points')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('budgets.devices')
            .select('budgets.devices.id')
            .where('point_id', '=', id)
            .where('joined_at', 'is not', null),
        ),
      ),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Shifts of several points, the earliest first. */
export async function shiftsOf(db: Db, points: readonly Pick<VotingPoint, 'id'>[]): Promise<Shift[]> {
  if (points.length === 0) return []
  return on(db)
    .selectFrom('budgets.shifts')
    .select(['id', 'point_id as pointId', 'day', 'opens', 'closes', 'people'])
    .where(
      'point_id',
      'in',
      points.map(({ id }) => id),
    )
    .orderBy('day')
    .orderBy('opens')
    .execute()
}

/** The same hours of the same day are written over with the new names. */
export async function insertShifts(
  db: Db,
  pointId: string,
  shifts: readonly (Hours & { day: Temporal.PlainDate })[],
  people: readonly string[],
) {
  for (const { day, opens, closes } of shifts)
    await on(db)
      .insertInto('budgets.shifts')
      .values({ id: newId(), point_id: pointId, day, opens, closes, people: [...people] })
      .onConflict((conflict) =>
        conflict.columns(['point_id', 'day', 'opens', 'closes']).doUpdateSet({ people: [...people] }),
      )
      .execute()
}

export async function deleteShift(db: Db, pointId: string, id: string) {
  if (!isId(id)) return
  await on(db).deleteFrom('budgets.shifts').where('point_id', '=', pointId).where('id', '=', id).execute()
}

const DEVICE = [
  'budgets.devices.id',
  'point_id as pointId',
  'budgets.devices.name',
  'added_at as addedAt',
  'joined_at as joinedAt',
  'ended_at as endedAt',
] as const

export async function devicesOf(db: Db, pointId: string): Promise<Device[]> {
  return on(db)
    .selectFrom('budgets.devices')
    .select(DEVICE)
    .where('point_id', '=', pointId)
    .orderBy('added_at')
    .execute()
}

/** A device that works, with its point and its edition. */
export async function workingDevice(db: Db, id: string): Promise<{ device: Device; point: VotingPoint } | null> {
  if (!isId(id)) return null
  const device = await on(db)
    .selectFrom('budgets.devices')
    .select(DEVICE)
    .where('id', '=', id)
    .where('joined_at', 'is not', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!device) return null
  const point = await on(db)
    .selectFrom('budgets.voting_points')
    .select(POINT)
    .where('id', '=', device.pointId)
    .executeTakeFirst()
  return point ? { device, point } : null
}

/** Devices of an edition that wait for their code. */
export async function waitingDevices(db: Db, processId: string, since: Temporal.Instant): Promise<Device[]> {
  return on(db)
    .selectFrom('budgets.devices')
    .innerJoin('budgets.voting_points as p', 'p.id', 'point_id')
    .select(DEVICE)
    .where('p.process_id', '=', processId)
    .where('joined_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('added_at', '>', since)
    .execute()
}

/** Once for each showing of the form. */
export async function insertDevice(
  db: Db,
  device: Pick<Device, 'id' | 'pointId' | 'name' | 'addedAt'> & { addedBy: string | null },
) {
  await on(db)
    .insertInto('budgets.devices')
    .values({
      id: device.id,
      point_id: device.pointId,
      name: device.name,
      added_at: device.addedAt,
      added_by: device.addedBy,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** @returns false when its code was used before */
export async function recordJoined(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('budgets.devices')
    .set({ joined_at: now })
    .where('id', '=', id)
    .where('joined_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordEnded(db: Db, pointId: string, id: string, now: Temporal.Instant) {
  if (!isId(id)) return
  await on(db)
    .updateTable('budgets.devices')
    .set({ ended_at: now })
    .where('point_id', '=', pointId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}
