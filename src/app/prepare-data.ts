import { loadPlaces } from '../modules/places/index.ts'
import { systemContext } from '../platform/context.ts'
import { beginDemo, continueDemo, isEmpty, signInLines } from './demo/index.ts'
import type { OpenHouse } from './house.ts'

/** The data as they are before anyone comes. */
export interface Prepared {
  /** Lines about the demonstration sign-ins, to be shown at the start. */
  signIns: string[]
  /** Brings the rest of the demonstration network, beside the first visitors. */
  complete(): Promise<void>
}

/**
 * Brings the database to what the product needs before anyone comes: the register of units, and in demonstration mode a
 * network to look at when there is nothing yet.
 */
export async function prepareData(house: OpenHouse): Promise<Prepared> {
  await loadPlaces(house.db)
  if (!house.config.demo) return { signIns: [], complete: async () => {} }
  const context = systemContext(house, 'seed')
  if (await isEmpty(house.db)) await beginDemo(context)
  return { signIns: signInLines(), complete: () => continueDemo(context) }
}
