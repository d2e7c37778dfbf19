import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { build } from 'vite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openMigrated, type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { openEmbedded } from '../../../platform/db/embedded.ts'
import { type Db, dbEmbedded, newId } from '../../../platform/db/index.ts'
import { stateOf } from '../issues/rules.ts'
import { issueById } from '../issues/store.ts'
import { resumeSending } from './actions.ts'
import { addresses, confirmedSubscribers, deliveriesOf, scheduledIssue } from './examples.ts'
import { audienceIn, isOver } from './rules.ts'
import { countsOf } from './store.ts'

const AUDIENCE = 1000
const START = Temporal.Instant.from('2026-09-30T10:00:00Z')

const bundle = join('node_modules', '.cache', `killed-sender-${newId()}`)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiec-kill-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Libraries in the same file: seventy workers begin here, and each would look for a few hundred files.
    ssr: { noExternal: true, external: ['@electric-sql/pglite'] },
    build: { ssr: 'src/modules/newsletter/sending/testing.ts', outDir: bundle },
  })
})
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
})

/** Numbers that come again with the same seed, so that a failure can be looked at. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A mail server that takes eight letters in ten, says "later" or hangs up to one, and knows no such person for one. */
async function sink(random: () => number) {
  const taken = new Map<string, number>()
  const refusedForGood = new Set<string>()
  const answered = { letters: 0 }
  const watchers = new Set<() => void>()
  const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      const throwOf = random()
      if (throwOf < 0.06) return done(refusal(421, '4.3.2 Shutting down'))
      if (throwOf < 0.1) return done(refusal(451, '4.3.0 Try again later'))
      if (throwOf < 0.18) {
        refusedForGood.add(address)
        return done(refusal(550, '5.1.1 No such user'))
      }
      done()
    },
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        for (const { address } of session.envelope.rcptTo) taken.set(address, (taken.get(address) ?? 0) + 1)
        answered.letters += 1
        for (const watch of watchers) watch()
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refusedForGood,
    /** When so many more letters have been taken. */
    after: (count: number) =>
      new Promise<void>((reached) => {
        const goal = answered.letters + count
        const watch = () => {
          if (answered.letters < goal) return
          watchers.delete(watch)
          reached()
        }
        watchers.add(watch)
      }),
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

interface Place {
  engine: TestDatabase['engine']
  /** Address of the server or folder of the embedded database. */
  at: string
  /** Looks into the database while no worker has it. */
  look<T>(work: (db: Db) => Promise<T>): Promise<T>
}

const worker = ({ engine, at }: Place, smtpUrl: string, startsAt: Temporal.Instant) =>
  spawn(process.execPath, [join(bundle, 'testing.js'), engine, at, folder, smtpUrl, startsAt.toString()], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })

const ended = (child: ChildProcess) =>
  new Promise<string | number | null>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))

async function sendThroughKills(place: Place, house: TestHouse, { workers, most }: { workers: number; most: number }) {
  const random = seeded(20260930)
  const server = await sink(seeded(1000))
  const issueId = await place.look((db) => scheduledIssue(contextOf({ ...house, db }, SYSTEM)))
  let now = START
  let kills = 0
  const resumed = () =>
    place.look(async (db) => {
      const issue = await issueById(db, issueId)
      house.clock.set(now)
      // The circuit breaker waits for a person; here the person always says "go on".
      if (issue && stateOf(issue) === 'paused') await resumeSending(contextOf({ ...house, db }, SYSTEM), issueId)
      return countsOf(db, issueId)
    })

  while (kills < most) {
    const children = Array.from({ length: workers }, () => worker(place, server.url, now))
    const ends = Promise.all(children.map(ended))
    // At a random letter, and at a random moment after it: the moment is what is tried out, nothing waits for it.
    const moment = server.after(1 + Math.floor(random() * 30))
    const word = await Promise.race([moment.then(() => 'kill' as const), ends.then(() => 'ended' as const)])
    if (word === 'kill') {
      await new Promise((later) => setTimeout(later, random() * 15))
      for (const child of children) child.kill('SIGKILL')
      kills += 1
    }
    await ends
    now = now.add({ minutes: 12 })
    const counts = await resumed()
    if (word === 'ended' && isOver(counts) && audienceIn(counts) > 0) break
  }
  // Then nobody dies any more, and the rest is sent, tried again for two days and closed.
  for (let round = 0; round < 40 && !isOver(await resumed()); round += 1) {
    await ended(worker(place, server.url, now))
    now = now.add({ hours: 3 })
  }
  await ended(worker(place, server.url, now))
  await server.close()
  expect(kills).toBe(most)
  return { issueId, server }
}

const SYSTEM = { kind: 'system', name: 'test' } as const

async function check(place: Place, { issueId, server }: Awaited<ReturnType<typeof sendThroughKills>>, died: number) {
  const counts = await place.look((db) => countsOf(db, issueId))
  const rows = await place.look((db) => deliveriesOf(db))
  expect(counts.accepted + counts.failed + counts.skipped + counts.unknown).toBe(AUDIENCE)
  expect(rows.map(({ email }) => email)).toEqual(addresses(AUDIENCE))
  // Nobody got it twice, whatever we believed of their letter.
  expect([...server.taken.values()].filter((times) => times > 1)).toEqual([])
  for (const { email, state } of rows) {
    const has = server.taken.has(email ?? '')
    if (state === 'accepted') expect(has, `${email} is said to have it`).toBe(true)
    if (state === 'failed') expect(has, `${email} is said not to have it`).toBe(false)
    if (has) expect(['accepted', 'unknown'], `${email} has it`).toContain(state)
  }
  // Only what was in the hands of those that died is uncertain: at most the lanes of each.
  expect(counts.unknown).toBeLessThanOrEqual(died * 12)
  // So most of the rest has arrived; how much is uncertain depends on the moments of the kills.
  expect(counts.accepted).toBeGreaterThan(AUDIENCE / 4)
  const issue = await place.look((db) => issueById(db, issueId))
  expect(issue && stateOf(issue)).toBe('sent')
}

test.skipIf(!inject('postgresUrl'))(
  'two workers killed at 20 random points: the sum is the audience, and no address gets it twice (postgres)',
  { timeout: 180_000 },
  async () => {
    const at = await testDatabase('postgres')
    const house = await aHouse(at, START.toString())
    await confirmedSubscribers(contextOf(house, SYSTEM), addresses(AUDIENCE))
    const place: Place = { engine: 'postgres', at: at.url ?? '', look: (work) => work(at.db) }
    await check(place, await sendThroughKills(place, house, { workers: 2, most: 20 }), 40)
    await house.close()
    await at.close()
  },
)

test('a worker killed at 5 random points: the sum is the audience, and no address gets it twice (embedded)', {
  timeout: 240_000,
}, async () => {
  const base = join(folder, 'db')
  const first = dbEmbedded(await openMigrated(base))
  const house = await aHouse({ db: first, engine: 'embedded', url: null, close: async () => {} }, START.toString())
  await confirmedSubscribers(contextOf(house, SYSTEM), addresses(AUDIENCE))
  await first.destroy()
  const place: Place = {
    engine: 'embedded',
    at: base,
    async look(work) {
      const db = dbEmbedded(await openEmbedded(base))
      try {
        return await work(db)
      } finally {
        await db.destroy()
      }
    },
  }
  await check(place, await sendThroughKills(place, house, { workers: 1, most: 5 }), 5)
  await house.close()
})
