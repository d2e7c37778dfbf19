import { type Db, type RawBuilder, sql } from '../../../platform/db/index.ts'
import { type Unit, unitsIn, voivodeships } from '../../places/index.ts'
import { TOPICS } from '../../processes/index.ts'
import type { PracticeFilter } from '../finding.ts'
import { areaKeyOf, ORGANISERS, SCALES, TOOLS } from '../rules.ts'

/** Every gmina of some voivodeships. */
export async function gminasOf(db: Db, codes: readonly string[]): Promise<Unit[]> {
  const found: Unit[] = []
  for (const { code } of (await voivodeships(db)).filter((each) => codes.includes(each.code)))
    for (const powiat of await unitsIn(db, code)) found.push(...(await unitsIn(db, powiat.code)))
  return found
}

/** Words that made-up practices have, the first ones often and the last seldom. */
export const WORDS = Array.from({ length: 3000 }, (_, at) => `slowo${at}`)

/**
 * So many made-up practices over real gminas: of every kind, half of them at the middle of the whole municipality, some in two
 * gminas, some of a whole powiat or voivodeship, some without a place, some abroad, some that nobody may see.
 */
export async function makePractices(db: Db, gminas: readonly Unit[], many: number, seed = 0.5): Promise<void> {
  const given = gminas.map(({ code }) => code)
  await sql`select setseed(${seed})`.execute(db)
  await sql`
    insert into practices.practices (id, slug, title, essence, tool, theme, organiser_type, scale, year_from, year_to, country,
      unit_code, unit_codes, area_keys, precision, public_lon, public_lat, search_keys, created_at, updated_at, published_at)
    select gen_random_uuid(), 'praktyka-' || i || '-' || ${Math.round(seed * 1e6)}::int, 'Praktyka ' || i, 'Co zrobiliśmy.',
      (${[...TOOLS]}::text[])[1 + floor(tool * ${TOOLS.length})::int], (${[...TOPICS]}::text[])[1 + floor(theme * ${TOPICS.length})::int],
      (${[...ORGANISERS]}::text[])[1 + floor(who * ${ORGANISERS.length})::int],
      (${[...SCALES]}::text[])[1 + floor(scale * ${SCALES.length})::int],
      year, year + floor(more * 3)::int, case when abroad then 'DE' else 'PL' end,
      case when abroad then null else left(code, wide) end, case when abroad then '{}' else array[left(code, wide)] end,
      case when abroad then '{}' when wide = 4 then array[left(code, 4), left(code, 2)] when wide = 2 then array[left(code, 2)]
        when other <> code and more > 0.9 then array[left(code, 6), left(code, 4), left(code, 2), left(other, 6), left(other, 4)]
        else array[left(code, 6), left(code, 4), left(code, 2)] end,
      case when whole then 'municipality' else 'approximate' end,
      case when i % 50 = 0 then null else round((lon + case when whole then 0 else (aside - 0.5) * 0.1 end)::numeric, 3)::float8 end,
      case when i % 50 = 0 then null else round((lat + case when whole then 0 else (up - 0.5) * 0.06 end)::numeric, 3)::float8 end,
      array['slowo' || floor(power(a, 3) * 3000), 'slowo' || floor(power(b, 3) * 3000), 'slowo' || floor(power(up, 3) * 3000),
        'slowo' || floor(power(aside, 3) * 3000), 'slowo' || floor(power(tool, 3) * 3000), 'slowo' || floor(power(who, 3) * 3000)],
      now(), now(), case when i % 25 = 0 then null else '2026-01-01'::timestamptz + make_interval(secs => i) end
    from (
      select i, random() as tool, random() as theme, random() as who, random() as scale, random() as more, random() as aside,
        random() as up, random() as a, random() as b, 1995 + floor(random() * 32)::int as year, random() < 0.5 as whole,
        i % 40 = 0 as abroad, case when i % 30 = 1 then 4 when i % 30 = 2 then 2 else 7 end as wide, 1 + floor(power(random(), 2) * ${gminas.length})::int as at, 1 + floor(random() * ${gminas.length})::int as next
      from generate_series(1, ${many}::int) i
    ) made
    cross join lateral (select (${given}::text[])[at] as code, (${given}::text[])[next] as other,
      (${gminas.map(({ point }) => point.lon)}::float8[])[at] as lon, (${gminas.map(({ point }) => point.lat)}::float8[])[at] as lat) place`.execute(
    db,
  )
}

