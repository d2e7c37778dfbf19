import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { TestJobs } from '../../../platform/jobs/testing.ts'
import { beginWork, workById } from '../../../platform/works/index.ts'
import { eventsPage } from '../../audit/index.ts'
import { type Process, pathOf, workPathOf } from '../../processes/index.ts'
import { contactsOf } from '../contacts-store.ts'
import { anOpenProcess, portsWith } from '../examples.ts'
import { listPublic } from '../reading/store.ts'
import { tallyOf } from '../tallies-store.ts'
import { remarksJobs, remarksRoutes } from '../testing.ts'
import { undoImport } from './actions.ts'
import { importFile } from './from-file.ts'
import { importById, importsOf } from './store.ts'
import { storeImport, understand } from './storing.ts'
import { openTable } from './table.ts'

const team = newId()
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
const moderator = aPerson({ roles: [{ role: 'moderator', scope: team }] })
const outsider = aPerson({ roles: [{ role: 'clerk', scope: newId() }] })

const CAMPAIGN =
  'Wnoszę o zachowanie zieleni na działce przy ulicy Nadrzecznej i o rezygnację z budowy parkingu w tym miejscu, bo to ostatni park w całej okolicy i dzieci nie mają gdzie się bawić.'
const REGISTER = [
  'Nr pisma;Data wpływu;Sposób złożenia;Autor;E-mail;Treść uwagi',
  `W1;2026-09-10;list;Jan Tajny;jan.tajny@example.org;${CAMPAIGN}`,
  `W2;30.09.2026;e-mail;Ewa Ukryta;;${CAMPAIGN} Mieszkam obok.`,
  'W3;2026-10-01;list;;;Proszę o ścieżkę rowerową od mostu do śluzy.',
].join('\n')
const WITH_A_BAD_ROW = `${REGISTER}\nW4;kiedyś;list;;;Więcej ławek.`

