import type { Db } from '../../platform/db/index.ts'
import type { NetworkTables } from './tables.ts'

export async function organisationIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = db.withTables<NetworkTables>().selectFrom('network.organisations').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

export async function lastOrganisationAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await db
    .withTables<NetworkTables>()
    .selectFrom('network.organisations')
    .select(({ fn }) => fn.max('created_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
