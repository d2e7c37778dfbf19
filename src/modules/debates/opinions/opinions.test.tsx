import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { type Context, systemContext } from '../../../platform/context.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestJobs, testJobs } from '../../../platform/jobs/testing.ts'
import {
  announceProcess,
  cancelProcess,
  draftProcess,
  editProcess,
  type Process,
  processById,
} from '../../processes/index.ts'
import { readVotes } from '../map/file.ts'
import { mapOfCasts } from '../map/summary.ts'
import { openRoutes, openWorkRoutes } from '../routes.ts'
import { computingJobs, mapOf } from './computing.ts'
import { publishedStatements, statementsPage } from './statements-store.ts'
import { debateOfProcess, keepMap } from './store.ts'
import { castsOf, turnoutOf } from './votes-store.ts'

const STATEMENTS = ['Więcej ławek.', 'Wybieg dla psów.', 'Zamykać na noc.', 'Oddzielić rowery.', 'Kawiarnia.']
const ports = { kind: 'consultation', frame: async () => ({ owner: 'Urząd', navigation: [] }) }

function allRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/konsultacje', openRoutes(ports))
  routes.route('/praca/konsultacje', openWorkRoutes(ports))
  return routes
}

/** Announced, and open for remarks in September 2026. */
async function anOpenProcess(context: Context, organisationId: string): Promise<Process> {
  const words = { title: `Park ${newId()}`, summary: 'Park', topic: 'greenery' as const }
  const { id } = await draftProcess(context, { kind: 'consultation', organisationId, unitCode: '2001011', ...words })
  const found = async () => (await processById(context.db, id)) as Process
  await editProcess(context, await found(), {
    opensAt: Temporal.Instant.from('2026-09-01T06:00:00Z'),
    closesAt: Temporal.Instant.from('2026-09-30T21:59:59Z'),
  })
  await announceProcess(context, await found())
  return found()
}

