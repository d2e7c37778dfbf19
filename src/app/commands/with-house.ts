import { readConfig } from '../../platform/config.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { type OpenHouse, openHouse } from '../house.ts'
import { definitions } from '../jobs.ts'

/** Does one piece of work in the house of the settings, as the system, and closes it. Runs no jobs. */
export async function withHouse<T>(name: string, work: (context: Context, house: OpenHouse) => Promise<T>): Promise<T> {
  const house = await openHouse(readConfig(process.env), { definitions: definitions(), worker: false })
  try {
    return await work(systemContext(house, name), house)
  } finally {
    await house.close()
  }
}
