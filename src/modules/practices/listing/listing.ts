import type { Context } from '../../../platform/context.ts'
import { type Unit, type UnitCount, unitsByCodes } from '../../places/index.ts'
import { type PracticeQuery, understood } from '../finding.ts'
import { COUNTED, countPractices, countPracticesBy, listPractices } from '../listing-store.ts'
import type { Practice } from '../rules.ts'

export interface Listed {
  practice: Practice
  /** The unit it is counted in, under its present name. */
  unit: Unit | null
}

export interface Found {
  query: PracticeQuery & { po?: string | undefined }
  /** The place the filter means, when it could be found. */
  unit: Unit | null
  practices: Listed[]
  count: number
  /** There are more than `count`. */
  isMore: boolean
  next: string | null
  /** How many each unit has, for the map without script. */
  counts: UnitCount[]
}

/** What the list, its embed and its map show for an address. */
export async function practicesFor(
  context: Context,
  query: PracticeQuery & { po?: string | undefined },
  limit: number,
): Promise<Found> {
  const { filter, unit } = await understood(context, query)
  const { rows, next } = await listPractices(context.db, filter, { limit, after: query.po })
  const count = await countPractices(context.db, filter, COUNTED)
  const counts = await countPracticesBy(context.db, 'unit', filter)
  return {
    query,
    unit,
    practices: await withUnits(context, rows),
    count: Math.min(count, COUNTED),
    isMore: count > COUNTED,
    next,
    counts: counts.map(({ key, count }) => ({ code: key, count })),
  }
}

export async function withUnits({ db }: Pick<Context, 'db'>, practices: Practice[]): Promise<Listed[]> {
  const units = await unitsByCodes(
    db,
    practices.flatMap(({ unitCode }) => unitCode ?? []),
  )
  return practices.map((practice) => ({ practice, unit: (practice.unitCode && units.get(practice.unitCode)) || null }))
}
