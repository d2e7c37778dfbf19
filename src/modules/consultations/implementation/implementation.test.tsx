import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import { outboxOf } from '../../notices/examples.ts'
import { followingIn } from '../../notices/followers/testing.ts'
import { type Process, processById, recordProcessFact } from '../../processes/index.ts'
import { addStage } from '../content.ts'
import { aConsultation } from '../examples.ts'
import { anOffice, consultationJobs, type Office } from '../testing.ts'
import { closingWork } from '../workspace/closing-work.ts'
import { milestonesOf } from './store.ts'

eachEngine('what follows from a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let queue: TestJobs
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at)
    queue = consultationJobs()
    house.jobs = queue
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-10-20T10:00:00Z')
    const given = { organisationId: office.organisation.id, title: `Park ${newId()}` }
    process = (await aConsultation(systemContext(house, 'test'), given)).process
  })

  const home = () => `/praca/konsultacje/${process.slug}/wdrozenie`
  const publicPage = () => office.stranger().get(`/konsultacje/${process.slug}/wdrozenie`)
  async function publishReport() {
    await recordProcessFact(systemContext(house, 'test'), process, 'reported_at', house.clock.now())
    process = (await processById(at.db, process.id)) as Process
  }
  const add = (given: Record<string, string> = {}) =>
    office
      .as('editor')
      .post(home(), { title: 'Ławki z oparciem', responsible: 'Wydział Zieleni', dueOn: '2026-11-30', ...given })
  const only = async () =>
    (await milestonesOf(at.db, process.id))[0] as NonNullable<Awaited<ReturnType<typeof milestonesOf>>[0]>
  const tasks = async () => {
    const items = await closingWork.workList(contextOf(house, office.team['team-admin']), process)
    return items.map(({ href, count, dueAt }) => [href.split('/').at(-1), count, Boolean(dueAt)])
  }

  test('steps are written after remarks and read by all from the report on', async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    expect((await add()).status).toBe(409)
    house.clock.set('2026-10-20T10:00:00Z')
    expect((await add()).flash).toBe('consultations.flash.saved')
    expect((await publicPage()).status).toBe(404)
    await publishReport()
    const page = await publicPage()
    expect(await mistakesIn(page.html)).toEqual([])
    expect(page.html).toContain('Ławki z oparciem')
    expect(page.html).toContain('Wydział Zieleni')
    expect(page.html).toContain('W planie')
    expect((await office.stranger().get(`/konsultacje/${process.slug}`)).html).toContain('/wdrozenie')
  })

  test('past its term it is overdue for everybody and on the team’s desk', async () => {
    await add()
    await publishReport()
    house.clock.set('2026-11-30T22:30:00Z')
    expect((await publicPage()).html).toContain('W planie')
    expect(await tasks()).toContainEqual(['wdrozenie', 1, true])
    house.clock.set('2026-11-30T23:30:00Z')
    expect((await publicPage()).html).toContain('Po terminie')
    const late = await closingWork.workList(contextOf(house, office.team.editor), process)
    expect(late.map(({ label }) => label)).toContain('krok po terminie')
  })

  test('a public term moves only with a reason, and the first one stays to be read', async () => {
    await add()
    const { id } = await only()
    const change = (given: Record<string, string>) =>
      office.as('editor').post(`${home()}/${id}`, { title: 'Ławki', dueOn: '2026-12-15', ...given })
    expect((await change({ dueOn: '2026-12-01' })).flash).toBe('consultations.flash.saved')
    await publishReport()
    const refused = await change({})
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#f-reason"')
    expect((await change({ reason: 'Wykonawca czeka na drewno.' })).status).toBe(303)
    const page = await publicPage()
    expect(page.html).toContain('Pierwszy termin był 1 grudnia 2026')
    expect(page.html).toContain('Wykonawca czeka na drewno.')
  })

  test('done, it tells followers once, and stays as it was told', async () => {
    await followingIn(house).follow('ela@example.org', { kind: 'process', id: process.id })
    await add()
    const { id } = await only()
    const done = { doneOn: '2026-11-20', outcome: 'Dziewięć stoi przy śluzie.' }
    expect((await office.as('team-admin').post(`${home()}/${id}/wykonanie`, done)).status).toBe(409)
    await publishReport()
    const form = await office.as('team-admin').get(`${home()}/${id}`)
    expect(await mistakesIn(form.html)).toEqual([])
    expect((await office.as('editor').post(`${home()}/${id}/wykonanie`, done)).status).toBe(404)
    expect((await office.as('team-admin').post(`${home()}/${id}/wykonanie`, { ...done, outcome: '' })).status).toBe(422)
    expect((await office.as('team-admin').post(`${home()}/${id}/wykonanie`, done)).status).toBe(303)
    expect((await office.as('team-admin').post(`${home()}/${id}/wykonanie`, done)).status).toBe(409)
    expect((await office.as('editor').post(`${home()}/${id}`, { title: 'X', dueOn: '2026-11-30' })).status).toBe(409)
    await queue.drain()
    await queue.drain()
    const letters = (await outboxOf(at.db)).filter(
      ({ template, text }) => template === 'consultation-milestone' && text?.includes(process.slug),
    )
    expect(letters.map(({ email }) => email)).toEqual(['ela@example.org'])
    expect((await publicPage()).html).toContain('zrobione 20 listopada 2026')
  })

  test('given up, the reason is public; what nobody read may be taken away', async () => {
    await add()
    await add({ title: 'Fontanna' })
    const [first, second] = await milestonesOf(at.db, process.id)
    expect((await office.as('editor').post(`${home()}/${first?.id}/usuniecie`)).status).toBe(303)
    await publishReport()
    expect((await office.as('editor').post(`${home()}/${second?.id}/usuniecie`)).status).toBe(409)
    const why = { givenUpReason: 'Konserwator zabytków się nie zgodził.' }
    expect((await office.as('team-admin').post(`${home()}/${second?.id}/odstapienie`, why)).status).toBe(303)
    const page = await publicPage()
    expect(page.html).toContain('Urząd odstąpił')
    expect(page.html).toContain(why.givenUpReason)
    expect(await tasks()).not.toContainEqual(['wdrozenie', 1, true])
  })

  test('each meeting that is over waits for its protocol; one that is not takes none', async () => {
    const admin = contextOf(house, office.team['team-admin'])
    const stage = (title: string, startsAt: string) => ({
      kind: 'meeting' as const,
      title,
      description: '',
      startsAt: Temporal.Instant.from(startsAt),
      endsAt: null,
      displayedDate: null,
      place: 'Dom kultury',
      accessibility: '',
      link: null,
      activity: null,
    })
    await addStage(admin, process, stage('Spotkanie otwarte', '2026-09-16T15:00:00Z'))
    await addStage(admin, process, stage('Drugie spotkanie', '2026-10-26T15:00:00Z'))
    expect(await tasks()).toContainEqual(['protokoly', 1, true])
    const list = await office.as('clerk').get(`/praca/konsultacje/${process.slug}/protokoly`)
    expect(await mistakesIn(list.html)).toEqual([])
    const [first] = [...list.html.matchAll(/protokoly\/([0-9a-f-]{36})/g)].map(([, id]) => id)
    const address = `/praca/konsultacje/${process.slug}/protokoly/${first}`
    const clerk = office.as('clerk')
    expect(await mistakesIn((await clerk.get(address)).html)).toEqual([])
    const wrong = await clerk.post(address, { course: 'Mówiono o ławkach.', participants: 'dużo' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Mówiono o ławkach.')
    expect((await clerk.post(address, { course: '', participants: '31' })).status).toBe(422)
    expect((await clerk.post(address, { course: 'Mówiono o **ławkach**.', participants: '31' })).status).toBe(303)
    expect((await office.as('moderator').post(address, { course: 'X' })).status).toBe(404)
    expect(await tasks()).not.toContainEqual(['protokoly', 1, true])
    const part = await office.as('editor').get(`/praca/konsultacje/${process.slug}/raport/czesci/protokoly`)
    expect(part.html).toContain('Protokół: Spotkanie otwarte')
    expect(part.html).not.toContain('Protokół: Drugie spotkanie')
    const people = await office.as('editor').get(`/praca/konsultacje/${process.slug}/raport/czesci/uczestnicy`)
    expect(people.html).toContain('Udział na tle liczby mieszkańców')
  })

  test('next steps stand in the report', async () => {
    await add()
    const part = await office.as('editor').get(`/praca/konsultacje/${process.slug}/raport/czesci/wnioski`)
    expect(part.html).toContain('Dalsze kroki')
    expect(part.html).toContain('30 listopada 2026')
  })
})
