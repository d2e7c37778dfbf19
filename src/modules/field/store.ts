import { type Db, sql } from '../../platform/db/index.ts'
import { type Kind, USUAL_GRACE } from './rules.ts'
import type { FieldTables } from './tables.ts'

const on = (db: Db) => db.withTables<FieldTables>()

/** Hours of grace of an office. */
export async function graceOf(db: Db, organisationId: string): Promise<number> {
  const row = await on(db)
    .selectFrom('field.settings')
    .select('grace_hours')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row?.grace_hours ?? USUAL_GRACE
}

export async function setGrace(
  db: Db,
  organisationId: string,
  { hours, by, at }: { hours: number; by: string | null; at: Temporal.Instant },
) {
  const values = { grace_hours: hours, set_by: by, set_at: at }
  await on(db)
    .insertInto('field.settings')
    .values({ organisation_id: organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute()
}

export interface Delivery {
  keyHash: string
  kind: Kind
  targetId: string
  organisationId: string
  collectedOn: Temporal.PlainDate
  deliveredOn: Temporal.PlainDate
  deliveredBy: string | null
  way: 'device' | 'file'
  late: boolean
}

/** Notes a delivery once; what came before in another way stays as it first came. */
export async function insertDelivery(db: Db, delivery: Delivery) {
  await on(db)
    .insertInto('field.deliveries')
    .values({
      key_hash: delivery.keyHash,
      kind: delivery.kind,
      target_id: delivery.targetId,
      organisation_id: delivery.organisationId,
      collected_on: delivery.collectedOn,
      delivered_on: delivery.deliveredOn,
      delivered_by: delivery.deliveredBy,
      way: delivery.way,
      late: delivery.late,
    })
    .onConflict((conflict) => conflict.column('key_hash').doNothing())
    .execute()
}

export interface DeliveredDay {
  organisationId: string
  targetId: string
  kind: Kind
  deliveredOn: Temporal.PlainDate
  count: number
  late: number
}

/** How much came on each of the last days, for each thing, newest first. */
export async function deliveredDays(db: Db, organisationIds: string[], limit: number): Promise<DeliveredDay[]> {
  if (organisationIds.length === 0) return []
  const rows = await on(db)
    .selectFrom('field.deliveries')
    .select([
      'organisation_id as organisationId',
      'target_id as targetId',
      'kind',
      'delivered_on as deliveredOn',
      sql<number>`count(*)`.as('count'),
      sql<number>`count(*) filter (where late)`.as('late'),
    ])
    .where('organisation_id', 'in', organisationIds)
    .groupBy(['organisation_id', 'target_id', 'kind', 'delivered_on'])
    .orderBy('delivered_on', 'desc')
    .orderBy('target_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as Kind }))
}

export const countDeliveriesOf = async (db: Db, personId: string): Promise<{ on: string; count: number }[]> => {
  const rows = await on(db)
    .selectFrom('field.deliveries')
    .select(['delivered_on', sql<number>`count(*)`.as('count')])
    .where('delivered_by', '=', personId)
    .groupBy('delivered_on')
    .orderBy('delivered_on')
    .execute()
  return rows.map(({ delivered_on, count }) => ({ on: delivered_on.toString(), count }))
}

export async function forgetDeliverer(db: Db, personId: string) {
  await on(db)
    .updateTable('field.deliveries')
    .set({ delivered_by: null })
    .where('delivered_by', '=', personId)
    .execute()
  await on(db).updateTable('field.settings').set({ set_by: null }).where('set_by', '=', personId).execute()
}
