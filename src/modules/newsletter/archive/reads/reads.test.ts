import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, aPerson, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { stranger } from '../../../../platform/actor.ts'
import { workPath } from '../../desk/paths.ts'
import { aSentIssue, aTextBlock } from '../../examples.ts'
import { newsletterIn } from '../../testing.ts'
import { countsAsRead, lastDays, readsIn } from './rules.ts'
import { readsOf, recordReads } from './store.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

const opening = (userAgent: string | null, others: Record<string, string> = {}, method = 'GET') => ({
  method,
  header: (name: string) => (name === 'user-agent' ? userAgent : others[name]),
  actor: stranger,
})

test.each([
  ['a browser', opening(FIREFOX), true],
  ['a phone', opening(SAFARI), true],
  ['a browser that only asks for the head', opening(FIREFOX, {}, 'HEAD'), false],
  ['a page loaded ahead', opening(FIREFOX, { 'sec-purpose': 'prefetch;prerender' }), false],
  ['a page loaded ahead, said in the old way', opening(FIREFOX, { purpose: 'prefetch' }), false],
  ['a program that says nothing of itself', opening(null), false],
  ['a search engine', opening('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'), false],
  ['a preview of a link', opening('facebookexternalhit/1.1'), false],
  ['a tool', opening('curl/8.14.1'), false],
  [
    'whoever makes the newsletter',
    { ...opening(FIREFOX), actor: aPerson({ roles: [{ role: 'coordinator', scope: null }] }) },
    false,
  ],
  ['a member who is signed in', { ...opening(FIREFOX), actor: aPerson() }, true],
])('%s', (_, given, counts) => {
  expect(countsAsRead(given)).toBe(counts)
})

test('the last days stand in a row, also those nobody read on', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const shown = lastDays(
    [
      { day: day('2026-09-01'), reads: 9 },
      { day: day('2026-09-29'), reads: 4 },
    ],
    day('2026-09-30'),
    3,
  )
  expect(shown.map(({ day, reads }) => `${day}:${reads}`)).toEqual(['2026-09-28:0', '2026-09-29:4', '2026-09-30:0'])
  expect(readsIn(shown)).toBe(4)
})

eachEngine('readings of the archive', (at) => {
  let house: TestHouse
  let here: Awaited<ReturnType<typeof newsletterIn>>
  let issueId: string

  beforeAll(async () => {
    house = await aHouse(at, '2026-09-30T10:00:00Z')
    here = await newsletterIn(house)
    issueId = (await aSentIssue(here.as(here.coordinator), { subject: 'Jesień' }, [aTextBlock('Piszemy.')])).id
  })
  afterAll(() => house.close())

  const read = (userAgent: string, path = '/newsletter/2026/1') =>
    here.wing.ask(`https://wiec.example${path}`, { 'user-agent': userAgent })
  const shown = async () => (await readsOf(at.db, issueId)).map(({ day, reads }) => `${day}:${reads}`)

  test('each opening by a person adds one to its day in Warsaw, also of those who read at once; nothing else is kept', async () => {
    await Promise.all(Array.from({ length: 20 }, () => read(FIREFOX)))
    await read('Googlebot/2.1')
    await read(FIREFOX, '/newsletter')
    expect((await read(FIREFOX, '/newsletter/2026/7')).status).toBe(404)
    expect(await shown()).toEqual(['2026-09-30:20'])
    // Half an hour before midnight in London is the next day in Warsaw.
    house.clock.set('2026-09-30T23:30:00Z')
    await read(SAFARI)
    await read(SAFARI, '/en/newsletter/2026/1')
    expect(await shown()).toEqual(['2026-09-30:20', '2026-10-01:2'])
  })

  test('the page of the sending tells them to those who make the newsletter, with the rule', async () => {
    const path = `${workPath({ id: issueId })}/wysylka`
    const { html } = await here.wing.as(here.coordinator).get(path)
    expect(html).toContain('22 odczyty')
    expect(html).toContain('od 30 września 2026')
    expect(html).toContain('bez adresów, ciasteczek i godzin')
    expect(await mistakesIn(html)).toEqual([])
    expect((await here.wing.stranger().get(path)).status).not.toBe(200)
    await recordReads(at.db, issueId, Temporal.PlainDate.from('2026-10-01'), 1000)
    expect((await here.wing.as(here.coordinator).get(path)).html).toMatch(/1.?022 odczyty/)
  })
})