eachEngine('importing letters', (at) => {
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
    house.clock.set('2026-10-05T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Park ${newId().slice(-12)}`,
    })
  })

  const as = async (person = clerk) => (await aWing(house, remarksRoutes(ports))).as(person)
  const home = () => `${workPathOf(process)}/import`
  const remarks = async () => (await listPublic(at.db, process.id, {}, { limit: 100 })).rows
  const events = async (verb: string) =>
    (await eventsPage(at.db, { verb }, { limit: 100 })).rows.filter(({ subjectId }) => subjectId === process.id)

  /** Sends the file and gives the address of its preview. */
  async function brought(text: string, name = 'rejestr.csv'): Promise<string> {
    const { status, location } = await (await as()).post(home(), { file: new File([text], name) })
    expect(status).toBe(303)
    return location ?? ''
  }
  /** What the page sends when nobody changes the guesses. */
  const GUESSED = { number: '0', receivedOn: '1', channel: '2', authorName: '3', email: '4', body: '5' }

  async function aTable(text = REGISTER) {
    const table = await openTable(Buffer.from(text), 'csv')
    const columns = { number: 0, receivedOn: 1, channel: 2, authorName: 3, email: 4, body: 5 }
    return understand(contextOf(house, clerk), process, table, {
      columns,
      channel: 'email',
      receivedOn: Temporal.PlainDate.from('2026-09-01'),
    })
  }
  const facts = (id = newId()) => ({ id, fileName: 'rejestr.csv', importedBy: clerk.id, columns: {}, publish: true })

  test('a clerk brings a register, sees what we understand, imports it and is told what came of it', async () => {
    const client = await as()
    const preview = await brought(REGISTER)
    const page = await client.get(preview)
    expect(page.status).toBe(200)
    expect(page.html).toContain('3 uwagi do wczytania')
    expect(page.html).toContain('Proszę o ścieżkę rowerową')
    expect(page.html).toContain('po terminie')
    expect(await mistakesIn(page.html)).toEqual([])
    expect(await remarks()).toEqual([])

    const ordered = await client.post(preview, { ...GUESSED, shown: 'now' })
    expect(ordered.status).toBe(303)
    const waiting = await client.get(ordered.location ?? '')
    expect(waiting.html).toContain('<wiec-progress>')
    expect(await mistakesIn(waiting.html)).toEqual([])
    await queue.drain()

    const done = await client.get(ordered.location ?? '')
    expect(done.html).toContain('Wczytaliśmy 3 uwagi')
    expect(done.html).not.toContain('<wiec-progress>')
    const stored = await remarks()
    expect(stored.map(({ channel, late, authorName }) => [channel, late, authorName]).sort()).toEqual([
      ['email', false, 'Ewa Ukryta'],
      ['paper', false, 'Jan Tajny'],
      ['paper', true, null],
    ])
    const grouped = stored.filter(({ groupId }) => groupId !== null)
    expect(grouped).toHaveLength(2)
    expect(new Set(grouped.map(({ groupId }) => groupId)).size).toBe(1)
    expect((await contactsOf(at.db, process.id, { limit: 10 })).map(({ email }) => email)).toEqual([
      'jan.tajny@example.org',
    ])
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 3, public: 3 })
  })

  test('names and addresses of a file are looked at in the log, and never stand on a public page', async () => {
    const client = await as()
    const preview = await brought(REGISTER)
    await client.get(preview)
    expect((await events('personal-data-read')).map(({ details }) => details.list)).toEqual(['import-preview'])
    await client.post(preview, { ...GUESSED, shown: 'now' })
    await queue.drain()
    const list = (await (await aWing(house, remarksRoutes(ports))).stranger().get(`${pathOf(process)}/uwagi`)).html
    expect(list).toContain('Proszę o ścieżkę rowerową')
    expect(list).not.toMatch(/Tajny|Ukryta|@example/)
  })

  test('rows with problems are listed by line, and stop the import until somebody says to leave them out', async () => {
    const client = await as()
    const preview = await brought(WITH_A_BAD_ROW)
    const page = await client.get(preview)
    expect(page.html).toContain('1 wiersz do poprawy')
    expect(page.html).toContain('Nie rozumiemy daty „kiedyś”')
    const list = await client.get(`${preview}/bledy.csv`)
    expect(list.html).toBe('Wiersz;Co poprawić\r\n5;Nie rozumiemy daty „kiedyś”. Zapisz ją jak 30.09.2026.\r\n')

    const refused = await client.post(preview, { ...GUESSED, shown: 'now' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('albo zaznacz, że go pomijamy')
    expect(await mistakesIn(refused.html)).toEqual([])
    expect(queue.waiting('work.remarks.import')).toEqual([])

    const { location } = await client.post(preview, { ...GUESSED, shown: 'now', skipBad: 'tak' })
    await queue.drain()
    expect((await client.get(location ?? '')).html).toContain('Pominęliśmy 1 wiersz')
    expect(await remarks()).toHaveLength(3)
  })

  test('columns chosen by hand are the ones that are read', async () => {
    const client = await as()
    const preview = await brought('a;b\nWięcej ławek;X1\nWięcej drzew;X2\n')
    const { html } = await client.get(`${preview}?body=1&number=-&defaultChannel=meeting&defaultDay=2026-09-12`)
    expect(html).toContain('>X1</th>')
    expect(html).toContain('spotkanie, 12.09.2026')
    const none = await client.get(`${preview}?body=-`)
    expect(none.html).toContain('Wskaż kolumnę z treścią')
  })

  test('where a moderator looks first, imported letters wait too', async () => {
    const moderated = portsWith({ moderation: 'before' })
    const client = (await aWing(house, remarksRoutes(moderated))).as(clerk)
    const preview = await brought(REGISTER)
    expect((await client.get(preview)).html).toContain('Uwagi pokażą się na stronie, gdy przejrzy je osoba z zespołu.')
    await client.post(preview, { ...GUESSED, shown: 'now' })
    await queue.drain()
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 3, public: 0 })
  })

  test.each([
    ['skrypt.html', '<script>alert(1)</script>'],
    ['pusty.csv', ''],
    ['arkusz.xlsx', 'to nie jest arkusz'],
  ])('the file %s is refused beside the field, and nothing is kept', async (name, text) => {
    const { status, html } = await (await as()).post(home(), { file: new File([text], name) })
    expect(status).toBe(422)
    expect(html).toContain('id="f-file-problem"')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a list that breaks off is told on the page, and a broken line among good ones in the list of rows', async () => {
    const cut = await (await as()).get(await brought('[{"text": "Ławki"}, {"te', 'listy.json'))
    expect(cut.status).toBe(422)
    expect(cut.html).toContain('Nie da się odczytać tego pliku')
    const line = await (await as()).get(await brought('{"text": "Ławki"}\n{"te', 'listy.jsonl'))
    expect(line.html).toContain('Tego wiersza nie da się odczytać')
    expect(line.html).toContain('1 uwaga do wczytania')
  })

  test('ordering the same file twice imports it once', async () => {
    const client = await as()
    const preview = await brought(REGISTER)
    const first = await client.post(preview, { ...GUESSED, shown: 'now' })
    const second = await client.post(preview, { ...GUESSED, shown: 'now' })
    await queue.drain()
    expect(await remarks()).toHaveLength(3)
    for (const { location } of [first, second])
      expect((await client.get(location ?? '')).html).toContain('Wczytaliśmy 3 uwagi')
    expect(await importsOf(at.db, process.id)).toHaveLength(1)
  })

  test('a work that broke after storing does not store again when it is tried again', async () => {
    const client = await as()
    const preview = await brought(REGISTER)
    const { location } = await client.post(preview, { ...GUESSED, shown: 'now' })
    const work = (location ?? '').split('/').at(-1) ?? ''
    // The first try finds no place for bands; the letters are stored by then.
    await sql`alter table remarks.bands rename to bands_away`.execute(at.db)
    await expect(queue.drain()).rejects.toThrow()
    expect(await remarks()).toHaveLength(3)
    await sql`alter table remarks.bands_away rename to bands`.execute(at.db)
    house.clock.set('2026-10-05T10:00:30Z')
    await queue.drain()
    expect(await remarks()).toHaveLength(3)
    expect((await workById(at.db, work))?.result).toMatchObject({ letters: 3, groups: 1 })
  })

  test('when the database refuses one letter, none is stored, nor the import itself', async () => {
    const { letters } = await aTable()
    const [first, second, third] = letters
    if (!first || !second || !third) throw new Error('three letters expected')
    const id = newId()
    const broken = [first, second, { ...third, author: { ...third.author, signature: 'x'.repeat(41) } }]
    await expect(storeImport(contextOf(house, clerk), process, broken, facts(id))).rejects.toThrow()
    expect(await remarks()).toEqual([])
    expect(await contactsOf(at.db, process.id, { limit: 10 })).toEqual([])
    expect(await importById(at.db, id)).toBeNull()
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 0 })
  })

  test('letters are in the order of rows by their ids too, so that the same file is always grouped the same', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `N${row};2026-09-10;list;;;List numer ${row} o parku.`)
    const { letters } = await aTable(['nr;data wpływu;kanał;nadawca;e-mail;treść', ...rows].join('\n'))
    await storeImport(contextOf(house, clerk), process, letters, facts())
    const bodies = (await remarks()).sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ body }) => body)
    expect(bodies).toEqual(letters.map(({ body }) => body))
  })

  test('two workers storing the same import at once store it once', async () => {
    const { letters } = await aTable()
    const one = facts()
    const stored = await Promise.all(
      [1, 2].map(() => storeImport(contextOf(house, clerk), process, letters, one).catch(() => false)),
    )
    expect(stored.filter(Boolean)).toHaveLength(1)
    expect(await remarks()).toHaveLength(3)
  })

  test('letters whose number came with an earlier file are told, not doubled', async () => {
    await storeImport(contextOf(house, clerk), process, (await aTable()).letters, facts())
    const again = await aTable(`${REGISTER}\nW9;2026-09-11;list;;;Nowa uwaga o ławkach.`)
    expect(again.letters.map(({ number }) => number)).toEqual(['W9'])
    expect(again.problems.map(({ line, problem, value }) => [line, problem, value])).toEqual([
      [2, 'known', 'W1'],
      [3, 'known', 'W2'],
      [4, 'known', 'W3'],
    ])
  })

  test('two registers with the same numbers: the other letter is taken, and the preview says so', async () => {
    await storeImport(contextOf(house, clerk), process, (await aTable()).letters, facts())
    const other = `nr;data wpływu;kanał;nadawca;e-mail;treść
W1;2026-09-10;list;;;Zupełnie inna sprawa: mostek.
W7;2026-09-10;list;;;Więcej cienia nad wodą.
W7;2026-09-10;list;;;Mniej betonu nad wodą.
`
    const client = await as()
    const preview = await brought(other)
    const { html } = await client.get(preview)
    expect(html).toContain('3 uwagi do wczytania')
    expect(html).toContain('2 wiersze do sprawdzenia')
    expect(html).toContain('Numer „W1” ma też inna uwaga, o innej treści. Wczytamy obie.')
    expect(html).toContain('Numer „W7” ma też inna uwaga')
    expect(await mistakesIn(html)).toEqual([])

    await client.post(preview, { ...GUESSED, shown: 'now' })
    await queue.drain()
    expect(await remarks()).toHaveLength(6)
    expect((await aTable(other)).problems.map(({ problem }) => problem)).toEqual(['known', 'known', 'known'])
    expect((await aTable(other)).notes).toEqual([])
  })

  test('a file that is not there any more, or an import taken back meanwhile, ends with a sentence', async () => {
    const context = contextOf(house, clerk)
    const order = {
      processId: process.id,
      fileId: newId(),
      columns: { body: 0 },
      channel: 'email',
      receivedOn: '2026-09-01',
      headless: false,
      publish: true,
      skipBad: false,
    }
    const gone = await beginWork(context, { kind: 'remarks.import', subjectId: process.id, input: order })
    const one = facts()
    await storeImport(context, process, (await aTable()).letters, one)
    const given = await importById(at.db, one.id)
    if (!given) throw new Error('an import expected')
    await undoImport(context, process, given, false)
    const undone = await beginWork(context, {
      kind: 'remarks.import',
      subjectId: process.id,
      input: { ...order, fileId: one.id },
    })
    await queue.drain()
    expect((await workById(at.db, gone))?.problem).toBe('remarks.import.problem.gone')
    expect((await workById(at.db, undone))?.problem).toBe('remarks.import.problem.undone')
    const page = await (await as()).get(`${home()}/postep/${gone}`)
    expect(page.html).toContain('Pliku już nie ma')
  })

  test('a file brought and not imported is removed after a week', async () => {
    const preview = await brought(REGISTER)
    house.clock.set('2026-10-12T10:00:01Z')
    await queue.drain()
    expect((await (await as()).get(preview)).status).toBe(404)
  })

  test('a file of one process is absent from another, for other teams, moderators and strangers', async () => {
    const preview = await brought(REGISTER)
    const work = await beginWork(contextOf(house, clerk), {
      kind: 'remarks.import',
      subjectId: process.id,
      input: { processId: process.id },
    })
    const other = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Rynek ${newId().slice(-12)}`,
    })
    const elsewhere = (path: string) => path.replace(process.slug, other.slug)
    const wing = await aWing(house, remarksRoutes(ports))
    for (const path of [preview, `${preview}/bledy.csv`, `${home()}/postep/${work}`]) {
      expect((await wing.as(clerk).get(elsewhere(path))).status).toBe(404)
      for (const reader of [wing.stranger(), wing.as(outsider), wing.as(moderator)])
        expect((await reader.get(path)).status).toBe(404)
    }
    for (const path of [home(), `${home()}/x`, `${home()}/${newId()}`, `${home()}/postep/1`, `${home()}/1/cofniecie`])
      expect((await wing.as(moderator).get(path)).status).toBe(404)
    expect((await wing.as(moderator).post(preview, { ...GUESSED })).status).toBe(404)
    expect((await wing.as(clerk).get(`${home()}/x`)).status).toBe(404)
    await sql`delete from platform.works where id = ${work}`.execute(at.db)
    await queue.drain()
  })

  test('a draft takes no file', async () => {
    process = await anOpenProcess(systemContext(house, 'test'), {
      organisationId: team,
      title: `Szkic ${newId().slice(-12)}`,
      announced: false,
    })
    expect((await (await as()).post(home(), { file: new File([REGISTER], 'rejestr.csv') })).status).toBe(409)
  })

  test('the command imports a file at a path, all or nothing, and a dry run stores nothing', async () => {
    const context = systemContext(house, 'command')
    const path = join(house.config.dataFolder, 'listy.jsonl')
    const lines = [
      { id: 'A', source: 'bip', text: CAMPAIGN, at: '2026-09-10' },
      { id: 'B', source: 'bip', text: `${CAMPAIGN} Jan`, at: '2026-09-11' },
      { id: 'C', source: 'bip', text: '' },
    ]
    await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'))

    const dry = await importFile(context, process, path, { dryRun: true })
    expect(dry).toMatchObject({ columns: { body: 'text', number: 'id', receivedOn: 'at' }, letters: 2, importId: null })
    expect(dry.problems).toEqual([{ line: 3, problem: 'no-text', value: '' }])
    expect((await importFile(context, process, path)).importId).toBeNull()
    expect(await remarks()).toEqual([])

    const done = await importFile(context, process, path, { skipBad: true, mapping: { topic: 'source' } })
    expect(done).toMatchObject({ letters: 2, groups: 1 })
    expect((await remarks()).map(({ topic, channel }) => [topic, channel])).toEqual([
      ['bip', 'email'],
      ['bip', 'email'],
    ])
    await expect(importFile(context, process, path, { mapping: { body: 'treść' } })).rejects.toThrow(RangeError)
  })
})