/** How many the database finds, by the condition said a second time in its own language. */
export async function countFound(db: Db, filter: PracticeFilter, placed = false): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from practices.practices
    where ${practicesWhere(filter)} ${placed ? sql`and public_lon is not null` : sql``}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Where everybody may know public practices to be. */
export async function placesShown(db: Db): Promise<{ lon: number; lat: number }[]> {
  const { rows } = await sql<{ lon: number; lat: number }>`
    select public_lon as lon, public_lat as lat from practices.practices
    where is_public and public_lon is not null`.execute(db)
  return rows
}

/** Changes one column of the practices whose slug begins so; the bus is told nothing. */
export async function changePractices(db: Db, slugs: string, column: 'hidden' | 'moved' | 'deleted' | 'shown') {
  const which = sql`slug like ${`${slugs}%`}`
  if (column === 'deleted') await sql`delete from practices.practices where ${which}`.execute(db)
  if (column === 'hidden')
    await sql`update practices.practices set hidden_at = now(), hidden_reason = 'próba' where ${which}`.execute(db)
  if (column === 'shown')
    await sql`update practices.practices set hidden_at = null, hidden_reason = null where ${which}`.execute(db)
  if (column === 'moved')
    await sql`update practices.practices set public_lon = 23.5, public_lat = 53.5 where ${which}`.execute(db)
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

/** A filter of one to four conditions, for holding two ways of finding against each other. */
export function aRandomFilter(random: () => number, gminas: readonly Unit[]): PracticeFilter {
  const parts: ((filter: PracticeFilter) => void)[] = [
    (filter) => {
      filter.tool = pick(random, TOOLS)
    },
    (filter) => {
      filter.theme = pick(random, TOPICS)
    },
    (filter) => {
      filter.organiser = pick(random, ORGANISERS)
    },
    (filter) => {
      filter.scale = pick(random, SCALES)
    },
    (filter) => {
      filter.yearFrom = 1995 + Math.floor(random() * 30)
    },
    (filter) => {
      filter.yearTo = 1995 + Math.floor(random() * 35)
    },
    (filter) => {
      filter.abroad = random() < 0.3
    },
    (filter) => {
      const key = areaKeyOf(pick(random, gminas).code)
      filter.areas = [
        key.slice(0, pick(random, [2, 4, 6])),
        ...(random() < 0.3 ? [areaKeyOf(pick(random, gminas).code)] : []),
      ]
    },
    (filter) => {
      const code = pick(random, gminas).code
      filter.whole = [code.slice(0, 4), code.slice(0, 2)]
    },
    (filter) => {
      filter.words = [[WORDS[Math.floor(random() ** 3 * 40)] ?? ''], ...(random() < 0.3 ? [['slowo1', 'slowo2']] : [])]
    },
  ]
  const filter: PracticeFilter = {}
  for (let many = 1 + Math.floor(random() * 4); many > 0; many--) pick(random, parts)(filter)
  return filter
}

/** Numbers from 0 to 1 that are the same each time (a linear congruence of Park and Miller). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** The condition under which a practice is public and answers a filter, written apart from the product for holding the two together. */
function practicesWhere(filter: PracticeFilter): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`practices.practices.${name}`)
  const parts = [sql`${column('is_public')}`]
  if (filter.tool) parts.push(sql`${column('tool')} = ${filter.tool}`)
  if (filter.theme) parts.push(sql`${column('theme')} = ${filter.theme}`)
  if (filter.organiser) parts.push(sql`${column('organiser_type')} = ${filter.organiser}`)
  if (filter.scale) parts.push(sql`${column('scale')} = ${filter.scale}`)
  if (filter.yearFrom !== undefined) parts.push(sql`${column('year_to')} >= ${filter.yearFrom}`)
  if (filter.yearTo !== undefined) parts.push(sql`${column('year_from')} <= ${filter.yearTo}`)
  if (filter.abroad !== undefined)
    parts.push(filter.abroad ? sql`${column('country')} <> 'PL'` : sql`${column('country')} = 'PL'`)
  if (filter.areas) parts.push(sql`${column('area_keys')} && ${filter.areas}::text[]`)
  if (filter.whole)
    parts.push(sql`exists (select from unnest(${column('area_keys')}) area where area = any(${filter.whole}::text[])
      and not exists (select from unnest(${column('area_keys')}) inner_key where inner_key like area || '_%'))`)
  for (const keys of filter.words ?? []) parts.push(sql`${column('search_keys')} && ${keys}::text[]`)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}
