import type { Db } from '../../platform/db/index.ts'
import { on } from './store.ts'

export interface Tally {
  all: number
  public: number
  settled: number
  publicSettled: number
}

/** Counts of submitted remarks, derived by the database from rows; a page never counts them itself. */
export async function tallyOf(db: Db, processId: string): Promise<Tally> {
  const row = await on(db)
    .selectFrom('remarks.tallies')
    .select(({ fn }) => [
      fn.sum<number | null>('all_count').as('all'),
      fn.sum<number | null>('public_count').as('public'),
      fn.sum<number | null>('settled_count').as('settled'),
      fn.sum<number | null>('public_settled_count').as('publicSettled'),
    ])
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return {
    all: row?.all ?? 0,
    public: row?.public ?? 0,
    settled: row?.settled ?? 0,
    publicSettled: row?.publicSettled ?? 0,
  }
}

/** The counts of several processes at once, for lists. */
export async function talliesOf(db: Db, processIds: string[]): Promise<Map<string, Tally>> {
  if (processIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('remarks.tallies')
    .select(({ fn }) => [
      'process_id as processId',
      fn.sum<number>('all_count').as('all'),
      fn.sum<number>('public_count').as('public'),
      fn.sum<number>('settled_count').as('settled'),
      fn.sum<number>('public_settled_count').as('publicSettled'),
    ])
    .where('process_id', 'in', processIds)
    .groupBy('process_id')
    .execute()
  return new Map(rows.map(({ processId, ...tally }) => [processId, tally]))
}

/** Counts over the whole portal. */
export async function countAllRemarks(db: Db): Promise<Pick<Tally, 'public' | 'publicSettled'>> {
  const row = await on(db)
    .selectFrom('remarks.tallies')
    .select(({ fn }) => [
      fn.sum<number | null>('public_count').as('public'),
      fn.sum<number | null>('public_settled_count').as('publicSettled'),
    ])
    .executeTakeFirst()
  return { public: row?.public ?? 0, publicSettled: row?.publicSettled ?? 0 }
}
