// How fast the page of a consultation is for readers without an account, from the cache and past it, beside a bare
// server that sends the same bytes; and that its cost does not grow with the number of remarks.
import { atLeast, atMost, many, median, type Row } from './row.ts'
import { type Bare, startBare } from './support/bare.ts'
import { type Load, type Measured, send } from './support/load.ts'
import { filled, inPlace } from './support/place.ts'
import { type Portal, startPortal } from './support/portal.ts'

const FEW = 1000
const SOME = 5000
const MANY = 100_000
const ROUNDS = 5

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const [few = '', some = '', lots = ''] = await filled(place, [FEW, SOME, MANY])
    const portal = await startPortal({ ...place, path: some })
    const bare = await startBare(await bytesOf(portal, some))
    try {
      await portal.atRest()
      return [...(await speed(portal, bare, some)), await growth(portal, few, lots)]
    } finally {
      await bare.stop()
      await portal.stop()
    }
  })
}

/** Takes turns, so that a busy neighbour disturbs all three alike. */
async function speed(portal: Portal, bare: Bare, path: string): Promise<Row[]> {
  const rounds: { bare: Measured; cached: Measured; uncached: Measured }[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      bare: await send(reading(bare.port, path)),
      cached: await send(reading(portal.port, path)),
      uncached: await send(reading(portal.port, pastCache(path))),
    })
  const perSecond = (which: keyof (typeof rounds)[0]) => many(median(rounds.map((round) => round[which].perSecond)))
  const ratio = (which: 'cached' | 'uncached') =>
    median(rounds.map((round) => round[which].perSecond / round.bare.perSecond))
  const kilobytes = Math.round((rounds[0]?.bare.bytes ?? 0) / 1000)
  const beside = `of ${perSecond('bare')}/s from bare node:http, ${kilobytes} kB; ${CONNECTIONS} connections, ${ROUNDS} rounds`
  return [
    atLeast(
      'consultation page, cached, beside a bare server',
      ratio('cached'),
      0.6,
      '×',
      `${perSecond('cached')}/s ${beside}`,
    ),
    atLeast(
      'consultation page, uncached, beside a bare server',
      ratio('uncached'),
      0.12,
      '×',
      `${perSecond('uncached')}/s ${beside}`,
    ),
  ]
}

async function growth(portal: Portal, few: string, lots: string): Promise<Row> {
  const rounds: { few: Measured; lots: Measured }[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      few: await send(reading(portal.port, pastCache(few), { connections: 4 })),
      lots: await send(reading(portal.port, pastCache(lots), { connections: 4 })),
    })
  const p95 = (which: 'few' | 'lots') => median(rounds.map((round) => round[which].p95)).toFixed(1)
  return atMost(
    `p95 of the page at ${many(MANY)} remarks against ${many(FEW)}`,
    median(rounds.map((round) => round.lots.p95 / round.few.p95)),
    1.3,
    '×',
    `${p95('lots')} ms against ${p95('few')} ms, uncached, PostgreSQL, 4 connections`,
  )
}

const CONNECTIONS = 16

const reading = (port: number, path: string, differently: Partial<Load> = {}): Load => ({
  port,
  path,
  connections: CONNECTIONS,
  warmUp: 1,
  seconds: 3,
  status: 200,
  ...differently,
})

// An address nobody asked for before is not in the cache; what follows the question mark changes nothing on the page.
const pastCache = (path: string) => `${path}?nr={run}-{n}`

async function bytesOf(portal: Portal, path: string) {
  const answer = await fetch(`http://127.0.0.1:${portal.port}${path}`, { headers: { 'accept-encoding': 'identity' } })
  const headers = Object.fromEntries(
    [...answer.headers].filter(([name]) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name)),
  )
  return { headers, body: await answer.text() }
}
