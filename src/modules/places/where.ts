import type { Db } from '../../platform/db/index.ts'
import type { Point, Unit } from './rules.ts'
import { gminaCodeAt } from './shapes/outlines.ts'
import { unitByCode, unitsDividedFrom } from './store.ts'

export interface UnitAt {
  unit: Unit
  /** Units divided from it that have no outline of their own yet: the point may as well be in one of them. */
  mayAlsoBe: Unit[]
}

/** The gmina a point lies in; null outside of the country. */
export async function unitAt(db: Db, point: Point): Promise<UnitAt | null> {
  const code = gminaCodeAt(point)
  const unit = code && (await unitByCode(db, code))
  return unit ? { unit, mayAlsoBe: await unitsDividedFrom(db, unit.code) } : null
}
