import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { anOrganisation } from '../../network/examples.ts'
import type { Organisation } from '../../network/index.ts'
import { jobs as noticesJobs } from '../../notices/index.ts'
import {
  announceProcess,
  draftProcess,
  editProcess,
  findProcess,
  insertAnnouncementPlace,
  insertStage,
  type Process,
  processById,
} from '../../processes/index.ts'
import { invitedTo } from '../invited/store.ts'
import { personalData } from '../personal-data.ts'
import { beginPlan, findPlan, keepAnswers } from '../plans/actions.ts'
import { recordDraft } from '../plans/store.ts'
import { allRoutes, ports } from '../testing.ts'
import { intentionsOf } from '../yearly/store.ts'
import { planningWork } from './waiting.ts'

eachEngine('what is done for a consultation before and beside it', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let office: Organisation
  let process: Process
  let admin: ReturnType<typeof aPerson>
  let clerk: ReturnType<typeof aPerson>
  const stage = { description: '', endsAt: null, displayedDate: null, accessibility: '', link: null, activity: null }

  beforeAll(async () => {
    house = await aHouse(at, '2026-08-28T10:00:00Z')
    house.jobs = testJobs(noticesJobs)
    wing = await aWing(house, allRoutes())
    office = await anOrganisation(house, { name: 'Urząd Gminy w Sztabinie' })
    admin = aPerson({ roles: [{ role: 'team-admin', scope: office.id }] })
    clerk = aPerson({ roles: [{ role: 'clerk', scope: office.id }] })
    const context = contextOf(house, admin)
    const words = { title: 'Plan ogólny Sztabina', summary: 'Gdzie domy, gdzie łąki?', topic: 'space' }
    const { id, slug } = await draftProcess(context, {
      kind: 'consultation',
      organisationId: office.id,
      unitCode: '2001072',
      ...words,
    })
    await editProcess(context, await findProcess(context, 'consultation', slug), {
      opensAt: Temporal.Instant.from('2026-09-07T06:00:00Z'),
      closesAt: Temporal.Instant.from('2026-10-05T21:59:59Z'),
      reportDueOn: Temporal.PlainDate.from('2026-11-20'),
      contactName: 'Ola Koordynatorka',
      contactPhone: '87 000 00 00',
    })
    const meeting = { kind: 'meeting' as const, title: 'Spotkanie w szkole', place: 'Szkoła w Jaminach' }
    await insertStage(at.db, id, { ...stage, ...meeting, startsAt: Temporal.Instant.from('2026-09-15T15:00:00Z') })
    const plan = await findPlan(context, await beginPlan(context, office.id))
    await keepAnswers(context, plan, {
      matter: 'general-plan',
      places: ['press', 'office', 'website', 'bip', 'customary'],
    })
    await recordDraft(at.db, plan.id, id)
    process = (await processById(at.db, id)) as Process
  })
  afterAll(() => house.close())

  const work = (path: string) => `/praca/konsultacje/${process.slug}${path}`
  const waiting = async () =>
    Object.fromEntries(
      (await planningWork(ports).workList(contextOf(house, admin), process)).map(({ label, count }) => [label, count]),
    )

  test('each text is written from the consultation, and the bulletin has its metadata', async () => {
    const bip = await wing.as(admin).get(work('/teksty/bip'))
    for (const words of [
      'Wójt Gminy Sztabin ogłasza konsultacje',
      'Podmiot publikujący',
      'Ola Koordynatorka',
      'Data publikacji',
    ])
      expect(bip.html).toContain(words)
    for (const kind of ['bip', 'press', 'letter', 'radio']) {
      const page = await wing.as(admin).get(work(`/teksty/${kind}`))
      expect(await mistakesIn(page.html), kind).toEqual([])
      expect(page.html).toContain('Gdzie domy, gdzie łąki?')
    }
    expect((await wing.as(admin).get(work('/teksty/press'))).html).toContain('Szkoła w Jaminach')
    expect((await wing.as(admin).get(work('/teksty/wiersz'))).status).toBe(404)
  })

  test('a changed text stays, also in its Word file, until it is written anew', async () => {
    await wing.as(admin).post(work('/teksty/radio'), { body: 'Zapraszamy wszystkich w sobotę.' })
    expect((await wing.as(clerk).get(work('/teksty/radio'))).html).toContain('Zapraszamy wszystkich w sobotę.')
    expect((await wing.as(admin).post(work('/teksty/radio'), { body: ' ' })).status).toBe(422)
    const file = await wing.as(clerk).get(work('/teksty/radio/docx'))
    expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining('wordprocessingml')])
    expect((await wing.as(clerk).post(work('/teksty/radio'), { body: 'Nie.' })).status).toBe(404)
    await wing.as(admin).post(work('/teksty/radio/od-nowa'))
    expect((await wing.as(admin).get(work('/teksty/radio'))).html).toContain('Gdzie domy, gdzie łąki?')
  })

  test('somebody stands on the list once, is invited by one letter, and what they said is noted', async () => {
    const list = work('/zaproszenia')
    expect((await wing.as(admin).post(list, { name: 'Rada Sołecka', email: 'nikt' })).status).toBe(422)
    await wing.as(admin).post(list, { name: 'Rada Sołecka', kind: 'village', email: 'rada@example.org' })
    expect((await wing.as(admin).post(list, { name: 'rada sołecka' })).status).toBe(409)
    const [one] = await invitedTo(at.db, process.id)
    const path = `${list}/${one?.id}`
    expect((await wing.as(admin).post(`${path}/list`)).status).toBe(422)
    await announceProcess(contextOf(house, admin), process)
    process = (await processById(at.db, process.id)) as Process
    expect((await waiting())['Zaproszenie do wysłania']).toBe(1)
    expect((await wing.as(admin).post(`${path}/list`)).flash).toBe('planning.flash.invited')
    expect((await invitedTo(at.db, process.id))[0]).toMatchObject({ invitedHow: 'email' })
    await wing
      .as(admin)
      .post(path, { invitedOn: '2026-08-28', invitedHow: 'phone', answeredOn: '2026-09-01', answer: 'przyjdą' })
    const page = await wing.as(admin).get(list)
    expect(page.html).toContain('odpowiedź 1 września 2026')
    expect(await mistakesIn(page.html)).toEqual([])
    expect(await mistakesIn((await wing.as(admin).get(path)).html)).toEqual([])
    expect((await wing.as(clerk).get(list)).status).toBe(404)
  })

  test('after a year the address and what was noted end, and the fact stays', async () => {
    house.clock.set('2027-09-02T10:00:00Z')
    expect(await personalData.endRetention?.(systemContext(house, 'test'))).toBe(1)
    expect((await invitedTo(at.db, process.id))[0]).toMatchObject({
      name: 'Rada Sołecka',
      email: null,
      answer: '',
      invitedHow: 'phone',
    })
    expect(await personalData.endRetention?.(systemContext(house, 'test'))).toBe(0)
    house.clock.set('2026-08-28T10:00:00Z')
  })

  test('places of the announcement wait until they are noted, then for their proof', async () => {
    expect(await waiting()).toMatchObject({ 'Miejsc ogłoszenia do odnotowania': 5 })
    const noted = (kind: 'bip' | 'press', link: string | null) =>
      insertAnnouncementPlace(
        at.db,
        process.id,
        { kind, place: kind, announcedOn: Temporal.PlainDate.from('2026-08-28'), link, fileId: null },
        house.clock.now(),
        null,
      )
    await noted('bip', 'https://bip.example.org')
    await noted('press', null)
    expect(await waiting()).toMatchObject({
      'Miejsca ogłoszenia do odnotowania': 3,
      'Miejsce ogłoszenia bez dowodu': 1,
    })
    const page = await wing.as(clerk).get(work('/teksty'))
    expect(page.html).toContain('Brakuje 3 miejsc')
    expect(await mistakesIn(page.html)).toEqual([])
  })

  test('the end of taking remarks comes near, then the report is due, then late', async () => {
    house.clock.set('2026-10-02T21:59:59Z')
    expect(await waiting()).toMatchObject({ 'Dni do końca zbierania uwag': 3 })
    house.clock.set('2026-10-20T10:00:00Z')
    expect(await waiting()).toMatchObject({ 'Raport do opublikowania do 20 listopada 2026': 1 })
    house.clock.set('2026-11-21T10:00:00Z')
    expect(await waiting()).toMatchObject({ 'Raport miał być do 20 listopada 2026': 1 })
    house.clock.set('2026-08-28T10:00:00Z')
  })

  test('the yearly plan is public at once, also as a feed; what is given up stays with its reason', async () => {
    const home = `/praca/organizacje/${office.id}/plan-konsultacji`
    expect((await wing.as(admin).post(home, { title: 'Nazwy ulic', year: '1999', month: '13' })).status).toBe(422)
    await wing.as(admin).post(home, { title: 'Nazwy ulic', summary: 'Trzy nowe ulice.', year: '2026', month: '11' })
    const [intention] = await intentionsOf(at.db, office.id, 2026)
    for (const path of ['/plany-konsultacji?rok=2026', `/plany-konsultacji/${office.slug}?rok=2026`]) {
      const page = await wing.stranger().get(path)
      expect(page.html).toContain('Nazwy ulic')
      expect(await mistakesIn(page.html)).toEqual([])
    }
    expect((await wing.stranger().get(`/plany-konsultacji/${office.slug}/kanal.xml`)).html).toContain(
      'Trzy nowe ulice.',
    )
    expect(await mistakesIn((await wing.as(admin).get(`${home}/${intention?.id}`)).html)).toEqual([])
    await wing
      .as(admin)
      .post(`${home}/${intention?.id}`, { title: 'Nazwy ulic', year: '2026', month: '11', processId: process.id })
    expect((await wing.stranger().get(`/plany-konsultacji/${office.slug}?rok=2026`)).html).toContain(
      `/konsultacje/${process.slug}`,
    )
    await wing.as(admin).post(`${home}/${intention?.id}/rezygnacja`, { reason: 'Rada zmieniła zdanie.' })
    expect((await wing.stranger().get('/plany-konsultacji?rok=2026')).html).toContain('Rada zmieniła zdanie.')
    expect((await wing.as(clerk).post(home, { title: 'Nie', year: '2026', month: '1' })).status).toBe(404)
  })
})
