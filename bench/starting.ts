// How long the built portal takes from the start of its process to the end of its first page, and what memory it holds
// when nobody asks for anything.
import { join } from 'node:path'
import { atMost, median, type Row } from './row.ts'
import { filled, inFolder, inPlace } from './support/place.ts'
import { type PortalSettings, startPortal } from './support/portal.ts'

const ROUNDS = 5
/** Milliseconds of quiet before memory is read: schedules have begun, the heap has settled. */
const QUIET = 8000

export async function run(): Promise<Row[]> {
  return [...(await onPostgres()), ...(await embedded())]
}

async function onPostgres(): Promise<Row[]> {
  return inPlace(async (place) => {
    const [path = ''] = await filled(place, [5000])
    const starts = await startsOf({ ...place, path })
    const portal = await startPortal({ ...place, path })
    await new Promise((resolve) => setTimeout(resolve, QUIET))
    const memory = portal.memory()
    await portal.stop()
    return [
      atMost(
        'start to first page, PostgreSQL',
        starts,
        1,
        's',
        `consultation page; filled database; median of ${ROUNDS}`,
      ),
      atMost(
        'idle memory, PostgreSQL',
        memory,
        180,
        'MB',
        `resident, web and worker in one process, ${QUIET / 1000} s after its first page`,
      ),
    ]
  })
}

async function embedded(): Promise<Row[]> {
  const first: number[] = []
  for (let round = 0; round < 2; round += 1)
    await inFolder(async (base) => {
      first.push(await startOf({ folder: join(base, 'data'), demo: true }))
    })
  return inFolder(async (base) => {
    const settings = { folder: join(base, 'data'), demo: true }
    await startOf(settings)
    const again = await startsOf(settings)
    return [
      atMost(
        'start to first page, empty embedded folder',
        median(first),
        10,
        's',
        'with the demonstration network; mean of 2',
      ),
      atMost(
        'start to first page, filled embedded folder',
        again,
        2.5,
        's',
        `demonstration network; median of ${ROUNDS}`,
      ),
    ]
  })
}

async function startsOf(settings: PortalSettings): Promise<number> {
  const seconds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) seconds.push(await startOf(settings))
  return median(seconds)
}

async function startOf(settings: PortalSettings): Promise<number> {
  const portal = await startPortal(settings)
  await portal.stop()
  return portal.firstAnswer / 1000
}
