import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import type { Person } from '../../../tests/support/house.ts'
import { mistakesIn } from '../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import type { Visitor } from '../../../tests/support/visitor.ts'
import { aConsultation, aLetter } from '../../modules/consultations/examples.ts'
import { anOrganisation } from '../../modules/network/examples.ts'
import { outboxOf } from '../../modules/notices/examples.ts'
import { chargesOf, openTasksOf, type Process } from '../../modules/processes/index.ts'
import { bringRemarks } from '../../modules/remarks/index.ts'
import { sql } from '../../platform/db/index.ts'
import { newId } from '../../platform/ids.ts'
import { PERSONAL_DATA } from '../personal-data.ts'
import { work } from '../wiring.tsx'
import { sendWorkDigests } from './work-digest.ts'

/** In the middle of taking remarks and after; the last is Independence Day, a Wednesday. */
const [WEDNESDAY, THURSDAY, MONDAY, FREE] = ['2026-09-30', '2026-10-01', '2026-10-05', '2026-11-11']

eachEngine('what waits for people who work here, and who does it', (at) => {
  let portal: TestPortal
  let editor: Person
  let clerk: Person
  let outsider: Person
  let process: Process
  const as = (person: Person) => portal.signedIn(person)
  const page = () => `/praca/konsultacje/${process.slug}/kto-co-robi`

  beforeAll(async () => {
    portal = await aPortal(at)
  })
  afterAll(() => portal.close())
  beforeEach(async () => {
    portal.clock.set(`${WEDNESDAY}T05:10:00Z`)
    await sql`truncate notices.messages, notices.preferences, network.roles_held`.execute(at.db)
    const office = await anOrganisation(portal.house)
    const other = await anOrganisation(portal.house)
    editor = await portal.person([{ role: 'editor', scope: office.id }], 'Monika Jeziorna')
    clerk = await portal.person([{ role: 'clerk', scope: office.id }], 'Tomasz Olszyński')
    outsider = await portal.person([{ role: 'editor', scope: other.id }], 'Ktoś Zinąd')
    process = (
      await aConsultation(portal.system(), { organisationId: office.id, title: `Park nad Nettą ${newId().slice(-6)}` })
    ).process
    await bringRemarks(portal.system(), process, [aLetter(), aLetter({ body: 'Inny list o ławkach.' })])
    await portal.jobs.drain()
  })

  const give = async (part: string, to: Person | null, was: Person | null = null) =>
    (await as(editor)).post(page(), { [`kto-${part}`]: to?.id ?? '', [`bylo-${part}`]: was?.id ?? '' })
  const holderOf = async (part: string) =>
    (await chargesOf(at.db, [process.id])).find((charge) => charge.part === part)?.personId ?? null
  const digests = async (day: string, hour = '05:10') => {
    portal.clock.set(`${day}T${hour}:00Z`)
    return sendWorkDigests(portal.system(), work)
  }
  const lettersTo = async (person: Person) =>
    (await outboxOf(at.db)).filter(
      ({ email, template }) => email === person.email && template.startsWith('work-digest'),
    )
  const wants = async (person: Person, frequency: string) =>
    (await as(person)).post('/konto/wiadomosci', { 'temat-work': frequency })

  test('a part given to somebody shows on everybody’s desk, and alone on a desk of their own', async () => {
    expect((await give('uwagi', clerk)).status).toBe(303)
    expect(await holderOf('uwagi')).toBe(clerk.id)
    expect((await (await as(editor)).get('/praca')).html).toContain('robi to Tomasz Olszyński')
    const mine = (await (await as(clerk)).get('/praca?moje=tak')).html
    expect(mine).toContain('robisz to Ty')
    expect(mine).toContain(process.title)
    expect((await (await as(editor)).get('/praca?moje=tak')).html).toContain('Nic nie przydzielono Tobie')
    expect((await (await as(clerk)).get('/konto/powiadomienia')).html).toContain('nową część pracy')
    for (const person of [editor, clerk])
      expect(await mistakesIn((await (await as(person)).get(page())).html)).toEqual([])
  })

  test('somebody outside the team is no choice, and comes back to the field', async () => {
    const answer = await give('uwagi', outsider)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('href="#f-kto-uwagi"')
    expect(await holderOf('uwagi')).toBeNull()
    expect((await (await as(outsider)).get(page())).status).toBe(404)
  })

  test('a form drawn before somebody else’s change leaves that change', async () => {
    await give('uwagi', clerk)
    // The page of this one was drawn when nobody had `uwagi`, and only `raport` was touched on it.
    await (await as(editor)).post(page(), {
      'kto-uwagi': '',
      'bylo-uwagi': '',
      'kto-raport': editor.id,
      'bylo-raport': '',
    })
    expect([await holderOf('uwagi'), await holderOf('raport')]).toEqual([clerk.id, editor.id])
  })

  test('a clerk takes up what nobody has and gives it back, and does not share out among others', async () => {
    const act = async (person: string) => (await as(clerk)).post(`${page()}/czesc`, { part: 'uwagi', person })
    expect((await act(editor.id)).status).toBe(404)
    expect((await act(clerk.id)).status).toBe(303)
    expect(await holderOf('uwagi')).toBe(clerk.id)
    await act('')
    expect(await holderOf('uwagi')).toBeNull()
    await give('uwagi', editor)
    expect((await act(clerk.id)).status).toBe(404)
    expect((await (await as(clerk)).post(page(), { 'kto-uwagi': clerk.id, 'bylo-uwagi': '' })).status).toBe(404)
  })

  test('whoever left the team holds nothing any more', async () => {
    await give('uwagi', clerk)
    await sql`update network.roles_held set ended_at = given_at where person_id = ${clerk.id}`.execute(at.db)
    expect((await (await as(editor)).get('/praca')).html).not.toContain('Tomasz Olszyński')
  })

  test('a task of the team waits until it is done, is late after its day, and can be begun again', async () => {
    const add = async (visitor: Visitor, fields: Record<string, string>) => visitor.post(`${page()}/zadania`, fields)
    expect((await add(await as(editor), { title: '' })).status).toBe(422)
    expect((await add(await as(clerk), { title: 'Plakaty', person: editor.id })).status).toBe(404)
    await add(await as(editor), { title: 'Zanieść plakaty', person: clerk.id, dueOn: WEDNESDAY })
    const [task] = await openTasksOf(at.db, [process.id])
    expect((await (await as(clerk)).get('/praca?moje=tak')).html).toContain('zadanie zespołu')
    expect((await (await as(editor)).get(page())).html).not.toContain('po terminie')
    portal.clock.set(`${THURSDAY}T10:00:00Z`)
    expect((await (await as(editor)).get(page())).html).toContain('po terminie')
    const act = async (word: string) => (await as(clerk)).post(`${page()}/zadania/${task?.id}/${word}`)
    expect((await act('zrobione')).status).toBe(303)
    expect(await openTasksOf(at.db, [process.id])).toEqual([])
    await act('ponownie')
    expect(await openTasksOf(at.db, [process.id])).toMatchObject([{ title: 'Zanieść plakaty' }])
    expect((await act('usuniecie')).status).toBe(404)
    await (await as(editor)).post(`${page()}/zadania/${task?.id}/usuniecie`)
    expect(await openTasksOf(at.db, [process.id])).toEqual([])
  })

  test('the summary comes once a week unless its reader decides otherwise', async () => {
    await wants(editor, 'daily')
    expect(await digests(WEDNESDAY)).toBe(2)
    // The job may run again, also later on the day.
    expect(await digests(WEDNESDAY, '08:10')).toBe(0)
    expect(await digests(THURSDAY)).toBe(1)
    expect(await digests(MONDAY)).toBe(2)
    expect([await lettersTo(editor), await lettersTo(clerk)].map((letters) => letters.length)).toEqual([3, 2])
  })

  test('nothing comes on a day off, to those who want nothing, and where nothing waits', async () => {
    await wants(clerk, 'never')
    expect(await digests(FREE)).toBe(0)
    await digests(WEDNESDAY)
    expect(await lettersTo(clerk)).toEqual([])
    expect(await lettersTo(outsider)).toEqual([])
  })

  test('the letter says only what its reader may open, their own first, in their language, with a way out', async () => {
    await sql`update identity.persons set locale = 'en' where id = ${clerk.id}`.execute(at.db)
    await give('uwagi', clerk)
    await digests(MONDAY)
    const [[own], [other]] = [await lettersTo(clerk), await lettersTo(editor)]
    expect(own?.text).toContain('What waits for you')
    expect(own?.text).toContain('yours')
    expect(own?.text).toContain(`/en/praca/konsultacje/${process.slug}/uwagi`)
    expect(other?.text).toContain('robi to Tomasz Olszyński')
    // What planning counts is shown to editors alone.
    expect(other?.text).toContain('/raport')
    expect(own?.text).not.toContain('/raport')
    const [stop] = /\/wiadomosci\/[\w-]+\/wypis/.exec(own?.text ?? '') ?? []
    expect((await portal.stranger().get(stop ?? '')).status).toBe(200)
    expect(await digests('2026-10-12')).toBe(2)
    await portal.stranger().post(stop ?? '')
    expect(await digests('2026-10-19')).toBe(1)
    expect(await lettersTo(clerk)).toHaveLength(2)
  })

  test('who had it is forgotten with the account, the task stays', async () => {
    await give('uwagi', clerk)
    await (await as(editor)).post(`${page()}/zadania`, { title: 'Zamówić salę', person: clerk.id })
    const store = PERSONAL_DATA.find(({ module }) => module === 'processes')
    expect(JSON.stringify(await store?.export(portal.system(), clerk))).toContain('Zamówić salę')
    await store?.erase(portal.system(), clerk)
    expect(await holderOf('uwagi')).toBeNull()
    expect(await openTasksOf(at.db, [process.id])).toMatchObject([{ title: 'Zamówić salę', personId: null }])
  })
})
