import type { Context } from '../../../platform/context.ts'
import {
  findUnits,
  gminasMeant,
  isGminaCode,
  type Point,
  parsePoint,
  roundPoint,
  type Unit,
  unitByCode,
  unitsWithinKm,
} from '../../places/index.ts'

/** A point as maps give it for copying, latitude first: `53,8434, 22,9790` or `53.8434 22.9790`. Null when it is none. */
export function readPoint(typed: string): Point | null {
  const [, lat = '', lon = ''] = /^\s*(\d{1,2}[.,]\d+|\d{1,2})\s*[,; ]\s*(\d{1,2}[.,]\d+|\d{1,2})\s*$/.exec(typed) ?? []
  const point = parsePoint(`${lon.replace(',', '.')},${lat.replace(',', '.')}`)
  return point && roundPoint(point)
}

export const writePoint = ({ lon, lat }: Point) => `${lat}, ${lon}`

export type PlaceMeant =
  | { unitCode: string | null; point: Point | null }
  | { field: 'unit' | 'unitCode' | 'point'; problem: string }

/** Where a meeting is, of what was typed: a gmina by its name, chosen among several of it, and a point of the map. */
export async function placeMeant(
  context: Context,
  typed: { unit: string; unitCode: string; point: string },
): Promise<PlaceMeant> {
  const units = await gminasMeant(context.db, typed.unit)
  const [first] = units
  const chosen = units.find(({ unit }) => unit.code === typed.unitCode) ?? (units.length === 1 ? first : undefined)
  if (typed.unit && units.length === 0) return { field: 'unit', problem: 'meetings.form.unit' }
  if (typed.unit && !chosen) return { field: 'unitCode', problem: 'meetings.form.which-unit' }
  if (!typed.point) return { unitCode: chosen?.unit.code ?? null, point: null }
  const point = readPoint(typed.point)
  if (!point) return { field: 'point', problem: 'meetings.form.point' }
  return chosen ? { unitCode: chosen.unit.code, point } : { field: 'point', problem: 'meetings.form.point-unit' }
}

/** How far "near me" reaches. */
const NEAR_KM = 25

/**
 * Codes of gminas in which meetings are looked for, by the name of a gmina, a powiat or a województwo, or its code; a gmina
 * with those near it when asked.
 * @returns null for the unit nobody knows, which finds nothing
 */
export async function whereToLook(
  { db }: Pick<Context, 'db'>,
  place: string,
  near: boolean,
): Promise<{ unit: Unit; codes: string[]; prefix: string | null } | null> {
  const unit = /^\d{2,7}$/.test(place)
    ? await unitByCode(db, place)
    : ((await findUnits(db, place, { limit: 1 }))[0]?.unit ?? null)
  if (!unit) return null
  // The last digit tells the kind of gmina, which changes when a village becomes a town.
  if (isGminaCode(unit.code) && near)
    return { unit, codes: (await unitsWithinKm(db, unit.code, NEAR_KM)).map((each) => each.unit.code), prefix: null }
  return { unit, codes: [], prefix: unit.code.slice(0, 6) }
}
