import { loadPlaces } from '../../src/modules/places/index.ts'
import type { Db } from '../../src/platform/db/index.ts'

/** What every database of the product holds before anyone comes: the register of units. */
export async function loadReferenceData(db: Db) {
  await loadPlaces(db)
}
