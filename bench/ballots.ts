// How many ballots a second people can cast over HTTP, each answered when PostgreSQL has it on disk, beside pgbench that runs the
// same inserts with as many clients; how long the slowest wait at half of that; and what is left after power cuts.
import { randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { headAfter } from '../src/modules/ballots/log/chain.ts'
import { aServer } from '../tests/support/server.ts'
import { keyIn, voteThroughCrashes } from '../tests/support/voters.ts'
import { atLeast, atMost, many, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { send } from './support/load.ts'
import { durabilityOf, runScript } from './support/pgbench.ts'
import { inPlace, type Place, query, settingsOf } from './support/place.ts'
import { startPortal } from './support/portal.ts'

const CLIENTS = 8
const ROUNDS = 3
const SECONDS = 5
const BALLOTS = 100_000
const KILLS = 5

interface OpenPoll {
  id: string
  slug: string
  cookie: string
}

export async function run(): Promise<Row[]> {
  return [...(await inPlace(speed)), await inPlace(crashes)]
}

async function speed(place: Place): Promise<Row[]> {
  const papers = join(dirname(place.folder), 'papers.txt')
  const { answer: poll } = await inside<OpenPoll>(['open-poll', '200000', '0', papers], settingsOf(place))
  const script = await castingScript(place, poll)
  const portal = await startPortal({ ...place, path: `/glosowania/${poll.slug}`, role: 'web' })
  try {
    let skip = 0
    const cast = async (rate?: number) => {
      const measured = await send({
        port: portal.port,
        method: 'POST',
        path: `/glosowania/${poll.slug}/karta`,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: `http://127.0.0.1:${portal.port}`,
          cookie: `${poll.cookie}={line}`,
        },
        body: 'p=add:1',
        lines: papers,
        skip,
        ...(rate === undefined ? {} : { rate }),
        connections: CLIENTS,
        warmUp: 1,
        seconds: SECONDS,
        status: 303,
      })
      const [end] = await query<{ ballots: number }>(place.databaseUrl, 'select ballots from ballots.log_ends')
      skip = end?.ballots ?? 0
      return measured
    }
    const rounds: { http: number; bare: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({
        http: (await cast()).perSecond,
        bare: await runScript(place, script, { clients: CLIENTS, seconds: SECONDS }),
      })
    const perSecond = (which: 'http' | 'bare') => median(rounds.map((round) => round[which]))
    const half = await cast(perSecond('http') / 2)
    return [
      atLeast(
        'casting a ballot over HTTP, beside pgbench',
        median(rounds.map(({ http, bare }) => http / bare)),
        0.35,
        '×',
        `${many(perSecond('http'))}/s of ${many(perSecond('bare'))}/s with the same inserts; ${CLIENTS} clients, ${await durabilityOf(place)}`,
      ),
      atMost(
        'casting at half of that rate, 99th of 100',
        half.p99,
        100,
        'ms',
        `${many(half.perSecond)}/s, middle ${half.p50.toFixed(1)} ms`,
      ),
    ]
  } finally {
    await portal.stop()
  }
}

/** What one ballot writes: who voted, what was voted, the line of the log, in one transaction. */
async function castingScript(place: Place, { id }: OpenPoll): Promise<string> {
  await query(place.databaseUrl, 'create sequence bench_numbers start 100000000')
  const script = join(dirname(place.folder), 'casting.sql')
  const text = 'md5(random()::text) || md5(random()::text)'
  await writeFile(
    script,
    [
      'begin;',
      `insert into ballots.voters (poll_id, key_hash, channel, edit_hash, ballot_id) values ('${id}', ${text}, 'web', ${text}, gen_random_uuid());`,
      `insert into ballots.ballots (id, poll_id, receipt, nonce, choice, entry, channel) values (gen_random_uuid(), '${id}', ${text}, md5(random()::text), '1:1', 1, 'web');`,
      `insert into ballots.log_entries (poll_id, number, kind, commitment, hash) values ('${id}', nextval('bench_numbers'), 'cast', ${text}, ${text});`,
      'commit;',
      '',
    ].join('\n'),
  )
  return script
}

async function crashes(place: Place): Promise<Row> {
  const file = join(dirname(place.folder), 'papers.txt')
  const { answer: poll } = await inside<OpenPoll>(['open-poll', String(BALLOTS), '20', file], settingsOf(place))
  const papers = (await readFile(file, 'utf8')).trim().split('\n')
  const started = performance.now()
  const { acknowledged, refused, server } = await voteThroughCrashes({
    papers,
    cookie: poll.cookie,
    path: `/glosowania/${poll.slug}/karta`,
    clients: CLIENTS,
    kills: Array.from({ length: KILLS }, () => randomInt(BALLOTS)).sort((a, b) => a - b),
    start: () => aServer({ ...settingsOf(place), NODE_ENV: 'production' }),
  })
  await server.stop()
  const seconds = (performance.now() - started) / 1000
  const voters = await query<{ key: string }>(place.databaseUrl, 'select key_hash as key from ballots.voters')
  const kept = new Set(voters.map(({ key }) => key))
  const lost = new Set(acknowledged.map(keyIn).filter((key) => !kept.has(key))).size
  const [{ ballots = 0 } = {}] = await query<{ ballots: number }>(
    place.databaseUrl,
    'select count(*)::int as ballots from ballots.ballots',
  )
  const people = new Set(papers.map(keyIn)).size
  const wrong = lost + Math.abs(ballots - people) + ((await chainIsWhole(place, poll)) ? 0 : 1)
  return atMost(
    `${many(BALLOTS)} ballots through ${KILLS} power cuts: lost, doubled, or a broken chain`,
    wrong,
    0,
    '',
    `${many(acknowledged.length)} kept, ${many(refused.length)} repeated ones refused, ${many(ballots)} in the box of ${many(people)} people, ${seconds.toFixed(0)} s`,
  )
}

async function chainIsWhole({ databaseUrl }: Place, { id }: OpenPoll): Promise<boolean> {
  const [start] = await query<{ hash: string }>(
    databaseUrl,
    'select definition_hash as hash from ballots.polls where id = $1',
    [id],
  )
  const entries = await query<Parameters<typeof headAfter>[1] & { hash: string }>(
    databaseUrl,
    'select number, kind, commitment, replaces, hash from ballots.log_entries order by number',
  )
  const [end] = await query<{ head: string }>(databaseUrl, 'select head from ballots.log_ends')
  let head = start?.hash ?? ''
  for (const [at, entry] of entries.entries()) {
    head = headAfter(head, entry)
    if (entry.number !== at + 1 || entry.hash !== head) return false
  }
  return end?.head === head
}
