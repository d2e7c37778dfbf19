import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  contextOf,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/db/index.ts'
import { attend, makeCode } from '../attendance/actions.ts'
import { attendancesOf } from '../attendance/store.ts'
import { addAgendaItem, createMeeting, findKeptMeeting, publishMeeting } from '../meeting/actions.ts'
import { openRecordRoutes } from '../record-routes.tsx'
import type { Meeting } from '../rules.ts'
import { beginMinutes, circulateMinutes, noteDecision } from './actions.ts'
import { amendmentsOf, decisionsOf, itemsOf, statementsOf, tasksOf } from './entries-store.ts'
import type { SaidAtMeeting } from './ports.ts'
import { minutesOf } from './store.ts'

const at = (iso: string) => Temporal.Instant.from(iso)
const LETTER_KEY = newId()
const nobody = { emailsOf: async () => new Map<string, string>() }

const POLLS = [
  {
    id: newId(),
    title: 'Czy przyjmujemy zasady?',
    path: '/glosowania/czy-przyjmujemy-zasady-1a2b',
    votes: { for: 21, against: 4, abstained: 2 },
  },
  { id: newId(), title: 'Jaki temat forum?', path: '/glosowania/jaki-temat-3c4d', votes: null },
]

eachEngine('minutes of a meeting', (engine) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let keeper: Person
  let member: Person
  let present: Person
  const said: SaidAtMeeting[] = []

  beforeAll(async () => {
    house = await aHouse(engine)
    keeper = aPerson({ name: 'Kinga Protokolantka', roles: [{ role: 'coordinator', scope: null }] })
    member = aPerson({ name: 'Marek Członek' })
    present = aPerson({ name: 'Ola Obecna' })
    const routes = openRecordRoutes({
      desk: () => ({ owner: 'Sieć', navigation: [] }),
      isMember: async ({ actor }) => actor.kind === 'person' && actor.id === member.id,
      sayInProcess: async (_, one) => {
        said.push(one)
        return LETTER_KEY
      },
      countedPolls: async () => POLLS,
      emailsOf: async () => new Map([[present.id, present.email]]),
      forms: { owners: {} },
      people: { personByEmail: async () => null, personsByIds: async () => new Map() },
      issues: async () => ({
        years: [{ year: 2026, done: 5 }],
        atLeast: 6,
        dueOn: Temporal.PlainDate.from('2026-12-31'),
      }),
    })
    wing = await aWing(house, routes)
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  async function aMeeting(startsAt: string, given: { processId?: string } = {}): Promise<Meeting> {
    const context = contextOf(house, keeper)
    const begins = at(startsAt)
    const meeting = await createMeeting(
      context,
      {
        kind: 'network',
        title: `Spotkanie Sieci ${newId().slice(-6)}`,
        purpose: '',
        organisationId: null,
        processId: given.processId ?? null,
        startsAt: begins,
        endsAt: begins.add({ hours: 2 }),
        placeName: 'Biblioteka',
        address: 'Rynek 1',
        unitCode: null,
        point: null,
        accessibility: '',
        openingHours: '',
        onlineUrl: null,
        materials: '',
        takesRegistrations: true,
        places: { 'on-site': null, online: 0 },
        registrationOpensAt: null,
        registrationClosesAt: null,
        largestParty: 1,
        offerHours: 48,
      },
      { submissionKey: newId() },
    )
    const item = { owner: '', minutes: 15, description: '', linkPath: null }
    await addAgendaItem(context, meeting, { ...item, title: 'Powitanie' })
    await addAgendaItem(context, meeting, { ...item, title: 'Plan roku' })
    await publishMeeting(context, meeting)
    return findKeptMeeting(context, meeting.id)
  }

  const written = (items: { id: string }[], course = 'Wszyscy się przedstawili.') => ({
    chair: 'Jan Prowadzący',
    keeper: 'Kinga Protokolantka',
    beganAt: '2026-09-30T11:00',
    endedAt: '2026-09-30T13:00',
    audience: 'public',
    ...Object.fromEntries(items.map(({ id }) => [`item-${id}`, course])),
  })

  test('a meeting is attended, written down, circulated, amended and approved at the next', async () => {
    const meeting = await aMeeting('2026-09-30T09:00:00Z')
    const path = `/spotkania/${meeting.slug}`
    const work = `/praca/spotkania/${meeting.id}`
    const desk = wing.as(keeper)
    const code = await makeCode(contextOf(house, keeper), meeting)
    const attendance = { key: newId(), code: `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`, name: present.name }
    expect((await wing.as(present).post(`${path}/obecnosc`, attendance)).status).toBe(303)
    expect((await wing.as(present).post(`${path}/obecnosc`, { ...attendance, key: newId() })).status).toBe(303)
    expect(await attendancesOf(engine.db, meeting.id)).toHaveLength(1)

    expect(await mistakesIn((await desk.get(`${work}/protokol`)).html)).toEqual([])
    expect((await desk.post(`${work}/protokol`)).status).toBe(303)
    const items = await itemsOf(engine.db, meeting.id)
    expect(items.map(({ title }) => title)).toEqual(['Powitanie', 'Plan roku'])
    expect((await desk.post(`${work}/protokol/zapis`, written(items))).status).toBe(303)
    const key = newId()
    for (let twice = 0; twice < 2; twice++)
      await desk.post(`${work}/protokol/ustalenia`, {
        key,
        decision: 'Spotykamy się w marcu.',
        votesFor: '9',
        votesAgainst: '0',
        votesAbstained: '1',
      })
    expect(await decisionsOf(engine.db, meeting.id)).toMatchObject([
      { number: 1, year: 2026, votes: { for: 9, against: 0, abstained: 1 } },
    ])
    await desk.post(`${work}/protokol/zadania`, {
      key: newId(),
      what: 'Rezerwacja sali',
      owner: 'Jan',
      dueOn: '2026-10-15',
    })
    const refusedStatement = { key: newId(), body: 'Brakuje mi autobusu wieczorem.', consented: 'tak' }
    expect((await desk.post(`${work}/protokol/wypowiedzi`, refusedStatement)).status).toBe(422)
    await desk.post(`${work}/protokol/wypowiedzi`, {
      key: newId(),
      body: 'Brakuje mi autobusu wieczorem.',
      speaker: 'Ewa Bez Zgody',
    })
    expect((await statementsOf(engine.db, meeting.id))[0]?.speaker).toBe('')

    expect((await wing.as(present).get(`${path}/protokol`)).status).toBe(404)
    expect((await desk.post(`${work}/protokol/obieg`)).status).toBe(303)
    const circulated = await wing.as(present).get(`${path}/protokol`)
    expect(circulated.html).toContain('Zgłoś poprawkę')
    expect(await mistakesIn(circulated.html)).toEqual([])
    for (const other of [wing.stranger(), wing.as(aPerson()), wing.as(member)]) {
      expect((await other.get(`${path}/protokol`)).status).toBe(404)
      expect((await other.post(`${path}/protokol/poprawki`, { key: newId(), body: 'To nie tak było.' })).status).toBe(
        404,
      )
    }
    await wing.as(present).post(`${path}/protokol/poprawki`, { key: newId(), body: 'Marzec, nie maj, prosimy.' })
    const [amendment] = await amendmentsOf(engine.db, meeting.id)
    expect(amendment?.author).toBe('Ola Obecna')

    house.clock.set('2027-03-10T10:00:00Z')
    const next = await aMeeting('2027-03-10T09:00:00Z')
    expect((await desk.post(`${work}/protokol/przyjecie`, { next: next.id })).status).toBe(409)
    const answering = `${work}/protokol/poprawki/${amendment?.id}`
    expect(await mistakesIn((await desk.get(answering)).html)).toEqual([])
    expect((await desk.post(answering, { outcome: 'declined', answer: '' })).status).toBe(422)
    expect((await desk.post(answering, { outcome: 'taken' })).status).toBe(303)
    expect(await mistakesIn((await desk.get(`${work}/protokol`)).html)).toEqual([])
    expect((await desk.post(`${work}/protokol/przyjecie`, { next: next.id })).status).toBe(303)
    expect((await minutesOf(engine.db, meeting.id))?.approvedByMeetingId).toBe(next.id)

    const { html } = await wing.stranger().get(`${path}/protokol`)
    for (const words of ['1/2026', 'Wszyscy się przedstawili.', 'za 9, przeciw 0', 'po terminie', 'przyjęty'])
      expect(html).toContain(words)
    expect(html).not.toContain('Ewa Bez Zgody')
    expect((await desk.post(`${work}/protokol/zapis`, written(items, 'Inaczej.'))).status).toBe(409)

    // The task nobody did comes back, until it is done.
    await desk.post(`/praca/spotkania/${next.id}/protokol`)
    const nextWork = `/praca/spotkania/${next.id}/protokol`
    expect((await desk.get(nextWork)).html).toContain('Rezerwacja sali')
    const [task] = await tasksOf(engine.db, meeting.id)
    await desk.post(`${work}/protokol/zadania/${task?.id}/wykonanie`)
    expect((await tasksOf(engine.db, meeting.id))[0]?.doneAt).not.toBeNull()
    house.clock.set('2027-09-10T10:00:00Z')
    const third = await aMeeting('2027-09-10T09:00:00Z')
    await desk.post(`/praca/spotkania/${third.id}/protokol`)
    expect((await desk.get(`/praca/spotkania/${third.id}/protokol`)).html).not.toContain('Rezerwacja sali')
  })

  test('approved minutes go out as PDF, Word and HTML', async () => {
    const meeting = await aMeeting('2026-09-30T09:00:00Z')
    await beginMinutes(contextOf(house, keeper), meeting)
    for (const [format, begins] of [
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
      ['html', '<!'],
    ])
      expect((await wing.as(keeper).get(`/spotkania/${meeting.slug}/protokol.${format}`)).html.slice(0, 5)).toContain(
        begins,
      )
    expect((await wing.stranger().get(`/spotkania/${meeting.slug}/protokol.pdf`)).status).toBe(404)
  })

  test('decisions written at once get numbers without a gap, and what is said in a consultation becomes a remark', async () => {
    house.clock.set('2031-05-30T10:00:00Z')
    const meeting = await aMeeting('2031-05-30T09:00:00Z', { processId: newId() })
    const context = contextOf(house, keeper)
    await beginMinutes(context, meeting)
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        noteDecision(context, meeting, { body: `Ustalenie ${n}`, votes: null }, newId()),
      ),
    )
    expect((await decisionsOf(engine.db, meeting.id)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    const statement = { key: newId(), body: 'Więcej cienia przy placu.', speaker: 'Ala', consented: 'tak' }
    const desk = wing.as(keeper)
    for (let twice = 0; twice < 2; twice++)
      await desk.post(`/praca/spotkania/${meeting.id}/protokol/wypowiedzi`, statement)
    expect(said.filter(({ processId }) => processId === meeting.processId)).toMatchObject([
      { speaker: 'Ala', body: 'Więcej cienia przy placu.' },
    ])
    expect((await statementsOf(engine.db, meeting.id))[0]?.remarkId).toBe(LETTER_KEY)
  })

  test('a wrong code lets nobody in, and the door closes three hours after the end', async () => {
    const meeting = await aMeeting('2026-09-30T09:00:00Z')
    const context = contextOf(house, keeper)
    const code = await makeCode(context, meeting)
    const path = `/spotkania/${meeting.slug}/obecnosc`
    const wrong = await wing.stranger().post(path, { key: newId(), code: 'AAAAAA', name: 'Obcy' })
    expect(wrong.status).toBe(422)
    expect(await mistakesIn(wrong.html)).toEqual([])
    house.clock.set('2026-09-30T14:00:01Z')
    const late = attend(contextOf(house), meeting, { key: newId(), code, name: 'Spóźniony' })
    await expect(late).rejects.toMatchObject({ word: 'door-closed' })
    expect(await attendancesOf(engine.db, meeting.id)).toEqual([])
  })

  test('those who keep the meeting tick, add, mark and take off; the list is printed and exported', async () => {
    const meeting = await aMeeting('2026-09-30T09:00:00Z')
    const work = `/praca/spotkania/${meeting.id}/obecnosc`
    const desk = wing.as(keeper)
    const key = newId()
    for (let twice = 0; twice < 2; twice++) await desk.post(work, { key, names: 'Ala\n=1+1\n' })
    const attendances = await attendancesOf(engine.db, meeting.id)
    const ala = attendances.find(({ name }) => name === 'Ala')
    expect(attendances).toHaveLength(2)
    await desk.post(`${work}/${ala?.id}`, { late: 'tak', left: '' })
    const { html } = await desk.get(work)
    expect(html).toContain('spóźnienie')
    expect(await mistakesIn(html)).toEqual([])
    const csv = (await desk.get(`${work}/lista.csv`)).html
    expect(csv).toContain('spóźnienie')
    expect(csv).not.toMatch(/(^|;)"?=1/m)
    expect((await desk.get(`${work}/lista.pdf`)).html.slice(0, 5)).toBe('%PDF-')
    await desk.post(`${work}/${ala?.id}/usuniecie`)
    expect(await attendancesOf(engine.db, meeting.id)).toHaveLength(1)
    expect((await wing.as(aPerson()).get(work)).status).toBe(404)
  })

  test('everybody sees how the network keeps its plan', async () => {
    house.clock.set('2026-12-01T10:00:00Z')
    const { status, html } = await wing.stranger().get('/siec/zobowiazania')
    expect(status).toBe(200)
    expect(html).toContain('2016')
    expect(html).toContain('5 z 6')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('the coordinator writes down years before the portal, and nobody else', async () => {
    const desk = '/administracja/zobowiazania'
    const form = { duty: 'meetings', year: '2019', done: '47' }
    for (const other of [wing.stranger(), wing.as(member)]) {
      expect((await other.get(desk)).status).toBe(404)
      expect((await other.post(desk, form)).status).toBe(404)
    }
    const kept = wing.as(keeper)
    for (const wrong of [{ year: '2015' }, { year: '2031' }, { done: '-1' }, { duty: 'walks' }]) {
      const refused = await kept.post(desk, { ...form, ...wrong })
      expect(refused.status).toBe(422)
      expect(await mistakesIn(refused.html)).toEqual([])
    }
    for (const done of ['46', '47']) expect((await kept.post(desk, { ...form, done })).status).toBe(303)
    const { html } = await wing.stranger().get('/siec/zobowiazania')
    expect(html).toMatch(/2019[\s\S]*?47/)
    expect(html).not.toContain('46')
  })

  test('minutes begun by the keeper alone are circulated once', async () => {
    const meeting = await aMeeting('2026-09-30T09:00:00Z')
    const context = contextOf(house, keeper)
    await beginMinutes(context, meeting)
    await circulateMinutes(context, meeting, nobody)
    const first = await minutesOf(engine.db, meeting.id)
    house.clock.set('2026-10-02T10:00:00Z')
    await circulateMinutes(contextOf(house, keeper), meeting, nobody)
    expect((await minutesOf(engine.db, meeting.id))?.amendmentsUntil).toEqual(first?.amendmentsUntil)
    expect(first?.amendmentsUntil?.toString()).toBe('2026-10-14')
  })

  test('what a poll on the portal came to is taken over by a decision, with a link to its result', async () => {
    const meeting = await aMeeting('2026-09-30T09:00:00Z')
    const work = `/praca/spotkania/${meeting.id}/protokol`
    const desk = wing.as(keeper)
    await desk.post(work)
    const [rules, topic] = POLLS
    const write = (given: Record<string, string>) =>
      desk.post(`${work}/ustalenia`, { key: newId(), decision: 'Przyjmujemy zasady.', ...given })
    const both = await write({ poll: rules?.id ?? '', votesFor: '1', votesAgainst: '0', votesAbstained: '0' })
    expect(both.status).toBe(422)
    expect(both.html).toContain('nie jedno i drugie')
    expect(await mistakesIn(both.html)).toEqual([])
    expect((await write({ poll: rules?.id ?? '' })).status).toBe(303)
    expect((await write({ poll: topic?.id ?? '' })).status).toBe(303)
    // An id of a poll that is not the holder's, or not counted, is as if none was chosen.
    expect((await write({ poll: newId() })).status).toBe(303)
    const decisions = await decisionsOf(engine.db, meeting.id)
    expect(decisions.map(({ votes, pollPath }) => [votes?.for ?? null, pollPath])).toEqual([
      [21, rules?.path],
      [null, topic?.path],
      [null, null],
    ])
    const read = await desk.get(`/spotkania/${meeting.slug}/protokol`)
    expect(read.html).toContain('Głosowanie na portalu: za 21, przeciw 4, wstrzymało się 2.')
    expect(read.html).toContain(`href="${rules?.path}"`)

    const [first] = decisions
    const edit = `${work}/ustalenia/${first?.id}`
    expect((await desk.get(edit)).html).toMatch(new RegExp(`value="${rules?.id}" selected`))
    const typed = {
      key: first?.id ?? '',
      decision: 'Przyjmujemy.',
      votesFor: '5',
      votesAgainst: '1',
      votesAbstained: '0',
    }
    expect((await desk.post(edit, typed)).status).toBe(303)
    expect((await decisionsOf(engine.db, meeting.id))[0]).toMatchObject({ votes: { for: 5 }, pollPath: null })
  })
})
