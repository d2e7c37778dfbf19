// How fast a long document with many remarks is for readers, asked anew each time, past the cache.
import { atMost, many, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { type Measured, send } from './support/load.ts'
import { inPlace, settingsOf } from './support/place.ts'
import { type Portal, startPortal } from './support/portal.ts'

const PARAGRAPHS = 200
const REMARKS = 3000
const ROUNDS = 5

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const { answer: slug } = await inside<string>(
      ['open-draft', String(PARAGRAPHS), String(REMARKS)],
      settingsOf(place),
    )
    const home = `/konsultacje/${slug}/projekt`
    const portal = await startPortal({ ...place, path: home, role: 'web' })
    try {
      return [
        await page(portal, 'document', home),
        await page(portal, 'differences of its versions', `${home}/wersje/2/roznice`),
        await page(portal, 'one paragraph of it', `${home}/akapity/2`),
      ]
    } finally {
      await portal.stop()
    }
  })
}

async function page(portal: Portal, name: string, path: string): Promise<Row> {
  const rounds: Measured[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(
      await send({
        port: portal.port,
        path: `${path}?nr={run}-{n}`,
        connections: 1,
        warmUp: 1,
        seconds: 3,
        status: 200,
      }),
    )
  const perSecond = median(rounds.map((round) => round.perSecond))
  const kilobytes = Math.round((rounds[0]?.bytes ?? 0) / 1000)
  return atMost(
    `p95 of ${name}: ${PARAGRAPHS} paragraphs, ${many(REMARKS)} remarks`,
    median(rounds.map(({ p95 }) => p95)),
    300,
    'ms',
    `uncached, ${many(perSecond)}/s over one connection, ${kilobytes} kB; median of ${ROUNDS} rounds`,
  )
}
