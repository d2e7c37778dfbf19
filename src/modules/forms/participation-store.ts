import { type Db, sql } from '../../platform/db/index.ts'
import { on } from './store.ts'

export interface Participation {
  /** Pages opened in browsers that run script; a sign of interest rather than a count of people. */
  seen: number
  begun: number
  /** Answers sent and not taken back. */
  finished: number
}

export async function participationOf(db: Db, formId: string): Promise<Participation> {
  const row = await on(db)
    .selectFrom('forms.tallies')
    .select((values) => [
      values.fn.sum<number>('seen').as('seen'),
      values.fn.sum<number>('begun').as('begun'),
      values.fn.sum<number>('finished').as('finished'),
    ])
    .where('form_id', '=', formId)
    .executeTakeFirst()
  return { seen: Number(row?.seen ?? 0), begun: Number(row?.begun ?? 0), finished: Number(row?.finished ?? 0) }
}

/** Answers sent and not taken back. */
export const countAnswers = async (db: Db, formId: string) => (await participationOf(db, formId)).finished

/** Adds one to those who saw or began; nothing about them is kept. */
export const countStep = (db: Db, formId: string, step: 'seen' | 'begun') =>
  addInterest(db, formId, { seen: step === 'seen' ? 1 : 0, begun: step === 'begun' ? 1 : 0 })

/** Adds to those who saw and began. */
export async function addInterest(db: Db, formId: string, one: { seen: number; begun: number }) {
  await sql`
    insert into forms.tallies as t (form_id, shard, seen, begun)
    values (${formId}, pg_backend_pid() % 16, ${one.seen}, ${one.begun})
    on conflict (form_id, shard) do update set seen = t.seen + excluded.seen, begun = t.begun + excluded.begun`.execute(
    db,
  )
}

/**
 * Counts one more into a quota and gives the count. The row is held until the transaction ends, so of two people who
 * come for the last place at once the second sees it taken.
 */
export async function countIntoQuota(db: Db, formId: string, quotaId: string, by: 1 | -1): Promise<number> {
  const { rows } = await sql<{ counted: number }>`
    insert into forms.quota_counts as q (form_id, quota_id, counted) values (${formId}, ${quotaId}, ${Math.max(by, 0)})
    on conflict (form_id, quota_id) do update set counted = greatest(q.counted + ${by}::int, 0)
    returning counted`.execute(db)
  return rows[0]?.counted ?? 0
}

/** How many are counted into each quota. */
export async function quotaCountsOf(db: Db, formId: string): Promise<Map<string, number>> {
  const rows = await on(db)
    .selectFrom('forms.quota_counts')
    .select(['quota_id', 'counted'])
    .where('form_id', '=', formId)
    .execute()
  return new Map(rows.map(({ quota_id, counted }) => [quota_id, counted]))
}
