import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/ids.ts'
import { anOrganisation } from '../../network/examples.ts'
import { announceProcess, frozenRulesOf, type Process, processBySlug, stagesOf } from '../../processes/index.ts'
import { freezePlan, reasonsBox } from '../index.ts'
import { READINESS } from '../plans/answers.ts'
import { judgePlan } from '../plans/calendar.ts'
import { holdsFor } from '../plans/rules.ts'
import { planById, reasonsOf } from '../plans/store.ts'
import { allRoutes, ports } from '../testing.ts'

eachEngine('planning a consultation', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let organisationId: string
  let id: string
  let editor: ReturnType<typeof aPerson>
  let admin: ReturnType<typeof aPerson>

  beforeAll(async () => {
    house = await aHouse(at, '2026-08-20T10:00:00Z')
    wing = await aWing(house, allRoutes())
    organisationId = (await anOrganisation(house)).id
    editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
    admin = aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-08-20T10:00:00Z')
    const begun = await wing.as(editor).post('/praca/planowanie', { organisationId })
    id = /planowanie\/([^/]+)\//.exec(begun.location ?? '')?.[1] ?? ''
  })

  const path = (step: string) => `/praca/planowanie/${id}/${step}`
  const answer = (step: string, fields: Record<string, string | string[]> = {}) =>
    wing.as(editor).post(path(step), fields)
  const ready = (given: Record<string, string> = {}) => ({
    ...Object.fromEntries(READINESS.map((point) => [point, 'yes'])),
    ...given,
  })
  const subject = {
    title: 'Plan ogólny',
    summary: 'Jak ma wyglądać gmina?',
    place: 'Sztabin',
    organ: 'Wójt Gminy Sztabin',
    topic: 'space',
  }
  const dates = { announced: '2026-08-28', opens: '2026-09-07', closes: '2026-10-05', reportDue: '2026-11-20' }
  const meeting = { form: 'open-meeting', title: 'Spotkanie w szkole', at: '2026-09-15T17:00', place: 'Szkoła' }
  const survey = { form: 'map-survey', title: '', at: '', place: '' }
  const places = ['press', 'office', 'website', 'bip', 'customary']

  async function planned(
    given: { dates?: Partial<typeof dates>; forms?: Record<string, string>[]; places?: string[]; matter?: string } = {},
  ) {
    await answer('gotowosc', ready())
    await answer('sprawa', { matter: given.matter ?? 'general-plan' })
    await answer('temat', { ...subject, title: `${subject.title} ${newId()}` })
    await answer('terminy', { ...dates, ...given.dates })
    for (const form of given.forms ?? [meeting, survey]) await answer('formy', form)
    await answer('ogloszenie', { places: given.places ?? places })
  }

  async function drafted(): Promise<Process> {
    const made = await wing.as(editor).post(path('szkic'))
    const process = await processBySlug(at.db, made.location?.split('/').at(-1) ?? '')
    if (!process) throw new Error(`no draft: ${made.status} ${made.html}`)
    return process
  }

  test('every screen is valid, leads to the next one, and keeps what was said', async () => {
    expect((await answer('gotowosc', ready({ 'decision-open': 'no' }))).location).toBe(path('sprawa'))
    const matter = await wing.as(editor).get(path('sprawa'))
    expect(matter.html).toContain('Poczekajcie z konsultacjami')
    expect((await answer('sprawa', { matter: 'general-plan' })).location).toBe(path('temat'))
    const about = await wing.as(editor).get(path('temat'))
    expect(about.html).toContain('co najmniej 28 dni (art. 8j ust. 1 UPZP)')
    expect((await answer('temat', subject)).location).toBe(path('terminy'))
    expect((await answer('terminy', dates)).location).toBe(path('formy'))
    await answer('formy', meeting)
    expect((await answer('ogloszenie', { places })).location).toBe(path('sprawdzenie'))
    for (const step of ['gotowosc', 'sprawa', 'temat', 'terminy', 'formy', 'ogloszenie', 'sprawdzenie']) {
      const page = await wing.as(editor).get(path(step))
      expect(page.status, step).toBe(200)
      expect(await mistakesIn(page.html), step).toEqual([])
    }
    expect((await wing.as(editor).get(path('gotowosc'))).html).toMatch(/name="decision-open" value="no" checked/)
    expect((await wing.as(editor).get('/praca/planowanie')).html).toContain('Plan ogólny')
  })

  test('the proposed calendar is the lawful one, from the day that was asked about', async () => {
    await answer('sprawa', { matter: 'general-plan' })
    const counted = await answer('terminy', { ...dates, opens: '2026-09-07', closes: '', licz: 'tak' })
    expect(counted.html).toMatch(/name="closes"[^>]*value="2026-10-05"|value="2026-10-05"[^>]*name="closes"/)
    expect(counted.html).toContain('od 15 września 2026 do 28 września 2026')
    expect((await planById(at.db, id))?.answers.opens).toBeNull()
  })

  test.each([
    ['gotowosc', { 'decision-open': 'yes' }, '#f-scope-named'],
    ['sprawa', {}, '#f-matter'],
    ['temat', { ...subject, place: 'Nibylandia' }, '#f-place'],
    ['temat', { ...subject, place: 'Augustów' }, '#f-unitCode'],
    ['terminy', { ...dates, closes: '2026-09-01' }, '#f-closes'],
    ['terminy', { ...dates, reportDue: '2026-09-30' }, '#f-reportDue'],
    ['formy', { ...meeting, at: '2026-02-31T17:00' }, '#f-at'],
  ])('%s with something wrong comes back with it: %j', async (step, fields, link) => {
    const page = await answer(step, fields as Record<string, string>)
    expect(page.status).toBe(422)
    expect(page.html).toContain(`href="${link}"`)
    expect(await mistakesIn(page.html)).toEqual([])
  })

  test('a plan in keeping with the act becomes a draft with its stages, dates and legal basis', async () => {
    await planned()
    expect((await wing.as(editor).get(path('sprawdzenie'))).html).toContain('Plan jest zgodny z przepisami')
    const process = await drafted()
    expect(process).toMatchObject({ unitCode: '2001072', topic: 'space', announcedAt: null })
    expect([process.opensAt, process.closesAt, process.reportDueOn].map(String)).toEqual([
      '2026-09-07T06:00:00Z',
      '2026-10-05T21:59:59Z',
      '2026-11-20',
    ])
    expect(process.legalBasis).toContain('art. 8e–8l')
    expect((await stagesOf(at.db, process.id)).map(({ kind, form, title }) => [kind, form, title])).toEqual([
      ['collecting', 'remarks', 'Zbieranie uwag'],
      ['meeting', 'open-meeting', 'Spotkanie w szkole'],
      ['other', 'map-survey', 'Geoankieta'],
    ])
    expect((await wing.as(editor).post(path('szkic'))).status).toBe(409)
    expect((await answer('terminy', dates)).status).toBe(409)
  })

  test('a draft cannot be made twice at once', async () => {
    await planned()
    const made = await Promise.all(Array.from({ length: 8 }, () => wing.as(editor).post(path('szkic'))))
    expect(made.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('an unfinished plan makes no draft', async () => {
    await answer('sprawa', { matter: 'important' })
    expect((await wing.as(editor).post(path('szkic'))).status).toBe(422)
  })

  test('a warning stops the announcement until a reason is written, which everybody then reads', async () => {
    await planned({ dates: { closes: '2026-10-01' }, forms: [{ ...meeting, at: '2026-09-16T17:00' }, survey] })
    const check = await wing.as(editor).get(path('sprawdzenie'))
    expect(check.html).toContain('Zbieranie uwag jest za krótkie')
    expect(check.html).toContain('Źródło: art. 8j ust. 1 UPZP')
    const process = await drafted()
    const announce = () =>
      freezePlan(contextOf(house, admin), ports, process).then(() => announceProcess(contextOf(house, admin), process))
    await expect(announce()).rejects.toMatchObject({ word: 'plan-warnings-open' })
    expect(await reasonsBox(contextOf(house), ports, process)).toEqual([])

    const work = `/praca/konsultacje/${process.slug}/plan`
    const page = await wing.as(editor).get(work)
    expect(await mistakesIn(page.html)).toEqual([])
    await wing.as(editor).post(work, { 'reason-too-short': 'Termin wyznaczył wojewoda.' })
    await announce()
    expect(await reasonsBox(contextOf(house), ports, process)).toHaveLength(1)
    expect((await wing.as(editor).get(work)).html).toContain('Termin wyznaczył wojewoda.')
    expect(await frozenRulesOf(at.db, process.id)).toMatchObject({ procedure: 'plan', collecting: { days: 28 } })
  })

  test('a reason speaks for the dates it was written for, and is confirmed or written anew for others', async () => {
    await planned({ dates: { closes: '2026-10-01' } })
    await answer('sprawdzenie', { 'reason-too-short': 'Termin wyznaczył wojewoda.' })
    const plan = async () => (await planById(at.db, id)) as NonNullable<Awaited<ReturnType<typeof planById>>>
    const open = async () => {
      const reasons = await reasonsOf(at.db, id)
      const judged = await judgePlan(contextOf(house, admin), await plan())
      return judged?.warnings.filter((one) => !holdsFor(reasons.get(one.id), one)).map((one) => one.id)
    }
    expect(await open()).not.toContain('too-short')
    await answer('terminy', { ...dates, closes: '2026-09-20' })
    expect(await open()).toContain('too-short')
    const page = (await wing.as(editor).get(path('sprawdzenie'))).html
    expect(page).toContain('do potwierdzenia')
    expect(page).toContain('Termin wyznaczył wojewoda.')

    // A page drawn for other dates confirms nothing for these.
    const words = { 'reason-too-short': 'Termin wyznaczył wojewoda.' }
    await answer('sprawdzenie', { ...words, 'cause-reason-too-short': '2026-09-07/2026-10-01' })
    expect(await open()).toContain('too-short')
    await answer('sprawdzenie', { ...words, 'cause-reason-too-short': '2026-09-07/2026-09-20' })
    expect(await open()).not.toContain('too-short')

    // Mended, the warning is gone; its reason is read by the team alone and comes back with it.
    await answer('terminy', { ...dates, closes: '2026-10-12' })
    expect((await wing.as(editor).get(path('sprawdzenie'))).html).toContain('już niczego nie dotyczy')
  })

  test('a form without the field of a warning leaves its reason, and a reason never lands on another warning', async () => {
    await planned({ dates: { closes: '2026-10-01', reportDue: '' } })
    await answer('sprawdzenie', { 'reason-report-missing': 'Data zależy od rady.' })
    await answer('sprawdzenie', { 'reason-too-short': 'Termin wyznaczył wojewoda.' })
    const kept = await reasonsOf(at.db, id)
    expect([...kept].map(([warning, { reason }]) => [warning, reason]).sort()).toEqual([
      ['report-missing', 'Data zależy od rady.'],
      ['too-short', 'Termin wyznaczył wojewoda.'],
    ])
  })

  test('a reason taken back stops it again', async () => {
    await planned({ dates: { reportDue: '' } })
    await answer('sprawdzenie', { 'reason-report-missing': 'Data zależy od rady.' })
    await answer('sprawdzenie', { 'reason-report-missing': '' })
    const process = await drafted()
    await expect(freezePlan(contextOf(house, admin), ports, process)).rejects.toMatchObject({
      word: 'plan-warnings-open',
    })
  })

  test('the office’s own resolution joins the rules of a plan, and wrong numbers come back', async () => {
    const rules = `/praca/organizacje/${organisationId}/zasady-konsultacji`
    const wrong = await wing.as(editor).post(rules, { resolution: 'uchwała nr 5/2024', days: 'dwa' })
    expect(wrong.status).toBe(422)
    expect(await mistakesIn(wrong.html)).toEqual([])
    await wing.as(editor).post(rules, { resolution: 'uchwała nr 5/2024, § 3', days: '30' })
    await planned({ matter: 'important', dates: { closes: '2026-10-05' } })
    const check = await wing.as(editor).get(path('sprawdzenie'))
    expect(check.html).toContain('Źródło: uchwała nr 5/2024, § 3')
    expect((await drafted()).legalBasis).toContain('uchwała nr 5/2024, § 3')
    await wing.as(editor).post(rules, { resolution: 'uchwała nr 5/2024, § 3', days: '' })
    expect((await wing.as(editor).get(rules)).html).toContain('uchwała nr 5/2024, § 3')
  })

  test('a form is taken off the plan, and a plan is dropped', async () => {
    await answer('formy', meeting)
    await answer('formy', survey)
    await answer('formy/usuniecie', { index: '0' })
    expect((await planById(at.db, id))?.answers.forms.map(({ form }) => form)).toEqual(['map-survey'])
    await wing.as(editor).post(`/praca/planowanie/${id}/porzucenie`)
    expect((await wing.as(editor).get(path('gotowosc'))).status).toBe(404)
  })

  test('others find nothing', async () => {
    const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
    const foreign = aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })
    for (const person of [clerk, foreign]) {
      expect((await wing.as(person).get(path('sprawa'))).status).toBe(404)
      expect((await wing.as(person).post(path('sprawa'), { matter: 'important' })).status).toBe(404)
      expect((await wing.as(person).get(`/praca/organizacje/${organisationId}/zasady-konsultacji`)).status).toBe(404)
    }
    expect((await wing.stranger().get('/praca/planowanie')).status).toBe(404)
    expect((await wing.as(editor).get('/praca/planowanie/nic/sprawa')).status).toBe(404)
  })
})
