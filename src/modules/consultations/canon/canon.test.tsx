import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { cancelProcess } from '../../processes/index.ts'
import type { FoundConsultation } from '../actions.ts'
import { aConsultation } from '../examples.ts'
import type { ConsultationPorts, PlanningEvidence } from '../ports.ts'
import { anOffice, consultationJobs, type Office } from '../testing.ts'
import { canonJobs } from './actions.ts'
import { scoresOf } from './store.ts'

eachEngine('the Canon of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let found: FoundConsultation
  let planned: PlanningEvidence = { yearlyPlan: null, invited: { all: 0, invited: 0, answered: 0 } }
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = consultationJobs()
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    found = await aConsultation(systemContext(house, 'test'), {
      organisationId: office.organisation.id,
      title: `Park ${newId()}`,
    })
  })

  const publicPage = () => office.stranger().get(`/konsultacje/${found.process.slug}/kanon`)
  const work = () => `/praca/konsultacje/${found.process.slug}/kanon`
  const evidence: ConsultationPorts['canon'] = async () => planned
  const night = () => canonJobs({ canon: evidence })[0]?.run(systemContext(house, 'night'), {})

  test('everybody sees the verdict, each point and its evidence, in valid HTML', async () => {
    const page = await publicPage()
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.html).toContain('Niezgodne z Kanonem')
    expect(page.html).toContain(`href="/konsultacje/${found.process.slug}#ogloszenie"`)
    expect(page.html).toContain('Zespół tego nie oświadczył')
  })

  test('what the team declares is marked as said by it, with its words, and may be taken back', async () => {
    const said = {
      'decision-open': 'tak',
      'decision-open-note': 'Decyduje rada w listopadzie.',
      cost: 'tak',
      'cost-note': '<b>1200 zł</b>',
    }
    const answer = await office.as('editor').post(work(), said)
    expect(answer.flash).toBe('consultations.flash.saved')
    const page = await publicPage()
    expect(page.html).toContain('Decyduje rada w listopadzie.')
    expect(page.html).toContain('&lt;b>1200 zł')
    expect(page.html).toContain('Oświadczenie zespołu z 10 września 2026')
    expect((await office.as('editor').get(work())).html).toMatch(/checked id="f-decision-open"/)

    await office.as('team-admin').post(work(), { ...said, 'decision-open': [] })
    const [first] = await scoresOf(at.db, found.process.id)
    expect(first?.vetoes).toContain('decision-open')
  })

  test('a note that is too long comes back with what was typed', async () => {
    const answer = await office.as('editor').post(work(), { 'cost-note': 'x'.repeat(601) })
    expect([answer.status, answer.html.includes('href="#f-cost-note"')]).toEqual([422, true])
  })

  test('clerks and others declare nothing; a draft is its team’s alone', async () => {
    for (const role of ['clerk', 'moderator'] as const) {
      expect((await office.as(role).get(work())).html).not.toContain('name="decision-open"')
      expect((await office.as(role).post(work(), { 'decision-open': 'tak' })).status).toBe(404)
    }
    expect((await office.stranger().get(work())).status).toBe(404)
    const draft = await aConsultation(systemContext(house, 'test'), { announced: false, title: `Szkic ${newId()}` })
    expect((await office.stranger().get(`/konsultacje/${draft.process.slug}/kanon`)).status).toBe(404)
  })

  test('history has a row for each day on which the score changed, and none for the rest', async () => {
    await night()
    house.clock.set('2026-09-11T10:00:00Z')
    await night()
    house.clock.set('2026-09-12T10:00:00Z')
    await office.as('editor').post(work(), { 'decision-open': 'tak' })
    await night()
    const days = (await scoresOf(at.db, found.process.id)).map(({ scoredOn }) => scoredOn.toString())
    expect(days).toEqual(['2026-09-12', '2026-09-10'])
    expect((await publicPage()).html).toContain('Jak zmieniał się wynik')
  })

  test('the night asks planning for evidence, and the history shows it', async () => {
    await night()
    house.clock.set('2026-09-11T10:00:00Z')
    planned = { ...planned, invited: { all: 2, invited: 2, answered: 1 } }
    await night()
    const [second, first] = await scoresOf(at.db, found.process.id)
    expect((second?.met ?? 0) - (first?.met ?? 0)).toBe(1)
  })

  test('another consultation of the area at the same time is named, a cancelled one is not', async () => {
    const system = systemContext(house, 'test')
    const other = await aConsultation(system, { title: 'Inna sprawa w tym czasie' })
    expect((await publicPage()).html).toContain('Inna sprawa w tym czasie')
    await cancelProcess(system, other.process, 'Pomyłka.')
    expect((await publicPage()).html).not.toContain('Inna sprawa w tym czasie')
  })
})
