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
import { sql } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type FormsPorts, formOf, publishVersion, type Question, saveDraft } from '../../forms/index.ts'
import { remindOfMeetings } from '../duties/reminding.ts'
import { aMeeting } from '../examples.ts'
import { programmeOf } from '../programme/actions.ts'
import { recordData } from '../record-personal-data-store.ts'
import { openRecordRoutes } from '../record-routes.tsx'
import type { Meeting } from '../rules.ts'
import { callForms } from './owner.ts'
import { CALL_FORMS } from './rules.ts'
import { proposalsOf, reviewsOf } from './store.ts'

eachEngine('a forum', (engine) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let keeper: Person
  let reviewer: Person
  let member: Person
  const forms: FormsPorts = { owners: {} }
  const desk = () => ({ owner: 'Sieć', navigation: [] })

  beforeAll(async () => {
    house = await aHouse(engine)
    keeper = aPerson({ name: 'Kinga', roles: [{ role: 'coordinator', scope: null }] })
    reviewer = aPerson({ name: 'Robert Recenzent', email: 'recenzent@example.org' })
    member = aPerson({ name: 'Marek Członek' })
    forms.owners[CALL_FORMS] = callForms({ desk })
    const accounts = { id: reviewer.id, email: reviewer.email, name: reviewer.name }
    wing = await aWing(
      house,
      openRecordRoutes({
        desk,
        forms,
        people: {
          personByEmail: async (_, email) => (email === reviewer.email ? accounts : null),
          personsByIds: async () => new Map([[reviewer.id, accounts]]),
        },
        isMember: async ({ actor }) => actor.kind === 'person' && actor.id === member.id,
        sayInProcess: async () => null,
        countedPolls: async () => [],
        emailsOf: async () => new Map(),
        issues: async () => ({ years: [], atLeast: 6, dueOn: Temporal.PlainDate.from('2026-12-31') }),
      }),
    )
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const kept = () => contextOf(house, keeper)
  const aForum = () =>
    aMeeting(kept(), {
      kind: 'forum',
      title: `Forum ${newId().slice(-5)}`,
      startsAt: Temporal.Instant.from('2026-11-20T08:00:00Z'),
      endsAt: Temporal.Instant.from('2026-11-20T15:00:00Z'),
    })
  const letters = async (email: string) => {
    const { rows } = await sql<{ template: string; body_text: string }>`
      select template, body_text from notices.messages where to_email = ${email} order by created_at, id`.execute(
      house.db,
    )
    return rows
  }

  async function proposes(meeting: Meeting, given: { title: string; email: string }, own: Record<string, string> = {}) {
    const form = await formOf(house.db, { kind: CALL_FORMS, id: meeting.id })
    if (!form) throw new Error('no call')
    const path = `/spotkania/${meeting.slug}/nabor`
    const page = await wing.stranger().get(path)
    expect(page.status).toBe(200)
    house.clock.set(house.clock.now().add({ seconds: 60 }))
    const hidden = (name: string) => page.html.match(new RegExp(`name="${name}"[^>]*value="([^"]*)"`))?.[1] ?? ''
    const sent = await wing.stranger().post(path, {
      key: hidden('key'),
      moment: hidden('moment'),
      asked: hidden('asked'),
      'q-title': given.title,
      'q-kind': 'workshop',
      'q-summary': 'Uczniowie dzielą prawdziwe pieniądze i widzą skutki.',
      'q-name': 'Ewa Kamińska',
      'q-about': 'urząd w Augustowie',
      'q-email': given.email,
      'q-publication': 'tak',
      'q-publication--version': '1',
      ...own,
    })
    return sent
  }

  test('a programme in tracks is laid out, refuses what clashes, and is read and printed', async () => {
    const meeting = await aForum()
    const team = wing.as(keeper)
    const home = `/praca/spotkania/${meeting.id}/program`
    expect((await wing.as(aPerson()).get(home)).status).toBe(404)
    for (const name of ['Budżety', 'Młodzi']) await team.post(`${home}/sciezki`, { name, room: 'sala 2' })
    const { tracks } = await programmeOf(kept(), meeting.id)
    const add = (given: Record<string, string>) => team.post(`${home}/sesje/nowa`, { key: newId(), ...given })
    const ten = { startsAt: '2026-11-20T10:00', endsAt: '2026-11-20T11:00' }
    const first = { title: 'Budżet w szkole', track: tracks[0]?.id ?? '', speakers: 'Ewa Kamińska, urząd', ...ten }
    expect((await add(first)).status).toBe(303)
    expect((await add({ title: 'Młodzi pytają', track: tracks[1]?.id ?? '', ...ten })).status).toBe(303)
    for (const wrong of [
      { ...first, title: 'Drugi w tej sali' },
      { ...first, track: 'wszyscy' },
      { ...first, startsAt: '2026-11-20T08:00' },
      { ...first, endsAt: '' },
    ]) {
      const refused = await add(wrong)
      expect(refused.status).toBe(422)
      expect(await mistakesIn(refused.html)).toEqual([])
    }
    const { html } = await wing.stranger().get(`/spotkania/${meeting.slug}/program`)
    for (const words of ['Budżet w szkole', 'Młodzi pytają', 'Ewa Kamińska', 'sala 2']) expect(html).toContain(words)
    expect(html).not.toContain('Drugi w tej sali')
    expect(await mistakesIn(html)).toEqual([])
    expect(await mistakesIn((await team.get(home)).html)).toEqual([])
    expect((await wing.stranger().get(`/spotkania/${meeting.slug}/program.pdf`)).html.slice(0, 5)).toBe('%PDF-')

    await team.post(`${home}/sciezki/${tracks[0]?.id}/usuniecie`)
    const after = await programmeOf(kept(), meeting.id)
    expect(after.waiting.map(({ title }) => title)).toEqual(['Budżet w szkole'])
    const waiting = `${home}/sesje/${after.waiting[0]?.id}`
    expect(await mistakesIn((await team.get(waiting)).html)).toEqual([])
    await team.post(`${waiting}/usuniecie`)
    expect((await programmeOf(kept(), meeting.id)).waiting).toEqual([])
  })

  test('a proposal is reviewed, accepted, told of, and goes into the programme by a press', async () => {
    const meeting = await aForum()
    const team = wing.as(keeper)
    const home = `/praca/spotkania/${meeting.id}/nabor`
    expect(await mistakesIn((await team.get(home)).html)).toEqual([])
    expect((await wing.stranger().get(`/spotkania/${meeting.slug}/nabor`)).status).toBe(404)
    expect((await team.post(home, { closesAt: '2026-09-01T12:00' })).status).toBe(422)
    expect((await team.post(home, { closesAt: '2026-10-31T23:59' })).status).toBe(303)

    const email = `ewa-${newId().slice(-8)}@example.org`
    const sent = await proposes(meeting, { title: 'Budżet w szkole', email })
    expect(sent.status).toBe(303)
    expect(sent.location).toBe(`/spotkania/${meeting.slug}/nabor/przyjete`)
    expect(await mistakesIn((await wing.stranger().get(sent.location ?? '')).html)).toEqual([])
    await proposes(meeting, { title: 'Moja własna', email: reviewer.email })
    const [proposal, own] = await proposalsOf(house.db, meeting.id)
    expect(proposal).toMatchObject({
      title: 'Budżet w szkole',
      name: 'Ewa Kamińska',
      about: 'urząd w Augustowie',
      email,
    })
    expect(proposal?.summary).toContain('warsztat')
    expect((await letters(email)).map(({ template }) => template)).toEqual(['session-received'])

    const reviews = `/spotkania/${meeting.slug}/recenzje`
    expect((await wing.as(reviewer).get(reviews)).status).toBe(404)
    expect((await team.post(`${home}/recenzenci`, { email: 'nikt@example.org' })).status).toBe(422)
    expect((await team.post(`${home}/recenzenci`, { email: reviewer.email })).status).toBe(303)
    const list = await wing.as(reviewer).get(reviews)
    expect(list.html).toContain('Budżet w szkole')
    expect(list.html).not.toContain('Moja własna')
    expect(await mistakesIn(list.html)).toEqual([])
    expect((await wing.as(reviewer).get(`${reviews}/${own?.id}`)).status).toBe(404)
    expect((await wing.as(reviewer).post(`${reviews}/${own?.id}`, { mark: '5' })).status).toBe(404)
    const review = `${reviews}/${proposal?.id}`
    expect(await mistakesIn((await wing.as(reviewer).get(review)).html)).toEqual([])
    expect((await wing.as(reviewer).post(review, { mark: '6' })).status).toBe(422)
    for (const mark of ['3', '5']) expect((await wing.as(reviewer).post(review, { mark })).status).toBe(303)
    expect(await reviewsOf(house.db, meeting.id)).toMatchObject([{ mark: 5 }])
    expect((await wing.as(aPerson()).post(review, { mark: '1' })).status).toBe(404)

    const one = `${home}/${proposal?.id}`
    const page = await team.get(one)
    expect(page.html).toContain('Robert Recenzent: 5 z 5')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await team.post(`${one}/program`)).status).toBe(409)
    expect((await team.post(`${one}/rozstrzygniecie`, { outcome: 'declined', reason: '' })).status).toBe(422)
    expect((await team.post(`${one}/rozstrzygniecie`, { outcome: 'accepted', reason: 'Świetny temat.' })).status).toBe(
      303,
    )
    expect((await team.post(`${one}/rozstrzygniecie`, { outcome: 'declined', reason: 'Jednak nie.' })).status).toBe(409)
    expect((await wing.as(reviewer).post(review, { mark: '1' })).status).toBe(409)
    const decided = (await letters(email)).filter(({ template }) => template === 'session-decided')
    expect(decided).toHaveLength(1)
    expect(decided[0]?.body_text).toContain('Świetny temat.')
    for (let twice = 0; twice < 2; twice++) expect((await team.post(`${one}/program`)).status).toBe(303)
    expect((await programmeOf(kept(), meeting.id)).waiting).toMatchObject([
      { title: 'Budżet w szkole', speakers: 'Ewa Kamińska, urząd w Augustowie' },
    ])

    house.clock.set('2026-11-01T00:00:00+01:00')
    const late = await wing.stranger().post(`/spotkania/${meeting.slug}/nabor`, { 'q-title': 'Za późno' })
    expect(late.status).toBe(409)
    await recordData.erase(contextOf(house), { id: newId(), email })
    expect((await proposalsOf(house.db, meeting.id))[0]).toMatchObject({ name: '', email: null })
  })

  test('what those who keep a call ask besides is answered, read by them and reviewers, and told to nobody else', async () => {
    const meeting = await aForum()
    const team = wing.as(keeper)
    const home = `/praca/spotkania/${meeting.id}/nabor`
    await team.post(home, { closesAt: '2026-10-31T23:59' })
    const form = await formOf(house.db, { kind: CALL_FORMS, id: meeting.id })
    if (!form) throw new Error('no call')
    const [session, ...rest] = form.draft.sections
    if (!session) throw new Error('no questions')
    const asked = { hint: {}, help: {}, visibility: 'private' as const, showWhen: null, skips: [] }
    const added: Question[] = [
      {
        ...asked,
        id: 'room',
        label: { pl: 'Ile osób zmieści Twoja sesja?', en: 'How many people fit?' },
        required: true,
        type: 'short-text',
        maxLength: 40,
      },
      {
        ...asked,
        id: 'days',
        label: { pl: 'Kiedy możesz?', en: 'When can you?' },
        required: false,
        type: 'single',
        options: [
          { id: 'morning', label: { pl: 'tylko rano', en: 'mornings only' } },
          { id: 'any', label: { pl: 'obojętnie', en: 'any time' } },
        ],
        shuffled: false,
      },
    ]
    const definition = {
      ...form.draft,
      sections: [{ ...session, questions: [...session.questions, ...added] }, ...rest],
    }
    expect((await saveDraft(kept(), forms, form, definition, form.draftRevision)).ok).toBe(true)
    expect((await publishVersion(kept(), forms, form)).ok).toBe(true)

    const page = await wing.stranger().get(`/spotkania/${meeting.slug}/nabor`)
    expect(page.html).toContain('Ile osób zmieści Twoja sesja?')
    expect(await mistakesIn(page.html)).toEqual([])
    const email = `pytana-${newId().slice(-8)}@example.org`
    const given = { title: 'Budżet z pytaniem', email }
    const without = await proposes(meeting, given)
    expect(without.status).toBe(422)
    expect(without.html).toContain('Uczniowie dzielą prawdziwe pieniądze')
    expect(await proposalsOf(house.db, meeting.id)).toEqual([])
    const sent = await proposes(meeting, given, { 'q-room': 'trzydzieści', 'q-days': 'morning', 'q-needs': 'rzutnik' })
    expect(sent.status).toBe(303)

    const [proposal] = await proposalsOf(house.db, meeting.id)
    expect(proposal?.summary).not.toMatch(/trzydzieści|rano|rzutnik/)
    const one = `${home}/${proposal?.id}`
    await team.post(`${home}/recenzenci`, { email: reviewer.email })
    const review = `/spotkania/${meeting.slug}/recenzje/${proposal?.id}`
    for (const { html } of [await team.get(one), await wing.as(reviewer).get(review)]) {
      for (const words of ['Ile osób zmieści Twoja sesja? trzydzieści', 'Kiedy możesz? tylko rano', 'rzutnik'])
        expect(html).toContain(words)
      expect(await mistakesIn(html)).toEqual([])
    }
    await team.post(`${one}/rozstrzygniecie`, { outcome: 'accepted', reason: '' })
    await team.post(`${one}/program`)
    const { waiting } = await programmeOf(kept(), meeting.id)
    expect(waiting[0]?.description).toContain('Uczniowie dzielą prawdziwe pieniądze')
    expect(waiting[0]?.description).not.toMatch(/trzydzieści|rano|rzutnik/)
    // Answers lie with the proposal, not twice, and go with the person.
    const { rows } = await sql<{ answers: object }>`
      select a.answers from forms.answers a where a.form_id = ${form.id}`.execute(house.db)
    expect(rows).toEqual([{ answers: {} }])
    await recordData.erase(contextOf(house), { id: newId(), email })
    expect((await proposalsOf(house.db, meeting.id))[0]).toMatchObject({ answers: '', email: null })
  })

  test('members say that they go to a nationwide meeting and share notes that others do not read', async () => {
    const team = wing.as(keeper)
    const list = '/siec/ogolnopolskie'
    for (const other of [wing.stranger(), wing.as(member)]) expect((await other.get(`${list}/nowe`)).status).toBe(404)
    const entry = {
      key: newId(),
      name: 'Forum Praktyków',
      startsOn: '2026-10-05',
      endsOn: '2026-10-06',
      place: 'Lublin',
    }
    expect((await team.post(`${list}/nowe`, { ...entry, endsOn: '2026-10-01' })).status).toBe(422)
    let path = ''
    for (let twice = 0; twice < 2; twice++) path = (await team.post(`${list}/nowe`, entry)).location ?? ''
    expect(path).toMatch(/^\/siec\/ogolnopolskie\/forum-praktykow-2026/)
    for (const other of [wing.stranger(), wing.as(aPerson())]) {
      expect((await other.post(`${path}/wyjazd`)).status).toBe(404)
      expect((await other.post(`${path}/notatki`, { key: newId(), body: 'Nie moje notatki.' })).status).toBe(404)
    }
    for (let twice = 0; twice < 2; twice++) expect((await wing.as(member).post(`${path}/wyjazd`)).status).toBe(303)
    const note = { key: newId(), body: 'Warsztat o panelach był świetny.' }
    for (let twice = 0; twice < 2; twice++) await wing.as(member).post(`${path}/notatki`, note)
    expect((await wing.as(member).post(`${path}/notatki`, { key: newId(), body: 'Ok' })).status).toBe(422)
    const seen = await wing.as(member).get(path)
    expect(seen.html.match(/panelach był świetny/g)).toHaveLength(1)
    expect(await mistakesIn(seen.html)).toEqual([])
    const read = await wing.stranger().get(path)
    expect(read.html).toContain('Marek Członek')
    expect(read.html).not.toContain('panelach')
    expect(await mistakesIn(read.html)).toEqual([])
    await team.post(`${path}/zmiana`, { ...entry, bringsBack: 'Wzór zaproszenia na panel.' })
    expect((await wing.stranger().get(path)).html).toContain('Wzór zaproszenia na panel.')
    await wing.as(member).post(`${path}/rezygnacja`)
    expect((await wing.stranger().get(path)).html).not.toContain('Marek Członek')
    for (const page of [list, `${list}/nowe`, `${path}/zmiana`])
      expect(await mistakesIn((await team.get(page)).html)).toEqual([])
  })

  test('coordinators hear once of a gap between meetings that is past the plan', async () => {
    const id = newId()
    await sql`insert into network.roles_held (id, person_id, organisation_id, role, given_at)
      values (${newId()}, ${id}, null, 'coordinator', ${house.clock.now()})`.execute(house.db)
    const email = `koordynatorka-${id.slice(-6)}@example.org`
    const ports = { emailsOf: async () => new Map([[id, email]]) }
    const held = (startsAt: string) =>
      aMeeting(kept(), {
        startsAt: Temporal.Instant.from(startsAt),
        endsAt: Temporal.Instant.from(startsAt).add({ hours: 2 }),
      })
    await held('2030-01-15T10:00:00Z')
    house.clock.set('2030-07-15T10:00:00Z')
    expect(await remindOfMeetings(contextOf(house), ports)).toBe(0)
    house.clock.set('2030-07-16T10:00:00Z')
    expect(await remindOfMeetings(contextOf(house), ports)).toBe(1)
    house.clock.set('2030-08-16T10:00:00Z')
    expect(await remindOfMeetings(contextOf(house), ports)).toBe(0)
    await held('2030-09-01T10:00:00Z')
    house.clock.set('2030-09-02T10:00:00Z')
    expect(await remindOfMeetings(contextOf(house), ports)).toBe(0)
    house.clock.set('2031-03-02T10:00:00Z')
    expect(await remindOfMeetings(contextOf(house), ports)).toBe(1)
    expect((await letters(email)).map(({ template }) => template)).toEqual(['duty-meeting-late', 'duty-meeting-late'])
  })
})
