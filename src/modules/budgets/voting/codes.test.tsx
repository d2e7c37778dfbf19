import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { lettersOf, makeCodes } from '../../ballots/eligibility/codes.ts'
import { portsWith } from '../../ballots/examples.ts'
import * as ballots from '../../ballots/index.ts'
import { anEdition } from '../examples.ts'
import { openRoutes, openWorkRoutes } from '../routes.ts'
import { admit, companionsOf, journeyOf, pollsOf } from './actions.ts'

eachEngine('codes in letters for an edition of several pools', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const organisationId = newId()
  const admin = aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
  const ballotsPorts = portsWith({ admit, journeyOf, companionsOf })
  const ports = {
    people: { personsByIds: async () => new Map(), personByEmail: async () => null },
    ballots: ballotsPorts,
    forms: { owners: {} },
  }
  beforeAll(async () => {
    house = await aHouse(at)
    const routes: App = new Hono<AppEnv>()
    routes.route('/', ballots.openRoutes(ballotsPorts))
    routes.route('/', ballots.openWorkRoutes(ballotsPorts))
    routes.route('/budzet-obywatelski', openRoutes(ports))
    routes.route('/praca/budzet-obywatelski', openWorkRoutes(ports))
    wing = await aWing(house, routes)
  })
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))
  afterAll(() => house.close())

  const byCodes = async () => {
    const { process } = await anEdition(systemContext(house, 'test'), {
      organisationId,
      settings: { resolution: 'Uchwała', way: 'codes', takesPaper: false },
    })
    const polls = await pollsOf(systemContext(house, 'test'), process.id)
    return { process, polls, home: `/budzet-obywatelski/${process.slug}` }
  }

  test('one code opens the town and one district, and no more than one', async () => {
    const { polls, home } = await byCodes()
    const [town, lipowiec, borki] = polls
    const { poll } = found(town)
    const context = contextOf(house, admin)
    const [code = ''] = await makeCodes(context, poll, 2, await companionsOf(context, poll))
    const letters = await wing.visitor().get(`${home}/glosowanie?kod=${code}`)
    expect(letters.html).toContain(`value="${code}"`)
    const browser = wing.visitor()
    const enter = (pool: string, typed = code) => browser.post(`${home}/glosowanie`, { code: typed, pool })
    expect((await enter(found(lipowiec).pool.id, 'AAAA-BBBB-CCCC')).status).toBe(422)
    expect((await enter(found(lipowiec).pool.id)).location).toBe(`${ballots.pollPathOf(found(lipowiec).poll)}/karta`)
    for (const each of [found(lipowiec).poll, poll])
      expect((await browser.post(`${ballots.pollPathOf(each)}/karta`, { p: 'add:1' })).status).toBe(303)
    const other = await wing.visitor().post(`${home}/glosowanie`, { code, pool: found(borki).pool.id })
    expect(other.status).toBe(422)
    expect((await ballots.turnoutsOf(at.db, [poll.id, found(borki).poll.id])).get(poll.id)).toBe(1)
    // Hashes of one code in two polls have nothing in common, so nobody joins their voters.
    const { rows } = await sql<{ count: number }>`select count(distinct key_hash)::int as count from ballots.eligible
      where poll_id = any(${polls.map((each) => each.poll.id)}::uuid[])`.execute(at.db)
    expect(rows[0]?.count).toBe(6)
  })

  test('the letter leads to the whole vote, and says that one code is enough', async () => {
    const { polls, home, process } = await byCodes()
    const { poll } = found(polls[0])
    const context = contextOf(house, admin)
    const model = lettersOf(context, poll, ['AAAA-BBBB-CCCC'], await journeyOf(context, poll))
    expect(model.title).toBe(process.title)
    let words = ''
    for await (const block of model.blocks) words += JSON.stringify({ ...block, png: null })
    expect(words).toContain('w 2 pulach')
    expect(words).toContain(`${home}"`)
    const work = await wing.as(admin).get(ballots.pollWorkPathOf(poll))
    expect(work.html).toContain('Te same kody otworzą także')
    const made = await wing.as(admin).post(`${ballots.pollWorkPathOf(poll)}/kody`, { codes: '3' })
    expect(made.headers.get('content-type')).toBe('application/pdf')
  })

  test('the settings take codes for several pools, and text messages for one alone', async () => {
    const { process } = await anEdition(systemContext(house, 'test'), { organisationId, until: 'announced' })
    const path = `/praca/budzet-obywatelski/${process.slug}/ustawienia/glosowanie`
    const typed = {
      shape: 'choose',
      most: '3',
      counting: 'greedy_threshold',
      ties: 'cost',
      drawSource: 'Lotto',
      leftoverRule: 'stay',
      repeated: 'first',
    }
    expect((await wing.as(admin).post(path, { ...typed, way: 'sms' })).status).toBe(422)
    expect((await wing.as(admin).post(path, { ...typed, way: 'codes' })).status).toBe(303)
  })
})
