import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { anOrganisation } from '../../network/examples.ts'
import type { Organisation } from '../../network/index.ts'
import { jobs as noticesJobs } from '../../notices/index.ts'
import { personalData } from '../personal-data.ts'
import { allRoutes } from '../testing.ts'
import { giveRequest, requestToken, supportRequest } from './actions.ts'
import { answerDueOn, type Request, stateOf } from './rules.ts'
import { countSupports, requestById, requestsTo, supportsOf } from './store.ts'
import { requestTasks } from './tasks.ts'

eachEngine('requests of residents for a consultation', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let office: Organisation
  let admin: ReturnType<typeof aPerson>
  let id: string

  beforeAll(async () => {
    house = await aHouse(at, '2026-09-07T10:00:00Z')
    house.jobs = testJobs(noticesJobs)
    wing = await aWing(house, allRoutes())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-07T10:00:00Z')
    office = await anOrganisation(house, { name: 'Urząd Gminy w Sztabinie' })
    admin = aPerson({ roles: [{ role: 'team-admin', scope: office.id }] })
  })

  const system = () => systemContext(house, 'test')
  const work = () => `/praca/organizacje/${office.id}/wnioski`
  const path = () => `/wnioski-o-konsultacje/${id}`
  const now = async () => (await requestById(at.db, id)) as Request
  const rules = (requestBy: 'email' | 'declared', more: Record<string, string> = {}) =>
    wing.as(admin).post(`/praca/organizacje/${office.id}/zasady-konsultacji`, {
      resolution: 'uchwała nr 1',
      requestPeople: '2',
      requestDays: '30',
      requestBy,
      ...more,
    })
  const WORDS = { title: 'Rondo przy szkole', what: 'Zapytajcie, jak ma działać.', signature: 'Rada Rodziców' }
  async function given(by: 'email' | 'declared') {
    expect((await rules(by)).status).toBe(303)
    const more = { organisationId: office.id, why: '', place: '', email: 'jan@example.org' }
    id = await giveRequest(system(), { ...WORDS, ...more })
    await wing.stranger().post(`/wnioski-o-konsultacje/potwierdzenie/${requestToken(system(), id)}`)
  }
  const admit = () => wing.as(admin).post(`${work()}/${id}/dopuszczenie`, { what: 'show', reason: '' })
  const declare = (name: string) =>
    wing.stranger().post(`${path()}/poparcie`, { name, address: 'Sztabin, ul. Polna 1', resident: 'tak' })

  test('an office takes requests once its rules say how many people and in how many days', async () => {
    expect((await wing.as(admin).get(work())).html).toContain('Wniosków jeszcze nie przyjmujecie')
    const refused = await rules('email', { requestDays: '' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#f-requestDays"')
    const posted = { ...WORDS, organisationId: office.id, email: 'jan@example.org' }
    expect((await wing.stranger().post('/wnioski-o-konsultacje/nowy', posted)).status).toBe(409)
    await rules('email')
    const page = await wing.stranger().get('/wnioski-o-konsultacje/nowy')
    expect(await mistakesIn(page.html)).toEqual([])
    const empty = await wing.stranger().post('/wnioski-o-konsultacje/nowy', { ...posted, what: '' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Rondo przy szkole')
    expect((await wing.stranger().post('/wnioski-o-konsultacje/nowy', posted)).location).toBe(
      '/wnioski-o-konsultacje/napisalismy',
    )
    // Nobody pressed the link: the office has nothing yet.
    expect(await requestsTo(at.db, [office.id], 10)).toEqual([])
  })

  test('nobody reads a request before the office took it; refused, its author hears why', async () => {
    await given('declared')
    expect((await wing.stranger().get(path())).status).toBe(404)
    expect((await wing.as(aPerson()).get(`${work()}/${id}`)).status).toBe(404)
    const own = await wing.as(admin).get(`${work()}/${id}`)
    expect(await mistakesIn(own.html)).toEqual([])
    const without = await wing.as(admin).post(`${work()}/${id}/dopuszczenie`, { what: 'refuse', reason: '' })
    expect(without.status).toBe(422)
    const reason = { what: 'refuse', reason: 'To droga powiatowa.' }
    expect((await wing.as(admin).post(`${work()}/${id}/dopuszczenie`, reason)).status).toBe(303)
    expect(stateOf(await now())).toBe('refused')
    expect((await wing.stranger().get(path())).status).toBe(404)
    expect((await admit()).status).toBe(409)
  })

  test('declared: each person counts once, and the term runs from the one who made the number full', async () => {
    await given('declared')
    await admit()
    expect(await mistakesIn((await wing.stranger().get(path())).html)).toEqual([])
    const without = await wing.stranger().post(`${path()}/poparcie`, { name: 'Ola Nowak', address: 'Polna 2' })
    expect(without.status).toBe(422)
    expect((await declare('Ola Nowak')).flash).toBe('planning.flash.support-counted')
    await declare('  ola  NOWAK ')
    expect((await countSupports(at.db, [id])).get(id)).toBe(1)
    expect((await wing.as(admin).post(`${work()}/${id}/weryfikacja`, {})).status).toBe(409)
    house.clock.set('2026-09-10T10:00:00Z')
    await declare('Jan Kowalski')
    expect(stateOf(await now())).toBe('reached')
    // 30 days after 10 September is a Saturday, so the term ends on Monday (KPA art. 57 § 4).
    expect(answerDueOn(await now())?.toString()).toBe('2026-10-12')
    const page = await wing.stranger().get(path())
    expect(page.html).not.toContain('Kowalski')
    expect(page.html).toContain('12 października 2026')
  })

  test('two who support at the same moment make the number full once', async () => {
    await given('declared')
    await admit()
    await Promise.all(['Ola Nowak', 'Jan Kowalski', 'Ewa Lis'].map(declare))
    expect((await countSupports(at.db, [id])).get(id)).toBe(3)
    expect(stateOf(await now())).toBe('reached')
  })

  test('by e-mail: it counts after the link, each address once, and the page tells nothing of who did', async () => {
    await given('email')
    await admit()
    const support = (email: string) => wing.stranger().post(`${path()}/poparcie`, { email, resident: 'tak' })
    expect((await support('ela@example.org')).location).toBe('/wnioski-o-konsultacje/napisalismy')
    expect((await support('ELA@example.org')).location).toBe('/wnioski-o-konsultacje/napisalismy')
    expect((await countSupports(at.db, [id])).get(id) ?? 0).toBe(0)
    expect((await support('to nie adres')).status).toBe(422)
    expect((await wing.stranger().get(`/wnioski-o-konsultacje/potwierdzenie/${'A'.repeat(43)}`)).status).toBe(404)
  })

  test('checked and answered in public; what is late says so on both sides', async () => {
    await given('declared')
    await admit()
    for (const name of ['Ola Nowak', 'Jan Kowalski']) await declare(name)
    const [first] = await supportsOf(at.db, id)
    const tasks = async () => (await requestTasks(contextOf(house, admin), office.id)).map(({ label }) => label)
    expect(await tasks()).toEqual(['wniosek z poparciem do sprawdzenia'])
    expect(await mistakesIn((await wing.as(admin).get(`${work()}/${id}`)).html)).toEqual([])
    const checked = { struck: first?.id ?? '', note: 'Jedna osoba mieszka gdzie indziej.' }
    expect((await wing.as(admin).post(`${work()}/${id}/weryfikacja`, checked)).status).toBe(303)
    expect((await now()).verifiedCount).toBe(1)
    house.clock.set('2026-10-09T10:00:00Z')
    expect((await wing.stranger().get(path())).html).toContain('Odpowiedź po terminie')
    const answer = { granted: 'nie', answer: 'Rondo buduje powiat.' }
    expect((await wing.as(admin).post(`${work()}/${id}/odpowiedz`, { granted: 'nie', answer: '' })).status).toBe(422)
    expect((await wing.as(admin).post(`${work()}/${id}/odpowiedz`, answer)).status).toBe(303)
    const page = await wing.stranger().get(path())
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.html).toContain('Rondo buduje powiat.')
    expect(page.html).not.toContain('po terminie')
    expect((await declare('Ewa Lis')).status).toBe(409)
    expect((await wing.stranger().get('/wnioski-o-konsultacje')).html).toContain('Urząd odmówił')
  })

  test('who supported is forgotten 90 days after the answer, how many stays', async () => {
    await given('declared')
    await admit()
    for (const name of ['Ola Nowak', 'Jan Kowalski'])
      await supportRequest(system(), await now(), { name, address: 'Polna 1', email: '' })
    await wing.as(admin).post(`${work()}/${id}/weryfikacja`, {})
    await wing.as(admin).post(`${work()}/${id}/odpowiedz`, { granted: 'tak', answer: 'W marcu.' })
    await personalData.endRetention?.({ ...system(), now: house.clock.now().add({ hours: 89 * 24 }) })
    expect((await supportsOf(at.db, id))[0]?.name).toBe('Ola Nowak')
    await personalData.endRetention?.({ ...system(), now: house.clock.now().add({ hours: 91 * 24 }) })
    expect((await supportsOf(at.db, id)).map(({ name, address }) => name + address)).toEqual(['', ''])
    expect((await countSupports(at.db, [id])).get(id)).toBe(2)
    expect((await now()).email).toBeNull()
  })
})
