import type { Context } from '../../../platform/context.ts'
import { type Unit, unitsByCodes } from '../../places/index.ts'
import { type PracticeQuery, understood } from '../finding.ts'
import { countPractices, listPractices } from '../found.ts'
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
  next: string | null
}

/** What the list, its embed and its map show for an address. */
export async function practicesFor(
  context: Context,
  query: PracticeQuery & { po?: string | undefined },
  limit: number,
): Promise<Found> {
  const { filter, unit } = await understood(context, query)
  const { rows, next } = await listPractices(context, filter, { limit, after: query.po })
  return {
    query,
    unit,
    practices: await withUnits(context, rows),
    count: await countPractices(context, filter),
    next,
  }
}

export async function withUnits({ db }: Pick<Context, 'db'>, practices: Practice[]): Promise<Listed[]> {
  const units = await unitsByCodes(
    db,
    practices.flatMap(({ unitCode }) => unitCode ?? []),
  )
  return practices.map((practice) => ({ practice, unit: (practice.unitCode && units.get(practice.unitCode)) || null }))
}
