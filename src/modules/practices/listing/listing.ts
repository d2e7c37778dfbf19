import type { Context } from '../../../platform/context.ts'
import { type FileFound, firstPicturesOf } from '../../media/index.ts'
import { ancestorsOf, isGminaCode, type Unit, unitsByCodes } from '../../places/index.ts'
import { type PracticeQuery, understood } from '../finding.ts'
import { countPractices, listPractices } from '../found.ts'
import { FILE_SUBJECT, type Practice } from '../rules.ts'

export interface Listed {
  practice: Practice
  /** The unit it is counted in, under its present name. */
  unit: Unit | null
  /** The first of its pictures. */
  picture: FileFound | null
}

export interface Found {
  query: PracticeQuery & { po?: string | undefined }
  /** The place the filter means, when it could be found. */
  unit: Unit | null
  practices: Listed[]
  count: number
  next: string | null
  /** Of a gmina: how many concern its whole powiat or voivodeship, which it does not count. */
  whole: number
}

/** What the list, its embed and its map show for an address. */
export async function practicesFor(
  context: Context,
  query: PracticeQuery & { po?: string | undefined },
  limit: number,
): Promise<Found> {
  const { filter, unit } = await understood(context, query)
  const whole = unit && isGminaCode(unit.code) && query.zasieg !== 'powiat' && query.zasieg !== 'calosc'
  const { rows, next } = await listPractices(context, filter, { limit, after: query.po })
  return {
    query,
    unit,
    practices: await asListed(context, rows),
    count: await countPractices(context, filter),
    next,
    whole: whole ? await countPractices(context, { ...filter, areas: undefined, whole: ancestorsOf(unit.code) }) : 0,
  }
}

/** Practices with what their cards show besides. */
export async function asListed({ db }: Pick<Context, 'db'>, practices: Practice[]): Promise<Listed[]> {
  const units = await unitsByCodes(
    db,
    practices.flatMap(({ unitCode }) => unitCode ?? []),
  )
  const pictures = await firstPicturesOf(
    db,
    FILE_SUBJECT,
    practices.map(({ id }) => id),
  )
  return practices.map((practice) => ({
    practice,
    unit: (practice.unitCode && units.get(practice.unitCode)) || null,
    picture: pictures.get(practice.id) ?? null,
  }))
}
