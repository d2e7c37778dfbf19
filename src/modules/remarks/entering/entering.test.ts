import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import { eventsPage } from '../../audit/index.ts'
import { aPdf } from '../../media/examples.ts'
import { filesOf } from '../../media/index.ts'
import { type Process, pathOf, workPathOf } from '../../processes/index.ts'
import { opens } from '../actions.ts'
import { contactOf } from '../contacts-store.ts'
import { decide } from '../deciding/actions.ts'
import { anOpenProcess, INTAKE, portsWith } from '../examples.ts'
import type { Remark } from '../rules.ts'
import { tallyOf } from '../tallies-store.ts'
import { remarksJobs, remarksRoutes } from '../testing.ts'
import { correctEntry, type EntryInput, enterRemark, removeEntry } from './actions.ts'
import { entriesOf } from './store.ts'

const team = newId()
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
const colleague = aPerson({ roles: [{ role: 'editor', scope: team }] })
const moderator = aPerson({ roles: [{ role: 'moderator', scope: team }] })
const outsider = aPerson({ roles: [{ role: 'clerk', scope: newId() }] })

const TYPED = {
  body: 'Proszę o ławki przy śluzie.',
  channel: 'paper',
  receivedOn: '2026-09-30',
  authorKind: 'person',
  authorName: 'Jan Tajny',
}

