import { type Db, sql } from '../../../platform/db/index.ts'
import { ancestorsOf, isCityCode, type Level, type Unit, type UnitType } from '../rules.ts'
import { type UnitRow, unitOf, unitsByCodes } from '../store.ts'
import type { PlacesTables } from '../tables.ts'
import { bestHits, type Hit, type KeyKind, type PlaceQuery, placeQuery } from './rules.ts'

const on = (db: Db) => db.withTables<PlacesTables>()

export interface UnitFound {
  unit: Unit
  /** Names of the powiat and the województwo it lies in, nearest first. */
  within: string[]
  /** The whole name was typed, in some form, and not only its beginning. */
  exact: boolean
  /** Set when it was not found by its own name. */
  because: { kind: 'former' | 'locality'; name: string } | null
}

export interface FindOptions {
  limit?: number
  level?: Level
  /** Codes of the network's own units; theirs come first among equals. */
  region?: readonly string[]
}

/**
 * Units by what a person typed: a name in any grammatical form, with or without diacritics, or its beginning; a former
 * name; a town or village in the unit. Best first. A city with the rights of a powiat is found once, as a gmina.
 */
export async function findUnits(db: Db, text: string, options: FindOptions = {}): Promise<UnitFound[]> {
  const { limit = 10, level, region = [] } = options
  const query = placeQuery(text)
  if (query.typed.length < 2) return []

  const hits = await hitsOf(db, query, level)
  const best = bestHits(hits, query, region).slice(0, limit)
  const names = await unitsByCodes(
    db,
    best.flatMap(({ code }) => ancestorsOf(code)),
  )
  const exact = query.exact.flat()
  return best.map(({ row, key, kind, shown }) => ({
    unit: unitOf(row),
    exact: exact.includes(key),
    // A city with the rights of a powiat is its own powiat, which says nothing new.
    within: ancestorsOf(row.code)
      .filter((ancestor) => !isCityCode(ancestor))
      .map((ancestor) => names.get(ancestor)?.name ?? ''),
    because: becauseOf(kind, shown),
  }))
}

interface StoredHit extends Hit {
  shown: string | null
  row: UnitRow
}

/** Far more than a list shows, so that the best are among them; ordered so that whole names are never cut off. */
const MOST_HITS = 300

async function hitsOf(db: Db, query: PlaceQuery, level: Level | undefined): Promise<StoredHit[]> {
  const exact = query.exact.flat()
  const rows = await on(db)
    .selectFrom('places.search_keys as found')
    .innerJoin('places.units as unit', 'unit.id', 'found.unit_id')
    .selectAll('unit')
    .select(['found.key', 'found.kind', 'found.shown'])
    .where((where) =>
      where.or([
        where('found.key', 'in', exact),
        // "{" follows "z" in the order of collation "C", so this is every key that begins with what was typed.
        where.and([where('found.key', '>=', query.typed), where('found.key', '<', `${query.typed}{`)]),
      ]),
    )
    .$if(level !== 'powiat', (select) => select.where('unit.type', '!=', 'city'))
    .$if(level !== undefined, (select) => select.where('unit.level', '=', level as Level))
    .orderBy((order) => order.case().when('found.key', 'in', exact).then(0).else(1).end())
    .orderBy(sql`unit.population desc nulls last`)
    .limit(MOST_HITS)
    .execute()
  return rows.map(({ key, kind, shown, ...row }) => ({
    code: row.code,
    name: row.name,
    level: row.level as Level,
    type: row.type as UnitType,
    population: row.population,
    nameRank: row.name_rank,
    key,
    kind: kind as KeyKind,
    shown,
    row,
  }))
}

function becauseOf(kind: KeyKind, shown: string | null): UnitFound['because'] {
  if (!shown) return null
  return { kind: kind === 'former' ? 'former' : 'locality', name: shown }
}
