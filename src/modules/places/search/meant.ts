import type { Db } from '../../../platform/db/index.ts'
import { findUnits, type UnitFound } from './store.ts'

/** Gminas of this name; a whole name leaves those out that only begin with it. Nothing typed means none. */
export async function gminasMeant(db: Db, name: string): Promise<UnitFound[]> {
  if (!name.trim()) return []
  const units = await findUnits(db, name, { limit: 8, level: 'gmina' })
  const whole = units.filter(({ exact, because }) => exact && !because)
  return whole.length > 0 ? whole : units
}
