import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { bandOf, roundedDown } from '../../ballots/eligibility/ages.ts'
import { portsWith } from '../../ballots/examples.ts'
import * as ballots from '../../ballots/index.ts'
import { anEdition } from '../examples.ts'
import { openRoutes } from '../routes.ts'
import { admit, countsAges, journeyOf, pollsOf } from './actions.ts'

const NOW = Temporal.Instant.from('2026-09-10T10:00:00Z')

test.each([
  ['declaration', { birthYear: '2011' }, 'a0'],
  ['declaration', { birthYear: '2010' }, 'a16'],
  ['declaration', { birthYear: '1966' }, 'a60'],
  ['declaration', { birthYear: '1967' }, 'a40'],
  // Born on 11 September 2010: sixteen tomorrow.
  ['pesel', { pesel: '10291100000' }, 'a0'],
  ['pesel', { pesel: '10291000000' }, 'a16'],
  ['pesel', { pesel: '44051401359' }, 'a60'],
  ['codes', { birthYear: '1980' }, null],
] as const)('%s %j is of %s', (way, input, band) => {
  expect(bandOf(way, input, NOW)).toBe(band)
})

test('counts are told in whole tens, and fewer than ten not at all', () => {
  expect([0, 9, 10, 19, 127].map(roundedDown)).toEqual([null, null, 10, 10, 120])
})

eachEngine('turnout by age', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const ballotsPorts = portsWith({ admit, journeyOf, countsAges })
  beforeAll(async () => {
    house = await aHouse(at)
    house.clock.set(NOW)
    const routes: App = new Hono<AppEnv>()
    routes.route('/', ballots.openRoutes(ballotsPorts))
    const people = { personsByIds: async () => new Map(), personByEmail: async () => null }
    routes.route('/budzet-obywatelski', openRoutes({ people, ballots: ballotsPorts, forms: { owners: {} } }))
    wing = await aWing(house, routes)
  })
  afterAll(() => house.close())

  test('is counted with the first mark, told in tens, and stands beside neither voter nor ballot', async () => {
    const { process } = await anEdition(systemContext(house, 'test'), { organisationId: newId() })
    const [town] = await pollsOf(systemContext(house, 'test'), process.id)
    const { poll } = found(town)
    const home = `/budzet-obywatelski/${process.slug}`
    const votes = async (birthYear: string, number: number) => {
      const browser = wing.visitor()
      const who = { firstName: 'Ela', lastName: `Nowak ${number}`, birthYear, address: `Portowa ${number}` }
      expect((await browser.post(`${home}/glosowanie`, { ...who, confirmed: 'tak' })).status).toBe(303)
      // Two marks are one person.
      for (const option of ['1', '2']) await browser.post(`${ballots.pollPathOf(poll)}/karta`, { p: `add:${option}` })
    }
    for (let number = 0; number < 12; number += 1) await votes('1990', number)
    for (let number = 12; number < 15; number += 1) await votes('1950', number)
    expect((await ballots.agesOf(at.db, [poll.id])).toSorted((a, b) => a.band.localeCompare(b.band))).toEqual([
      { pollId: poll.id, band: 'a25', count: 12 },
      { pollId: poll.id, band: 'a60', count: 3 },
    ])
    const shown = await wing.visitor().get(`${home}/frekwencja`)
    expect(shown.html).toMatch(/25–39 lat<\/th><td[^>]*>co najmniej 10</)
    expect(shown.html).toMatch(/60 lat i więcej<\/th><td[^>]*>mniej niż 10</)
    expect(await mistakesIn(shown.html)).toEqual([])
    const { rows } = await sql`select 1 from information_schema.columns where table_schema = 'ballots'
      and table_name in ('ballots', 'voters', 'log_entries') and column_name in ('band', 'age')`.execute(at.db)
    expect(rows).toEqual([])
  })
})
