import { type Db, sql } from '../../../platform/db/index.ts'

/**
 * Writes down which district somebody votes in, the first time; afterwards it stays.
 * @returns the one that stands
 */
export async function choosePool(
  db: Db,
  { processId, keyHash, poolId }: { processId: string; keyHash: string; poolId: string },
): Promise<string | null> {
  const { rows } = await sql<{ pool_id: string }>`
    insert into budgets.chosen_pools (process_id, key_hash, pool_id) values (${processId}, ${keyHash}, ${poolId})
    on conflict do nothing returning pool_id`.execute(db)
  if (rows[0]) return rows[0].pool_id
  const before = await sql<{ pool_id: string }>`
    select pool_id from budgets.chosen_pools where process_id = ${processId} and key_hash = ${keyHash}`.execute(db)
  return before.rows[0]?.pool_id ?? null
}

/** Choices of editions whose results are published. */
export async function deleteChosenPools(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from budgets.chosen_pools c where exists (
        select 1 from budgets.results r where r.process_id = c.process_id)
      returning 1)
    select count(*)::int as count from gone`.execute(db)
  return rows[0]?.count ?? 0
}
