// How long an archive edition takes to come in from the largest shared Pabulib file, and how fast the page of results of 200
// projects is for readers without an account, past the cache. Voting itself is measured in ballots.ts: a pool is a poll.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { atMost, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { send } from './support/load.ts'
import { inPlace, type Place, settingsOf } from './support/place.ts'
import { startPortal } from './support/portal.ts'

const FOLDER = resolve(process.env.WIEC_PABULIB ?? '../shared/data/pabulib')
const ROUNDS = 3

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => [...(await archive(place)), await results(place)])
}

async function archive(place: Place): Promise<Row[]> {
  if (!existsSync(FOLDER)) return []
  const [largest] = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.pb'))
    .map((name) => ({ name, size: statSync(join(FOLDER, name)).size }))
    .sort((a, b) => b.size - a.size)
  if (!largest) return []
  const seconds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    seconds.push(
      (await inside<{ seconds: number }>(['bring-archive', join(FOLDER, largest.name)], settingsOf(place))).answer
        .seconds,
    )
  const note = `${largest.name}, ${(largest.size / 1e6).toFixed(1)} MB; ${ROUNDS} rounds`
  return [atMost('an archive edition from the largest .pb', median(seconds), 5, 's', note)]
}

async function results(place: Place): Promise<Row> {
  const { answer: slug } = await inside<string>(['bring-projects', '200'], settingsOf(place))
  const path = `/budzet-obywatelski/${slug}/wyniki`
  const portal = await startPortal({ ...place, path, role: 'web' })
  try {
    const rounds: number[] = []
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push(
        (await send({ port: portal.port, path: `${path}?n={n}`, connections: 2, warmUp: 1, seconds: 3, status: 200 }))
          .p95,
      )
    return atMost(
      'p95 of the results of 200 projects, uncached',
      median(rounds),
      100,
      'ms',
      `2 connections, ${ROUNDS} rounds`,
    )
  } finally {
    await portal.stop()
  }
}
