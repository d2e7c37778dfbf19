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
import type { FormsPorts } from '../../forms/index.ts'
import { noteAttendances } from '../attendance/actions.ts'
import { listedPeople } from '../attendance/store.ts'
import { evaluationForms } from '../evaluation/owner.ts'
import { EVALUATION_FORMS } from '../evaluation/rules.ts'
import { aMeeting, aRegistrationInput } from '../examples.ts'
import { beginMinutes, circulateMinutes, noteDecision, noteStatement, noteTask } from '../minutes/actions.ts'
import { amendmentsOf, decisionsOf, statementsOf, tasksOf } from '../minutes/entries-store.ts'
import { minutesOf } from '../minutes/store.ts'
import { recordData } from '../record-personal-data-store.ts'
import { openRecordRoutes } from '../record-routes.tsx'
import { register } from '../registration/actions.ts'
import type { Meeting } from '../rules.ts'
import { takingPartPath } from './rules.ts'
import { attendeesOf } from './store.ts'

eachEngine('those who were there', (engine) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let keeper: Person
  const forms: FormsPorts = { owners: {} }
  const desk = () => ({ owner: 'Sieć', navigation: [] })
  const ports = {
    desk,
    forms,
    people: { personByEmail: async () => null, personsByIds: async () => new Map() },
    isMember: async () => false,
    sayInProcess: async () => null,
    countedPolls: async () => [],
    emailsOf: async () => new Map<string, string>(),
    issues: async () => ({ years: [], atLeast: 6, dueOn: Temporal.PlainDate.from('2026-12-31') }),
  }

  beforeAll(async () => {
    house = await aHouse(engine)
    keeper = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
    forms.owners[EVALUATION_FORMS] = evaluationForms({ desk })
    wing = await aWing(house, openRecordRoutes(ports))
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const kept = () => contextOf(house, keeper)
  const letters = async (email: string) => {
    const { rows } = await sql<{ template: string; body_text: string }>`
      select template, body_text from notices.messages where to_email = ${email} order by created_at, id`.execute(
      house.db,
    )
    return rows
  }

  /** A meeting that is over, with somebody who signed up, somebody who came unannounced, and minutes begun. */
  async function attended(given = {}): Promise<{ meeting: Meeting; email: string; own: string; other: string }> {
    const meeting = await aMeeting(kept(), {
      startsAt: house.clock.now().add({ hours: 1 }),
      endsAt: house.clock.now().add({ hours: 3 }),
      ...given,
    })
    const input = aRegistrationInput({ name: 'Anna Bielska' })
    await register(contextOf(house), meeting, input)
    house.clock.set(meeting.endsAt.add({ minutes: 30 }))
    const registrationIds = (await listedPeople(house.db, meeting.id)).flatMap((one) => one.registrationId ?? [])
    await noteAttendances(kept(), meeting, { registrationIds, names: ['Jan Bez Adresu'], key: newId() })
    await beginMinutes(kept(), meeting)
    const [anna, jan] = await attendeesOf(house.db, meeting.id)
    const path = (id: string | undefined) => takingPartPath(house.config, meeting, id ?? '')
    return { meeting, email: input.email, own: path(anna?.id), other: path(jan?.id) }
  }

  test('circulated minutes reach those who left an address, and are amended by their link without an account', async () => {
    const { meeting, email, own } = await attended()
    await noteDecision(kept(), meeting, { body: 'Spotykamy się w marcu.', votes: null }, newId())
    const stranger = wing.stranger()
    expect((await stranger.get(`${own}/protokol`)).status).toBe(404)
    expect((await wing.as(keeper).post(`/praca/spotkania/${meeting.id}/protokol/obieg`)).status).toBe(303)
    const sent = (await letters(email)).filter(({ template }) => template === 'minutes-circulated')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.body_text).toContain('Spotykamy się w marcu.')
    expect(sent[0]?.body_text).toContain(`${own}/protokol`)

    const page = await stranger.get(`${own}/protokol`)
    expect(page.html).toContain('Zgłoś poprawkę')
    expect(await mistakesIn(page.html)).toEqual([])
    const empty = await stranger.post(`${own}/protokol/poprawki`, { key: newId(), body: 'Nie' })
    expect(empty.status).toBe(422)
    expect(await mistakesIn(empty.html)).toEqual([])
    const key = newId()
    for (let twice = 0; twice < 2; twice++)
      await stranger.post(`${own}/protokol/poprawki`, { key, body: 'W kwietniu, nie w marcu.' })
    const [amendment, ...more] = await amendmentsOf(house.db, meeting.id)
    expect(more).toEqual([])
    expect(amendment?.author).toBe('Anna Bielska')

    const answering = `/praca/spotkania/${meeting.id}/protokol/poprawki/${amendment?.id}`
    await wing.as(keeper).post(answering, { outcome: 'declined', answer: 'Tak zapisano na sali.' })
    const answered = (await letters(email)).filter(({ template }) => template === 'minutes-amendment-answered')
    expect(answered).toHaveLength(1)
    expect(answered[0]?.body_text).toContain('Tak zapisano na sali.')
    for (const format of ['pdf', 'docx', 'html'])
      expect((await stranger.get(`${own}/protokol.${format}`)).status).toBe(200)
  })

  test('a link opens one meeting alone, and amendments end with their last day', async () => {
    const { meeting, own } = await attended()
    const elsewhere = await attended()
    await circulateMinutes(kept(), meeting, ports)
    await circulateMinutes(kept(), elsewhere.meeting, ports)
    const token = own.split('/').at(-1)
    expect((await wing.stranger().get(`/spotkania/${elsewhere.meeting.slug}/udzial/${token}`)).status).toBe(404)
    const forged = `${own.slice(0, -2)}${own.at(-2) === 'A' ? 'B' : 'A'}${own.at(-1)}`
    expect((await wing.stranger().get(forged)).status).toBe(404)
    const until = (await minutesOf(house.db, meeting.id))?.amendmentsUntil
    house.clock.set(`${until?.add({ days: 1 })}T00:30:00+02:00`)
    const late = { key: newId(), body: 'Za późno, ale jednak.' }
    expect((await wing.stranger().post(`${own}/protokol/poprawki`, late)).status).toBe(409)
    expect(await amendmentsOf(house.db, meeting.id)).toEqual([])
    expect((await wing.stranger().get(`${own}/protokol`)).html).not.toContain('Zgłoś poprawkę')
  })

  test('entries are corrected until approval; a decision keeps its number and is not taken out', async () => {
    const { meeting } = await attended()
    const home = `/praca/spotkania/${meeting.id}/protokol`
    const said = { speaker: 'Ewa', consented: true, body: 'Brakuje ławek przy szkole.', answer: '' }
    await noteStatement(kept(), meeting, said, newId(), ports)
    await noteDecision(kept(), meeting, { body: 'Ławki będą.', votes: { for: 3, against: 1, abstained: 0 } }, newId())
    await noteTask(
      kept(),
      meeting,
      { what: 'Ławki', owner: 'Jan', dueOn: Temporal.PlainDate.from('2026-12-01') },
      newId(),
    )
    const [statement] = await statementsOf(house.db, meeting.id)
    const [decision] = await decisionsOf(house.db, meeting.id)
    const [task] = await tasksOf(house.db, meeting.id)
    const team = wing.as(keeper)
    const paths = [`wypowiedzi/${statement?.id}`, `ustalenia/${decision?.id}`, `zadania/${task?.id}`]
    for (const path of paths) {
      const { status, html } = await team.get(`${home}/${path}`)
      expect(status).toBe(200)
      expect(await mistakesIn(html)).toEqual([])
      expect((await wing.as(aPerson()).get(`${home}/${path}`)).status).toBe(404)
      expect((await team.post(`${home}/${path}`, { key: newId(), decision: '', body: '', what: '' })).status).toBe(422)
    }
    await team.post(`${home}/${paths[0]}`, { key: newId(), body: 'Brakuje ławek przy bibliotece.', speaker: 'Ewa' })
    expect(await statementsOf(house.db, meeting.id)).toMatchObject([
      { speaker: '', body: 'Brakuje ławek przy bibliotece.' },
    ])
    await team.post(`${home}/${paths[1]}`, { key: newId(), decision: 'Ławki będą w maju.' })
    expect(await decisionsOf(house.db, meeting.id)).toMatchObject([
      { number: decision?.number, body: 'Ławki będą w maju.', votes: null },
    ])
    await team.post(`${home}/${paths[2]}`, { key: newId(), what: 'Sześć ławek', owner: 'Ola', dueOn: '2026-12-05' })
    expect(await tasksOf(house.db, meeting.id)).toMatchObject([{ what: 'Sześć ławek', owner: 'Ola' }])
    for (const path of [paths[0], paths[2]]) await team.post(`${home}/${path}/usuniecie`)
    expect((await team.post(`${home}/${paths[1]}/usuniecie`)).status).toBe(404)
    expect(await statementsOf(house.db, meeting.id)).toEqual([])
    expect(await tasksOf(house.db, meeting.id)).toEqual([])
    expect(await decisionsOf(house.db, meeting.id)).toHaveLength(1)
  })

  test('thanks go once to each who left an address, with an evaluation and a certificate in their own name', async () => {
    const { meeting, email, own, other } = await attended()
    const home = `/praca/spotkania/${meeting.id}/po-spotkaniu`
    const team = wing.as(keeper)
    expect(await mistakesIn((await team.get(home)).html)).toEqual([])
    expect((await wing.as(aPerson()).get(home)).status).toBe(404)
    expect((await wing.as(aPerson()).post(`${home}/podziekowanie`, { words: 'Dziękujemy za dzień.' })).status).toBe(404)
    expect((await wing.stranger().get(`/spotkania/${meeting.slug}/ocena`)).status).toBe(404)
    for (let twice = 0; twice < 2; twice++) expect((await team.post(`${home}/ocena`)).status).toBe(303)
    expect((await team.post(`${home}/podziekowanie`, { words: '' })).status).toBe(422)
    for (let twice = 0; twice < 2; twice++)
      expect((await team.post(`${home}/podziekowanie`, { words: 'Dziękujemy za dobry dzień.' })).status).toBe(303)
    const thanks = (await letters(email)).filter(({ template }) => template === 'meeting-thanks')
    expect(thanks).toHaveLength(1)
    expect(thanks[0]?.body_text).toContain(`/spotkania/${meeting.slug}/ocena`)

    const page = await wing.stranger().get(own)
    expect(page.html).toContain('Oceń spotkanie')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await wing.stranger().get(`${own}/zaswiadczenie.pdf`)).html.slice(0, 5)).toBe('%PDF-')
    expect((await wing.stranger().get(`${other}/zaswiadczenie.pdf`)).status).toBe(200)
    expect((await team.get(`${home}/zaswiadczenia.pdf`)).html.slice(0, 5)).toBe('%PDF-')

    const form = await wing.stranger().get(`/spotkania/${meeting.slug}/ocena`)
    expect(form.status).toBe(200)
    expect(await mistakesIn(form.html)).toEqual([])
    const results = await team.get(`${home}/ocena`)
    expect(results.html).toContain('0 odpowiedzi')
    expect(await mistakesIn(results.html)).toEqual([])
  })

  test('nothing is thanked for or certified before the end', async () => {
    const meeting = await aMeeting(kept(), {
      startsAt: house.clock.now().add({ hours: 1 }),
      endsAt: house.clock.now().add({ hours: 2 }),
    })
    const home = `/praca/spotkania/${meeting.id}/po-spotkaniu`
    expect((await wing.as(keeper).post(`${home}/podziekowanie`, { words: 'Dziękujemy z góry.' })).status).toBe(409)
    expect((await wing.as(keeper).get(`${home}/zaswiadczenia.pdf`)).status).toBe(409)
  })

  test('whoever is erased leaves the list and their amendment without a name, and names end after a year', async () => {
    const { meeting, email, own } = await attended()
    await circulateMinutes(kept(), meeting, ports)
    await wing.stranger().post(`${own}/protokol/poprawki`, { key: newId(), body: 'Było nas więcej.' })
    await recordData.erase(contextOf(house), { id: newId(), email })
    expect((await attendeesOf(house.db, meeting.id)).map(({ name }) => name).sort()).toEqual(['', 'Jan Bez Adresu'])
    expect((await amendmentsOf(house.db, meeting.id))[0]?.author).toBe('')
    expect((await wing.stranger().get(`${own}/zaswiadczenie.pdf`)).status).toBe(404)
    house.clock.set(meeting.endsAt.add({ hours: 366 * 24 }))
    await recordData.endRetention?.(contextOf(house))
    expect((await attendeesOf(house.db, meeting.id)).map(({ name }) => name)).toEqual(['', ''])
  })
})
