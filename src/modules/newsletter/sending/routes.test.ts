import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  type Client,
  contextOf,
  mistakesIn,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import type { Delivery } from '../../../platform/mail/index.ts'
import { workPath } from '../desk/paths.ts'
import { stateOf } from '../issues/rules.ts'
import { issueById } from '../issues/store.ts'
import {
  addresses,
  confirmedSubscribers,
  deliveriesOf,
  emptyNewsletter,
  portsWith,
  scheduledIssue,
} from './examples.ts'
import { sendingRoutes } from './routes.tsx'
import { sendIssues } from './worker.ts'

const coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })

let at: TestDatabase
let house: TestHouse
let client: Client
let stranger: Client

beforeAll(async () => {
  at = await testDatabase('embedded')
  house = await aHouse(at)
  const wing = await aWing(house, sendingRoutes({ desk: () => ({ owner: 'Sieć', navigation: [] }) as never }))
  client = wing.as(coordinator)
  stranger = wing.stranger()
})
afterAll(async () => {
  await house.close()
  await at.close()
})
beforeEach(async () => {
  house.clock.set('2026-09-30T10:00:00Z')
  await emptyNewsletter(at.db)
})

const system = () => contextOf(house, { kind: 'system', name: 'test' })
const path = (id: string) => `${workPath({ id })}/wysylka`

/** An issue of which some were accepted, some failed and one is uncertain. */
async function anIssue(
  count: number,
  answer: (index: number) => Delivery = () => ({ state: 'accepted' }),
  most?: number,
) {
  await confirmedSubscribers(system(), addresses(count))
  const id = await scheduledIssue(system())
  let index = 0
  const mail = {
    kind: 'folder' as const,
    send: async () => answer(index++),
    close: async () => {},
  }
  await sendIssues(systemContext({ ...house, mail }, 'test'), portsWith(), most)
  return id
}
/** The box is ticked, in whatever order its attributes are written. */
const ticked = /<input(?=[^>]*name="counts")[^>]*\schecked/

const state = async (id: string) => {
  const issue = await issueById(at.db, id)
  return issue && stateOf(issue)
}

test('before it leaves, the page says what to do, and sums of openings may be asked for', async () => {
  const id = await scheduledIssue(system(), { at: Temporal.Instant.from('2026-10-05T08:00:00Z') })
  const page = await client.get(path(id))
  expect(page.status).toBe(200)
  expect(await mistakesIn(page.html)).toEqual([])
  expect(page.html).toContain('Wyjdzie')
  await client.post(`${path(id)}/liczenie`, { counts: 'tak' })
  expect((await client.get(path(id))).html).toMatch(ticked)
  await client.post(`${path(id)}/liczenie`)
  expect((await client.get(path(id))).html).not.toMatch(ticked)
})

test('while it goes, the page shows how far it is, without script too, and pauses, resumes and stops', async () => {
  const id = await anIssue(20, undefined, 5)
  const going = await client.get(path(id))
  expect(await mistakesIn(going.html)).toEqual([])
  expect(going.html).toContain('5 z 20')
  expect(going.html).toContain('<wiec-progress>')
  expect(going.html).toContain('data-refresh')
  expect((await client.post(`${path(id)}/wstrzymanie`)).location).toBe(path(id))
  const paused = await client.get(path(id))
  expect(await mistakesIn(paused.html)).toEqual([])
  expect(paused.html).toContain('Wysyłka wstrzymana')
  expect(paused.html).not.toContain('<wiec-progress>')
  await client.post(`${path(id)}/wznowienie`)
  expect(await state(id)).toBe('sending')
  const ask = await client.get(`${path(id)}/zatrzymanie`)
  expect(await mistakesIn(ask.html)).toEqual([])
  expect(ask.html).toContain('15 osób')
  expect(await state(id)).toBe('sending')
  await client.post(`${path(id)}/zatrzymanie`)
  expect(await state(id)).toBe('stopped')
  expect((await client.post(`${path(id)}/wznowienie`)).status).toBe(409)
})

test('uncertain letters are shown with masked addresses and decided about one by one', async () => {
  const unknown: Delivery = { state: 'unknown', code: null, reason: 'cut', class: 'connection' }
  const id = await anIssue(6, (index) => (index < 2 ? unknown : { state: 'accepted' }))
  expect((await client.get(path(id))).html).toContain('2 listy są niepewne')
  const list = await client.get(`${path(id)}/odbiorcy?stan=niepewny`)
  expect(await mistakesIn(list.html)).toEqual([])
  expect(list.html).toContain('o…@example.org')
  expect(list.html).not.toContain('osoba-0000')
  const [first, second] = (await deliveriesOf(at.db)).filter((row) => row.state === 'unknown')
  await client.post(`${path(id)}/odbiorcy/${first?.id}/uznanie`)
  await client.post(`${path(id)}/odbiorcy/${second?.id}/ponowienie`)
  const states = (await deliveriesOf(at.db)).map((row) => row.state).sort()
  expect(states).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'queued'])
  expect((await client.post(`${path(id)}/odbiorcy/${first?.id}/ponowienie`)).status).toBe(409)
})

test('at the end it says what came of it, in numbers that lead to lists', async () => {
  const refused: Delivery = { state: 'failed', code: 550, reason: '5.1.1 <x@y.pl> unknown', class: 'address' }
  const id = await anIssue(30, (index) => (index < 2 ? refused : { state: 'accepted' }))
  const page = await client.get(path(id))
  expect(await mistakesIn(page.html)).toEqual([])
  expect(page.html).toContain('Wysłane do 30 osób')
  const failed = await client.get(`${path(id)}/odbiorcy?stan=nieudany`)
  expect(failed.html).toContain('550 5.1.1')
  expect(failed.html).not.toContain('x@y.pl')
})

test('nobody else sees it or decides', async () => {
  const id = await anIssue(1, undefined, 0)
  for (const end of ['', '/odbiorcy', '/zatrzymanie']) expect((await stranger.get(path(id) + end)).status).toBe(404)
  for (const end of ['/wstrzymanie', '/wznowienie', '/zatrzymanie', '/liczenie', `/odbiorcy/${id}/uznanie`])
    expect((await stranger.post(path(id) + end)).status).toBe(404)
  expect(await state(id)).toBe('sending')
  expect((await client.get(path('01a2222c-f87b-7cab-a6d7-de5d947bf1d0'))).status).toBe(404)
})
