import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { hashOf, sealPaper } from '../../src/modules/ballots/eligibility/keys.ts'
import { aPoll } from '../../src/modules/ballots/examples.ts'
import { headAfter } from '../../src/modules/ballots/log/chain.ts'
import { entriesAfter, logEndOf } from '../../src/modules/ballots/log/store.ts'
import { systemContext } from '../../src/platform/context.ts'
import { newSecret, sql } from '../../src/platform/db/index.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { aHouse, type TestHouse } from '../support/house.ts'
import { aServer } from '../support/server.ts'
import { keyIn, voteThroughCrashes } from '../support/voters.ts'

const BALLOTS = 3000
const KILLS = 3

let at: TestDatabase
let house: TestHouse
beforeAll(async () => {
  at = await testDatabase('postgres')
  house = await aHouse(at, Temporal.Now.instant().toString())
}, 120_000)
afterAll(async () => {
  await house?.close()
  await at?.close()
})

test.skipIf(!inject('postgresUrl'))(
  'every acknowledged ballot is in the box once, no repeated one is, and the chain is whole, however often the power goes',
  async () => {
    const poll = await aPoll(systemContext(house, 'test'), { shape: { kind: 'choose', most: 1, exactly: false } })
    let key = ''
    const papers = Array.from({ length: BALLOTS }, (_, at) => {
      // Every twentieth comes from somebody who has a ballot already, on another device.
      if (at % 20 !== 19) key = hashOf(newSecret())
      return sealPaper(house.config, { poll: poll.id, key, secret: newSecret() })
    })
    const { acknowledged, refused, server } = await voteThroughCrashes({
      papers,
      cookie: `wiec_karta_${poll.id.slice(-12)}`,
      path: `/glosowania/${poll.slug}/karta`,
      clients: 8,
      kills: Array.from({ length: KILLS }, () => randomInt(BALLOTS - 100)).sort((a, b) => a - b),
      start: () =>
        aServer({ WIEC_DATA: house.config.dataFolder, DATABASE_URL: at.url ?? '', WIEC_SECRET: house.config.secret }),
    })
    await server.stop()

    const people = new Set(papers.map(keyIn))
    expect(acknowledged.length + refused.length).toBe(BALLOTS)
    expect(new Set(acknowledged.map(keyIn)).size).toBe(acknowledged.length)
    expect(acknowledged).toHaveLength(people.size)
    const { rows: voters } = await sql<{ key: string }>`select key_hash as key from ballots.voters`.execute(at.db)
    expect(new Set(voters.map(({ key }) => key))).toEqual(people)
    const { rows: ballots } = await sql<{ entry: number }>`select entry from ballots.ballots order by entry`.execute(
      at.db,
    )
    expect(ballots).toHaveLength(people.size)

    const entries = await entriesAfter(at.db, poll.id, 0, BALLOTS * 2)
    let head = poll.definitionHash ?? ''
    for (const [place, entry] of entries.entries()) {
      head = headAfter(head, entry)
      expect({ number: entry.number, hash: entry.hash }).toEqual({ number: place + 1, hash: head })
    }
    expect(await logEndOf(at.db, poll.id)).toEqual({ entries: entries.length, head, ballots: people.size })
    // Each ballot has an entry of its own, and nothing in the log is without a ballot.
    expect(ballots.map(({ entry }) => entry)).toEqual(entries.map(({ number }) => number))
  },
  300_000,
)