eachEngine('an opinion map', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let wing: Awaited<ReturnType<typeof aWing>>
  let process: Process
  const organisationId = newId()
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
  const foreign = aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })

  beforeAll(async () => {
    house = await aHouse(at)
    queue = testJobs(computingJobs)
    house.jobs = queue
    wing = await aWing(house, allRoutes())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), organisationId)
  })

  const home = () => `/konsultacje/${process.slug}/mapa-opinii`
  const work = () => `/praca${home()}`
  const debate = async () => {
    const found = await debateOfProcess(at.db, process.id)
    if (!found) throw new Error('there is no opinion map')
    return found
  }
  async function begun(given: Record<string, string> = {}) {
    await wing
      .as(editor)
      .post(work(), { question: 'Jaki ma być park?', ownStatements: 'tak', results: 'live', ...given })
    await wing.as(editor).post(`${work()}/opinie`, { statements: STATEMENTS.join('\n') })
  }
  async function opened(given: Record<string, string> = {}) {
    await begun(given)
    await wing.as(editor).post(`${work()}/otwarcie`)
    return publishedStatements(at.db, (await debate()).id)
  }
  /** The map is made some seconds after a word. */
  async function drain() {
    house.clock.set(house.clock.now().add({ seconds: 15 }))
    await queue.drain()
  }

  test('a draft is its team’s alone, and opens with five statements at least', async () => {
    await wing.as(editor).post(work(), { question: 'Jaki ma być park?', results: 'live' })
    expect((await wing.stranger().get(home())).status).toBe(404)
    expect((await wing.as(editor).post(`${work()}/otwarcie`)).status).toBe(409)
    await wing.as(editor).post(`${work()}/opinie`, { statements: STATEMENTS.join('\n') })
    expect((await wing.as(editor).post(`${work()}/otwarcie`)).flash).toBe('debates.flash.otwarcie')
    expect((await wing.stranger().get(home())).status).toBe(200)
  })

  test('a process has one, also when two people begin at once', async () => {
    const given = { question: 'Jaki ma być park?', results: 'live' }
    const answers = await Promise.all([wing.as(editor).post(work(), given), wing.as(editor).post(work(), given)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('the same words are added once, whatever their capitals and spaces', async () => {
    await begun()
    const answer = await wing.as(editor).post(`${work()}/opinie`, { statements: 'więcej   ŁAWEK.\nNowa myśl o parku.' })
    expect(answer.flash).toBe('debates.flash.added-some')
    expect((await publishedStatements(at.db, (await debate()).id)).map(({ body }) => body)).toEqual([
      ...STATEMENTS,
      'Nowa myśl o parku.',
    ])
  })

  test('a person begins, answers all, goes back, changes; the last word counts and nothing else is known of them', async () => {
    const statements = await opened()
    const person = wing.visitor()
    await person.post(`${home()}/poczatek`)
    expect([...person.cookies.keys()].filter((name) => name.startsWith('wiec_opinie_')).length).toBe(1)
    for (let left = statements.length; left > 0; left -= 1) {
      const asked = (await person.get(home())).html
      expect(await mistakesIn(asked)).toEqual([])
      const id = /name="statement" value="([0-9a-f-]{36})"/.exec(asked)?.[1] ?? ''
      expect((await person.get(home())).html).toContain(id)
      await person.post(`${home()}/glos`, { statement: id, vote: 'zgoda' })
    }
    expect((await person.get(home())).html).toContain('To już wszystkie opinie')
    const first = statements[0]?.id ?? ''
    expect((await person.post(`${home()}/glos`, { statement: first, vote: 'sprzeciw', back: 'moje' })).location).toBe(
      `${home()}/moje`,
    )
    const { id } = await debate()
    const casts = await castsOf(at.db, id)
    expect(casts.map(({ statement, vote }) => [statement, vote])).toEqual([
      ['1', -1],
      ['2', 1],
      ['3', 1],
      ['4', 1],
      ['5', 1],
    ])
    expect(await turnoutOf(at.db, id)).toEqual({ people: 1, votes: 5 })
  })

  test('the last word is taken back, and asked about again', async () => {
    const statements = await opened()
    const person = wing.visitor()
    await person.post(`${home()}/poczatek`)
    await person.post(`${home()}/glos`, { statement: statements[2]?.id ?? '', vote: 'pomijam' })
    await person.post(`${home()}/glos`, { statement: statements[4]?.id ?? '', vote: 'zgoda' })
    expect((await person.post(`${home()}/cofnij`)).flash).toBe('debates.flash.undone')
    expect((await castsOf(at.db, (await debate()).id)).map(({ statement }) => statement)).toEqual(['3'])
    await person.post(`${home()}/cofnij`)
    expect((await person.post(`${home()}/cofnij`)).flash).toBe(null)
  })

  test('twenty equal words at once are one word', async () => {
    const statements = await opened()
    const person = wing.visitor()
    await person.post(`${home()}/poczatek`)
    const word = { statement: statements[0]?.id ?? '', vote: 'zgoda' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.post(`${home()}/glos`, word)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await turnoutOf(at.db, (await debate()).id)).toEqual({ people: 1, votes: 1 })
  })

  test('without a beginning, or with somebody else’s cookie, nothing is kept', async () => {
    const statements = await opened()
    const word = { statement: statements[0]?.id ?? '', vote: 'zgoda' }
    const answer = await wing.visitor().post(`${home()}/glos`, word)
    expect(answer.flash).toBe('debates.flash.begin-first')
    expect(await turnoutOf(at.db, (await debate()).id)).toEqual({ people: 0, votes: 0 })
  })

  test('words are taken to the closing second and not a moment longer', async () => {
    const statements = await opened()
    const person = wing.visitor()
    await person.post(`${home()}/poczatek`)
    house.clock.set(process.closesAt ?? '')
    expect((await person.post(`${home()}/glos`, { statement: statements[0]?.id ?? '', vote: 'zgoda' })).status).toBe(
      303,
    )
    house.clock.set((process.closesAt as Temporal.Instant).add({ seconds: 1 }))
    expect((await person.post(`${home()}/glos`, { statement: statements[1]?.id ?? '', vote: 'zgoda' })).status).toBe(
      409,
    )
    expect((await turnoutOf(at.db, (await debate()).id)).votes).toBe(1)
    expect((await wing.stranger().get(home())).location).toBe(`${home()}/wyniki`)
  })

  test('a statement of one’s own waits, is shown or refused with a reason its author reads', async () => {
    await opened()
    const person = wing.visitor()
    await person.post(`${home()}/poczatek`)
    expect((await person.post(`${home()}/wlasne`, { body: 'Krótko' })).status).toBe(422)
    expect((await person.post(`${home()}/wlasne`, { body: 'WIĘCEJ ławek.' })).html).toContain('Taka opinia już jest')
    expect((await person.post(`${home()}/wlasne`, { body: 'Nad wodą przydałby się cień.' })).flash).toBe(
      'debates.flash.given',
    )
    const { id } = await debate()
    const [waiting] = (await statementsPage(at.db, id, 'waiting', { limit: 5, after: 0 })).rows
    expect((await wing.stranger().get(`${home()}/wyniki`)).html).not.toContain('przydałby się cień')
    expect((await wing.as(clerk).post(`${work()}/opinie/${waiting?.id}/pokazanie`)).status).toBe(404)
    await wing.as(editor).post(`${work()}/opinie/${waiting?.id}/odmowa`, { reason: 'To samo mówi opinia 1.' })
    expect((await person.get(`${home()}/moje`)).html).toContain('To samo mówi opinia 1.')
    await wing.as(editor).post(`${work()}/opinie/${waiting?.id}/pokazanie`)
    expect((await publishedStatements(at.db, id)).length).toBe(6)
  })

  test('five statements of one person are enough, also when ten come at once', async () => {
    await opened()
    const person = wing.visitor()
    await person.post(`${home()}/poczatek`)
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        person.post(`${home()}/wlasne`, { body: `Moja opinia numer ${index}.` }),
      ),
    )
    expect((await statementsPage(at.db, (await debate()).id, 'waiting', { limit: 20, after: 0 })).rows.length).toBe(5)
  })

  test('the file anyone may take gives the very map that is shown; a hidden statement leaves both', async () => {
    const statements = await opened()
    for (let person = 0; person < 20; person += 1) {
      const visitor = wing.visitor()
      await visitor.post(`${home()}/poczatek`)
      for (const [index, { id }] of statements.entries())
        await visitor.post(`${home()}/glos`, { statement: id, vote: (person + index) % 3 === 0 ? 'sprzeciw' : 'zgoda' })
    }
    const { id } = await debate()
    await wing.as(editor).post(`${work()}/opinie/${statements[4]?.id}/odmowa`, { reason: 'Nie na temat.' })
    await drain()
    const { good } = await mapOf({ db: at.db }, id)
    expect(good?.result).toMatchObject({ people: 20, votes: 80 })

    const file = join(await mkdtemp(join(tmpdir(), 'wiec-votes-')), 'glosy.csv')
    await writeFile(file, (await wing.stranger().get(`${home()}/glosy.csv`)).html)
    const { votes } = await readVotes(file)
    expect(votes.people.length).toBe(20)
    expect(mapOfCasts({ casts: await castsOf(at.db, id), statements: ['1', '2', '3', '4'], seed: 1 })).toEqual(
      good?.result,
    )
    const page = await wing.stranger().get(`${home()}/wyniki`)
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.html).not.toContain('Kawiarnia.')
  })

  test('results wait for the closing where the team decided so', async () => {
    await opened({ results: 'after-closing' })
    expect((await wing.stranger().get(`${home()}/wyniki`)).status).toBe(404)
    expect((await wing.stranger().get(`${home()}/glosy.csv`)).status).toBe(404)
    expect((await wing.as(editor).get(`${home()}/wyniki`)).status).toBe(200)
    await wing.as(editor).post(`${work()}/zamkniecie`)
    expect((await wing.stranger().get(`${home()}/wyniki`)).status).toBe(200)
  })

  test('others see and change nothing of it', async () => {
    const statements = await opened()
    for (const path of ['', '/opinie', '/ustawienia', `/opinie/${statements[0]?.id}/odmowa`])
      expect([path, (await wing.as(foreign).get(work() + path)).status]).toEqual([path, 404])
    for (const path of [
      '',
      '/opinie',
      '/otwarcie',
      '/zamkniecie',
      '/wyrzucenie',
      `/opinie/${statements[0]?.id}/pokazanie`,
    ])
      expect([path, (await wing.as(foreign).post(work() + path, { statements: 'X', question: 'X' })).status]).toEqual([
        path,
        404,
      ])
  })

  test('a map that could not be computed is told to the team, and the last good one stays', async () => {
    await opened()
    await drain()

    const { id } = await debate()
    await keepMap(at.db, {
      id: newId(),
      debateId: id,
      method: 1,
      seed: 1,
      logId: 0,
      computedAt: house.clock.now().add({ seconds: 5 }),
      result: null,
      failure: 'out of memory',
    })
    expect((await mapOf({ db: at.db }, id)).good).not.toBeNull()
    expect((await wing.as(editor).get(work())).html).toContain('out of memory')
    expect((await wing.stranger().get(`${home()}/wyniki`)).status).toBe(200)
  })

  describe('a cancelled process', () => {
    test('takes no words', async () => {
      const statements = await opened()
      const person = wing.visitor()
      await person.post(`${home()}/poczatek`)

      await cancelProcess(systemContext(house, 'test'), process, 'Pomyłka.')
      expect((await person.post(`${home()}/glos`, { statement: statements[0]?.id ?? '', vote: 'zgoda' })).status).toBe(
        409,
      )
    })
  })
})