eachEngine('entering letters', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let process: Process
  const ports = portsWith()

  beforeAll(async () => {
    house = await aHouse(at, '2026-10-05T10:00:00Z')
    queue = remarksJobs(ports)
    house.jobs = queue
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Park ${newId().slice(-12)}`,
    })
  })

  const wing = () => aWing(house, remarksRoutes(ports))
  const as = async (person = clerk) => (await wing()).as(person)
  const home = () => `${workPathOf(process)}/wprowadzanie`
  const entries = () => entriesOf(at.db, process.id, clerk.id, 20)
  const onlyEntry = async (): Promise<Remark> => {
    const [entry, ...others] = await entries()
    if (!entry || others.length > 0) throw new Error('one entry expected')
    return entry
  }
  const anInput = (given: Partial<EntryInput> = {}): EntryInput => ({
    body: 'Proszę o ławki przy śluzie.',
    quotation: null,
    placeWords: null,
    channel: 'paper',
    receivedOn: Temporal.PlainDate.from('2026-09-20'),
    author: { kind: 'person', name: 'Jan Tajny', organisation: null, signature: null },
    email: null,
    ...given,
  })
  const entered = async (given: Partial<EntryInput> = {}) => {
    await enterRemark(contextOf(house, clerk), process, INTAKE, anInput(given), newId())
    return onlyEntry()
  }

  test('a clerk saves a letter and goes on with the next: same channel, same day, the text in focus', async () => {
    const client = await as()
    const first = await client.get(home())
    expect(first.html).toContain('<wiec-keys>')
    expect(first.html).not.toContain('autofocus')
    expect(await mistakesIn(first.html)).toEqual([])
    const saved = await client.post(home(), { ...TYPED, formKey: 'a' })
    expect([saved.status, saved.flash]).toEqual([303, 'remarks.flash.entered'])

    const next = await client.get(saved.location ?? '')
    expect(next.html).toMatch(/<textarea[^>]* autofocus/)
    expect(next.html).toContain('<option value="paper" selected>')
    expect(next.html).toContain('value="2026-09-30"')
    expect(next.html).toContain('dziś 1 uwaga')
    expect(next.html).toContain('Jan Tajny')
    expect(await mistakesIn(next.html)).toEqual([])
    expect(await onlyEntry()).toMatchObject({
      channel: 'paper',
      late: false,
      authorName: 'Jan Tajny',
      signature: null,
      body: TYPED.body,
    })
    expect(queue.waiting('remarks.join-group').length).toBeGreaterThan(0)
    await queue.drain()
  })

  test('a letter of the last day is in time; a day later it is taken and marked as late', async () => {
    const client = await as()
    await client.post(home(), { ...TYPED, formKey: 'a' })
    const late = await client.post(home(), { ...TYPED, receivedOn: '2026-10-01', formKey: 'b' })
    expect(late.flash).toBe('remarks.flash.entered-late')
    expect((await entries()).map(({ receivedAt, late }) => [receivedAt.toString(), late])).toEqual([
      ['2026-09-30T22:00:00Z', true],
      ['2026-09-29T22:00:00Z', false],
    ])
  })

  test.each([
    [{ body: ' ' }, 'Przepisz treść uwagi.'],
    [{ receivedOn: 'wczoraj' }, 'Podaj dzień wpływu'],
    [{ receivedOn: '2026-10-06' }, 'Ten dzień jeszcze nie nadszedł'],
    [{ receivedOn: '1926-09-20' }, 'Sprawdź rok'],
    [{ authorKind: 'organisation' }, 'Wpisz nazwę organizacji'],
    [{ signature: 'Janek' }, 'Zaznacz zgodę autora albo usuń podpis'],
    [{ consent: 'tak', authorName: '' }, 'Wpisz podpis, na którego pokazanie'],
    [{ email: 'jan(at)example.org' }, 'Popraw adres e-mail'],
  ])('a form with %j comes back with what was typed and what to do', async (wrong, sentence) => {
    const { status, html } = await (await as()).post(home(), { ...TYPED, ...wrong, formKey: 'a' })
    expect(status).toBe(422)
    expect(html).toContain(sentence)
    expect(html).toContain('<title>Błąd:')
    expect(html).toContain('value="Jan Tajny"'.repeat('authorName' in wrong ? 0 : 1))
    expect(await mistakesIn(html)).toEqual([])
    expect(await entries()).toEqual([])
  })

  test('the name on a letter stays with the team, unless its author agreed to show it', async () => {
    const client = await as()
    await client.post(home(), { ...TYPED, formKey: 'a' })
    await client.post(home(), { ...TYPED, authorName: 'Ewa Zgodna', consent: 'tak', formKey: 'b' })
    await client.post(home(), {
      ...TYPED,
      authorKind: 'organisation',
      organisationName: 'Koło Wędkarskie',
      formKey: 'c',
    })
    const list = (await (await wing()).stranger().get(`${pathOf(process)}/uwagi`)).html
    expect(list).toContain('Ewa Zgodna')
    expect(list).toContain('Koło Wędkarskie')
    expect(list).not.toContain('Tajny')
  })

  test('two presses of the button, also at once, store one letter', async () => {
    const client = await as()
    const answers = await Promise.all([1, 2, 3].map(() => client.post(home(), { ...TYPED, formKey: 'same' })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(answers.filter(({ flash }) => flash === 'remarks.flash.given-before')).toHaveLength(2)
    await onlyEntry()
  })

  test('a scan is kept for the team, and no public page knows of it', async () => {
    const scan = new File([aPdf()], 'list Jana Tajnego.pdf', { type: 'application/pdf' })
    const { flash } = await (await as()).post(home(), { ...TYPED, formKey: 'a', scan })
    expect(flash).toBe('remarks.flash.entered')
    const entry = await onlyEntry()
    const [file] = await filesOf(at.db, { kind: 'remark', id: entry.id })
    expect(file).toMatchObject({ visibility: 'team', type: 'application/pdf' })
    const page = await (await wing()).stranger().get(`${pathOf(process)}/uwagi/${entry.reference}`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('/pliki/')
  })

  test('a scan that is something else is told; the letter is stored', async () => {
    const scan = new File(['MZ\x90'], 'skan.pdf', { type: 'application/pdf' })
    expect((await (await as()).post(home(), { ...TYPED, formKey: 'a', scan })).flash).toBe(
      'remarks.flash.attachment-refused',
    )
    await onlyEntry()
  })

  test('where a moderator looks first, an entered letter waits', async () => {
    await enterRemark(contextOf(house, clerk), process, { moderation: 'before' }, anInput(), newId())
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 1, public: 0 })
  })

  test('an author who left an address hears at once, with a key to the remark', async () => {
    const entry = await entered({ email: 'jan@example.org' })
    expect(await contactOf(at.db, entry.id)).toMatchObject({ email: 'jan@example.org' })
    const rows = await at.db
      .withTables<{ 'notices.messages': { template: string; body_text: string; about_id: string } }>()
      .selectFrom('notices.messages')
      .select(['template', 'body_text'])
      .where('about_id', '=', entry.id)
      .execute()
    expect(rows.map(({ template }) => template)).toEqual(['remark-received'])
    const key = /klucz=([\w-]+)/.exec(rows[0]?.body_text ?? '')?.[1] ?? ''
    expect(await opens(contextOf(house), entry, key)).toBe(true)

    // The address was mistyped: whoever got the letter loses the key.
    await correctEntry(contextOf(house, clerk), process, entry, anInput({ email: 'janina@example.org' }))
    expect(await opens(contextOf(house), entry, key)).toBe(false)
    expect(await contactOf(at.db, entry.id)).toMatchObject({ email: 'janina@example.org' })
  })

  test('an entry is corrected until it is settled, and every look and change is in the log', async () => {
    const entry = await entered()
    const client = await as()
    const page = await client.get(`${home()}/${entry.reference}`)
    expect(page.html).toContain('Jan Tajny')
    expect(await mistakesIn(page.html)).toEqual([])
    const corrected = await client.post(`${home()}/${entry.reference}`, {
      ...TYPED,
      body: 'Proszę o stoły.',
      channel: 'email',
    })
    expect(corrected.status).toBe(303)
    expect(await onlyEntry()).toMatchObject({ body: 'Proszę o stoły.', channel: 'email', editedAt: null })

    await decide(
      contextOf(house, clerk),
      process,
      INTAKE,
      { remarkIds: [entry.id] },
      { outcome: 'accepted', reason: '', change: '', state: 'accepted' },
    )
    expect((await client.post(`${home()}/${entry.reference}`, { ...TYPED })).status).toBe(409)
    expect((await client.post(`${home()}/${entry.reference}/cofniecie`)).status).toBe(409)
    expect(await onlyEntry()).toMatchObject({ body: 'Proszę o stoły.' })
    const verbs = (await eventsPage(at.db, {}, { limit: 200 })).rows
      .filter(({ subjectId }) => subjectId === entry.id)
      .map(({ verb }) => verb)
    expect(verbs).toEqual(expect.arrayContaining(['remark-entered', 'entry-corrected', 'personal-data-read']))
  })

  test('an entry taken back is gone with its scan; the log keeps that it was', async () => {
    const client = await as()
    await client.post(home(), { ...TYPED, formKey: 'a', scan: new File([aPdf()], 'list.pdf') })
    const entry = await onlyEntry()
    const asked = await client.get(`${home()}/${entry.reference}/cofniecie`)
    expect(asked.html).toContain(entry.reference)
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await client.post(`${home()}/${entry.reference}/cofniecie`)).flash).toBe('remarks.flash.entry-removed')
    expect(await entries()).toEqual([])
    expect(await filesOf(at.db, { kind: 'remark', id: entry.id })).toEqual([])
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 0 })
    await expect(removeEntry(contextOf(house, clerk), process, entry)).rejects.toThrow('remark-settled')
    const { rows } = await eventsPage(at.db, { verb: 'entry-removed' }, { limit: 50 })
    expect(rows.filter(({ subjectId }) => subjectId === entry.id)).toHaveLength(1)
  })

  test("a colleague's entry, another team's page and a moderator's are absent", async () => {
    const entry = await entered()
    const at = await wing()
    for (const path of ['', '/cofniecie'])
      expect((await at.as(colleague).get(`${home()}/${entry.reference}${path}`)).status).toBe(404)
    for (const reader of [at.stranger(), at.as(outsider), at.as(moderator)]) {
      expect((await reader.get(home())).status).toBe(404)
      expect((await reader.post(home(), { ...TYPED, formKey: 'x' })).status).toBe(404)
    }
    expect((await at.as(colleague).get(home())).status).toBe(200)
    expect((await at.as(clerk).get(`${home()}/WIEC-2026-999999`)).status).toBe(404)
  })

  test('a draft takes no letters', async () => {
    process = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Szkic ${newId().slice(-12)}`,
      announced: false,
    })
    const client = await as()
    expect((await client.get(home())).html).toContain('Uwagi z innych kanałów wprowadza się po ogłoszeniu')
    expect((await client.post(home(), { ...TYPED, formKey: 'a' })).status).toBe(409)
    expect(await entries()).toEqual([])
  })
})
