import { loadPlaces } from '../modules/places/index.ts'
import { systemContext } from '../platform/context.ts'
import { isEmpty, seedDemo, signInLines } from './demo/index.ts'
import type { OpenHouse } from './house.ts'

/**
 * Brings the database to what the product needs before anyone comes: the register of units, and in demonstration mode a
 * network to look at when there is nothing yet.
 * @returns lines about the demonstration sign-ins, to be shown at the start
 */
export async function prepareData(house: OpenHouse): Promise<string[]> {
  await loadPlaces(house.db)
  if (!house.config.demo) return []
  if (await isEmpty(house.db)) await seedDemo(systemContext(house, 'seed'))
  return signInLines()
}
