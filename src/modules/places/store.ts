import type { Selectable } from 'kysely'
import { type Db, sql } from '../../platform/db/index.ts'
import { remember } from './memory.ts'
import {
  type Box,
  boxAround,
  codeOn,
  distanceKm,
  type Level,
  type Town,
  type Unit,
  type UnitCode,
  type UnitType,
} from './rules.ts'
import type { PlacesTables } from './tables.ts'

const on = (db: Db) => db.withTables<PlacesTables>()

/** The unit that has this code, or had it on an earlier list. Null for a code of no unit. */
export function unitByCode(db: Db, code: string): Promise<Unit | null> {
  return remember(db, `unit ${code}`, async () => (await unitsByCodes(db, [code])).get(code) ?? null)
}

/** Units by the codes asked for, former codes included; codes of no unit are left out. */
export async function unitsByCodes(db: Db, codes: readonly string[]): Promise<Map<string, Unit>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('places.unit_codes as known')
    .innerJoin('places.units as unit', 'unit.id', 'known.unit_id')
    .selectAll('unit')
    .select('known.code as asked')
    .where('known.code', 'in', wanted)
    .orderBy('known.seen_to')
    .execute()
  return new Map(rows.map(({ asked, ...row }) => [asked, unitOf(row)]))
}

/** What lists of known days called a unit, oldest first. */
export async function codesOf(db: Db, unitId: string): Promise<UnitCode[]> {
  const rows = await on(db)
    .selectFrom('places.unit_codes')
    .select(['code', 'name', 'type', 'seen_from', 'seen_to'])
    .where('unit_id', '=', unitId)
    .orderBy('seen_from')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    type: row.type as UnitType,
    seenFrom: row.seen_from,
    seenTo: row.seen_to,
  }))
}

/**
 * The unit as it was on a day: under its code and name of then, or the unit it was later divided from. Null for a code of
 * no unit.
 */
export async function unitOn(db: Db, code: string, day: Temporal.PlainDate): Promise<Unit | null> {
  const unit = await unitByCode(db, code)
  if (!unit) return null
  const then = codeOn(unit, await codesOf(db, unit.id), day)
  if (then) return { ...unit, code: then.code, name: then.name, type: then.type }
  return unit.splitFromCode ? unitOn(db, unit.splitFromCode, day) : null
}

/** Units right below another in alphabetical order: powiats of a województwo, gminas of a powiat. */
export async function unitsIn(db: Db, parentCode: string): Promise<Unit[]> {
  const rows = await on(db)
    .selectFrom('places.units')
    .selectAll()
    .where('parent_code', '=', parentCode)
    .where('valid_to', 'is', null)
    .orderBy('name_rank')
    .orderBy('code')
    .execute()
  return rows.map(unitOf)
}

/** The sixteen voivodeships, in Polish alphabetical order. */
export function voivodeships(db: Db): Promise<Unit[]> {
  return remember(db, 'voivodeships', async () => {
    const rows = await on(db)
      .selectFrom('places.units')
      .selectAll()
      .where('level', '=', 'voivodeship')
      .where('valid_to', 'is', null)
      .orderBy('name_rank')
      .execute()
    return rows.map(unitOf)
  })
}

/** Units that were divided from this one and have no outline of their own. */
export async function unitsDividedFrom(db: Db, code: string): Promise<Unit[]> {
  const rows = await on(db)
    .selectFrom('places.units')
    .selectAll()
    .where('split_from_code', '=', code)
    .where('has_outline', '=', false)
    .execute()
  return rows.map(unitOf)
}

export interface UnitNearby {
  unit: Unit
  /** Between the label points of the two. */
  km: number
}

/** Gminas whose label point lies within `km` of that of a unit, nearest first; the unit itself leads. */
export async function unitsWithinKm(db: Db, code: string, km: number): Promise<UnitNearby[]> {
  const middle = await unitByCode(db, code)
  if (!middle) return []
  const { west, east, south, north } = boxAround(middle.point, km)
  const rows = await on(db)
    .selectFrom('places.units')
    .selectAll()
    .where('level', '=', 'gmina')
    .where('valid_to', 'is', null)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .where('lon', '>=', west)
    .where('lon', '<=', east)
    .execute()
  return rows
    .map(unitOf)
    .map((unit) => ({ unit, km: distanceKm(middle.point, unit.point) }))
    .filter((nearby) => nearby.km <= km)
    .sort((a, b) => Number(b.unit.id === middle.id) - Number(a.unit.id === middle.id) || a.km - b.km)
}

/** Towns and larger villages in a box of degrees, the greatest first. */
export async function townsIn(db: Db, box: Box, limit: number): Promise<Town[]> {
  const rows = await towns(db)
    .where('locality.lat', '>=', box.south)
    .where('locality.lat', '<=', box.north)
    .where('locality.lon', '>=', box.west)
    .where('locality.lon', '<=', box.east)
    .limit(limit)
    .execute()
  return rows.map(townOf)
}

/** Towns and larger villages of some units, the greatest first. */
export async function townsOf(db: Db, codes: readonly string[], limit: number): Promise<Town[]> {
  const rows = await towns(db)
    .where((where) => where.or(codes.map((code) => where('unit.code', 'like', `${code}%`))))
    .limit(limit)
    .execute()
  return rows.map(townOf)
}

/** A town or larger village of a unit by its name. Null when we know none. */
export async function localityOf(db: Db, unitId: string, name: string): Promise<Town | null> {
  const row = await towns(db)
    .where('locality.unit_id', '=', unitId)
    .where('locality.name', '=', name)
    .executeTakeFirst()
  return row ? townOf(row) : null
}

/** Every gmina of today. */
export async function allGminas(db: Db): Promise<Unit[]> {
  const rows = await on(db)
    .selectFrom('places.units')
    .selectAll()
    .where('level', '=', 'gmina')
    .where('valid_to', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map(unitOf)
}

const towns = (db: Db) =>
  on(db)
    .selectFrom('places.localities as locality')
    .innerJoin('places.units as unit', 'unit.id', 'locality.unit_id')
    .select(['locality.name', 'locality.population', 'locality.lon', 'locality.lat', 'unit.code'])
    .orderBy(sql`locality.population desc nulls last`)
    .orderBy('locality.name_rank')

const townOf = (row: { name: string; code: string; population: number | null; lon: number; lat: number }): Town => ({
  name: row.name,
  unitCode: row.code,
  population: row.population,
  point: { lon: row.lon, lat: row.lat },
})

export type UnitRow = Selectable<PlacesTables['places.units']>

/** The unit a row tells of. */
export function unitOf(row: UnitRow): Unit {
  return {
    id: row.id,
    code: row.code,
    level: row.level as Level,
    name: row.name,
    nameRank: row.name_rank,
    type: row.type as UnitType,
    parentCode: row.parent_code,
    splitFromCode: row.split_from_code,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    population: row.population,
    areaKm2: row.area_km2,
    point: { lon: row.lon, lat: row.lat },
    hasOutline: row.has_outline,
    locative: row.locative,
  }
}
