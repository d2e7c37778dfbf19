// Whether a portal holds out while a town votes: 1,000 voters a minute on the embedded engine without an error; 300 ballots a second
// for five minutes on PostgreSQL while others read. Each answer other than the expected one ends the measure. How fast it could be
// for a few seconds is measured in the same run and said beside, because the machine decides as much as we do.
import { dirname, join } from 'node:path'
import { atLeast, atMost, many, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { type Measured, send } from './support/load.ts'
import { inFolder, inPlace, settingsOf } from './support/place.ts'
import { startPortal } from './support/portal.ts'

/** How long the pace is kept; shorter for a look at whether it runs at all. */
const SUSTAINED = Number(process.env.WIEC_BENCH_SUSTAINED ?? 300)
const MINUTE = Math.min(60, SUSTAINED)
const BURST = 5
const CLIENTS = 16
const READERS = 4
/** A little above the goals, so that a late timer does not decide. */
const EMBEDDED_RATE = 20
const SERVER_RATE = 330

interface OpenPoll {
  slug: string
  cookie: string
}

export async function run(): Promise<Row[]> {
  return [...(await inFolder(embedded)), ...(await inPlace(sustained))]
}

/** A town on the embedded engine, for a minute. */
async function embedded(base: string): Promise<Row[]> {
  const folder = join(base, 'data')
  const { voting, reading, burst } = await vote({ folder }, { WIEC_DATA: folder }, join(base, 'papers.txt'), {
    rate: EMBEDDED_RATE,
    seconds: MINUTE,
    burst: 2000,
  })
  return [
    atLeast(
      'voters a minute on the embedded engine, none refused',
      voting.perSecond * 60,
      1000,
      '/min',
      `${MINUTE} s, slowest of a hundred ${voting.p99.toFixed(0)} ms; ${many(burst.perSecond * 60)}/min at full speed`,
    ),
    atMost('p95 of the page of the vote meanwhile, embedded', reading.p95, 200, 'ms', `${many(reading.answers)} read`),
  ]
}

/** A large city on PostgreSQL, for five minutes. */
async function sustained(place: Parameters<Parameters<typeof inPlace>[0]>[0]): Promise<Row[]> {
  const papers = join(dirname(place.folder), 'papers.txt')
  const { voting, reading, burst } = await vote(place, settingsOf(place), papers, {
    rate: SERVER_RATE,
    seconds: SUSTAINED,
    burst: 20_000,
  })
  return [
    atLeast(
      'ballots a second kept up on PostgreSQL, none refused',
      voting.perSecond,
      300,
      '/s',
      `${SUSTAINED} s, ${many(voting.answers)} ballots, slowest of a hundred ${voting.p99.toFixed(0)} ms; ${many(burst.perSecond)}/s at full speed`,
    ),
    atMost('p95 of the page of the vote meanwhile', reading.p95, 200, 'ms', `${many(reading.answers)} read`),
  ]
}

async function vote(
  place: { folder: string; databaseUrl?: string },
  settings: Record<string, string>,
  papers: string,
  pace: { rate: number; seconds: number; burst: number },
): Promise<{ voting: Measured; reading: Measured; burst: Measured }> {
  // The pace and the warm-up take their papers first; what is left is for the burst at the end.
  const kept = Math.ceil(pace.rate * (pace.seconds + 5) * 1.1)
  const { answer: poll } = await inside<OpenPoll>(['open-poll', String(kept + pace.burst), '0', papers], settings)
  const path = `/glosowania/${poll.slug}`
  const portal = await startPortal({ ...place, path, role: 'all' })
  const ballots = (seconds: number, more: { rate?: number; skip?: number }) =>
    send({
      port: portal.port,
      method: 'POST',
      path: `${path}/karta`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: `http://127.0.0.1:${portal.port}`,
        cookie: `${poll.cookie}={line}`,
      },
      body: 'p=add:1',
      lines: papers,
      connections: CLIENTS,
      warmUp: 1,
      seconds,
      status: 303,
      ...more,
    })
  try {
    await portal.atRest()
    const [voting, reading] = await Promise.all([
      ballots(pace.seconds, { rate: pace.rate }),
      // Past the cache: each asks for an address of its own.
      send({
        port: portal.port,
        path: `${path}?n={n}`,
        connections: READERS,
        rate: 10,
        warmUp: 1,
        seconds: pace.seconds,
        status: 200,
      }),
    ])
    return { voting, reading, burst: await ballots(BURST, { skip: kept }) }
  } finally {
    await portal.stop()
  }
}
