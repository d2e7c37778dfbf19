import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ical from 'ical.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { contextOf, mistakesIn } from '../../../tests/support/house.ts'
import { readDocx } from '../../platform/documents/index.ts'
import { aShipped } from './examples.ts'
import { pathOf } from './rules.ts'
import { knowledgeFound } from './search.ts'
import { bringProduct, bringShipped } from './shipped/bringing.ts'
import { publishedText, versionsOf } from './store.ts'
import { aLibrary } from './testing.ts'

eachEngine('knowledge', (at) => {
  let library: Awaited<ReturnType<typeof aLibrary>>
  beforeAll(async () => {
    library = await aLibrary(at)
  })
  afterAll(() => library.house.close())
  beforeEach(() => library.house.clock.set('2026-09-10T10:00:00Z'))

  const stranger = () => library.wing.stranger()
  const guide = '/wiedza/poradniki/konsultacje-w-gminie'

  test.each([
    '/wiedza',
    '/wiedza/poradniki',
    guide,
    `/en${guide}`,
    '/wiedza/wzory',
    '/wiedza/wzory/ogloszenie',
    '/wiedza/historie',
    '/wiedza/historie/spacer-nad-rzeka',
    '/wiedza/biblioteka',
    '/wiedza/biblioteka/kanon',
    '/wiedza/kolekcje',
    '/wiedza/kolekcje/w-dziesiec-minut',
    '/wiedza/slownik',
    '/wiedza/slownik/uwaga',
    '/wiedza/jakie-narzedzie',
    '/wiedza/jakie-narzedzie?kim-jestes=mieszkaniec',
    '/wiedza/terminy',
    '/wiedza/terminy?narzedzie=village_fund',
    '/wiedza/pytania',
    '/wiedza/pytania/ile-dni',
    '/wiedza/pytania/nowe',
  ])('%s is for everybody, and valid', async (path) => {
    const answer = await stranger().get(path)
    expect(answer.status).toBe(200)
    expect(await mistakesIn(answer.html)).toEqual([])
  })

  test('a guide is put together from its text and from what data say', async () => {
    const { html } = await stranger().get(guide)
    expect(html).toContain('id="czym-jest"')
    expect(html).toContain('aria-describedby="pojecie-1">uwagi</a>')
    expect(html).toContain('To, co ktoś mówi o projekcie.')
    expect(html).toContain('<input type="checkbox"> <span>Ustal termin</span>')
    // Dates of this year, a template, a link, an example and a marked answer stand where the text leaves a place.
    expect(html).toContain('Terminy ustawowe w 2026 roku')
    expect(html).toContain('/wiedza/wzory/ogloszenie.docx')
    expect(html).toContain('Przykład: consultation')
    expect(html).toContain('Co najmniej <strong>28 dni</strong>')
    expect(html).toContain('t.j. Dz.U. 2026 poz. 662')
    expect(html).toContain('"@type":"Article"')
    expect(html).not.toContain('{{')
    expect(html).not.toContain('[[')
  })

  test('a template is a Word document with what the text says', async () => {
    const answer = await library.wing.ask('https://wiec.example/wiedza/wzory/ogloszenie.docx')
    expect(answer.headers.get('content-disposition')).toContain('ogloszenie.docx')
    const words = await readDocx(Buffer.from(await answer.arrayBuffer()))
    expect(JSON.stringify(words)).toContain('Wójt ogłasza')
    expect(JSON.stringify(words)).toContain('od dnia')
  })

  test('a collection leads to what is public, in its order', async () => {
    const { html } = await stranger().get('/wiedza/kolekcje/w-dziesiec-minut')
    expect(html.indexOf(guide)).toBeLessThan(html.indexOf('/wiedza/pytania/ile-dni'))
    expect(html).toContain('2 pozycje')
    expect(html).not.toContain('nie-ma-takiej')
  })

  test('the calendar of statutory dates is read back as it was written', async () => {
    const { html } = await stranger().get('/wiedza/terminy.ics?narzedzie=village_fund')
    const events = new ical.Component(ical.parse(html)).getAllSubcomponents('vevent')
    const resolution = events.find((event) =>
      String(event.getFirstPropertyValue('uid')).startsWith('termin-fs-zgoda-rady-2027'),
    )
    // 31 March to the last second in Warsaw is still 31 March in UTC.
    expect(String(resolution?.getFirstPropertyValue('dtstart'))).toBe('2027-03-31T21:59:59Z')
    expect(html).not.toContain('ATTENDEE')
  })

  test('the chooser says which tool fits and why, from the address alone', async () => {
    const { html } = await stranger().get('/wiedza/jakie-narzedzie?kim-jestes=soltys&gmina=Augustów')
    expect(html.indexOf('data-tool="village_fund"')).toBeLessThan(html.indexOf('data-tool="referendum"'))
    expect(html).toContain('Sołtys i rada sołecka mogą wyjść z inicjatywą')
    expect(html).toContain('noindex')
    const nonsense = await stranger().get('/wiedza/jakie-narzedzie?kim-jestes=%3Cscript%3E')
    expect(nonsense.status).toBe(200)
    expect(nonsense.html).toContain('data-results')
  })

  test('a newer file of the product replaces its older one, and never what people wrote', async () => {
    const context = library.system()
    const bring = (title: string, hash: string) =>
      bringShipped(context, { texts: [aShipped('guide', 'metody', { title }, hash)], questions: [] })
    expect(await bring('Metody', 'one')).toBe(1)
    expect(await bring('Metody', 'one')).toBe(0)
    expect(await bring('Metody rozmowy', 'two')).toBe(1)
    const text = await publishedText(at.db, 'guide', 'metody')
    expect(text?.content.title).toBe('Metody rozmowy')

    const editor = library.wing.as(library.coordinator)
    const path = `/administracja/wiedza/teksty/${text?.id}`
    expect((await editor.post(path, { title: 'Nasze metody', body: 'Po swojemu.' })).flash).toBe(
      'knowledge.done.drafted',
    )
    expect(await bring('Metody trzecie', 'three')).toBe(0)
    expect((await publishedText(at.db, 'guide', 'metody'))?.content.title).toBe('Metody rozmowy')
    expect((await editor.post(`${path}/publikacja`)).flash).toBe('knowledge.done.text-published')
    expect((await stranger().get('/wiedza/poradniki/metody')).html).toContain('Nasze metody')
    expect(await bring('Metody czwarte', 'four')).toBe(0)
    expect((await versionsOf(at.db, text?.id ?? '')).map(({ isShipped }) => isShipped)).toEqual([false, true, true])
  })

  test('a start reads the texts of the product when they changed, and only then', async () => {
    const context = library.system()
    const folder = await mkdtemp(join(tmpdir(), 'wiec-knowledge-'))
    await mkdir(join(folder, 'templates'))
    const file = join(folder, 'templates', 'regulamin-rozmow.md')
    const write = (title: string) => writeFile(file, `---\ntitle: ${title}\nsummary: Do zmiany.\n---\n\nTreść.\n`)
    const titleNow = async () => (await publishedText(at.db, 'template', 'regulamin-rozmow'))?.content.title
    await write('Regulamin rozmów')
    expect(await bringProduct(context, folder)).toBeGreaterThan(0)
    expect([await bringProduct(context, folder), await titleNow()]).toEqual([0, 'Regulamin rozmów'])

    await write('Regulamin rozmów z mieszkańcami')
    expect([await bringProduct(context, folder), await titleNow()]).toEqual([1, 'Regulamin rozmów z mieszkańcami'])
    await write('title: [')
    await expect(bringProduct(context, folder)).rejects.toThrow('regulamin-rozmow')
    await write('Regulamin rozmów')
    expect([await bringProduct(context, folder), await titleNow()]).toEqual([1, 'Regulamin rozmów'])
    await rm(folder, { recursive: true })
  })

  test('an editor begins a text, looks at it, publishes it and sees what changed', async () => {
    const editor = library.wing.as(library.coordinator)
    const begun = await editor.post('/administracja/wiedza/nowy', { kind: 'guide', title: 'Panel obywatelski' })
    const path = begun.location ?? ''
    const words = { title: 'Panel obywatelski', summary: 'Losujemy i rozmawiamy.', body: '## Jak {#jak}\n\n[[uwaga]]' }
    const look = await editor.post(`${path}/podglad`, words)
    expect(look.html).toContain('Losujemy i rozmawiamy.')
    expect(await mistakesIn(look.html)).toEqual([])
    // Nothing of it was kept, and nobody else sees the draft.
    expect((await editor.get(path)).html).not.toContain('Losujemy')
    expect((await stranger().get('/wiedza/poradniki/panel-obywatelski')).status).toBe(404)

    const broken = await editor.post(path, { ...words, title: '', address: 'nie adres' })
    expect(broken.status).toBe(422)
    expect(broken.html).toContain('Losujemy i rozmawiamy.')

    await editor.post(path, words)
    expect((await editor.get(`${path}/podglad`)).html).toContain('id="jak"')
    await editor.post(`${path}/publikacja`)
    await editor.post(path, { ...words, summary: 'Losujemy, uczymy się i rozmawiamy.', note: 'dopisano naukę' })
    const versions = await editor.get(`${path}/wersje`)
    expect(versions.html).toMatch(/<ins>[^<]*uczymy się/)
    expect(versions.html).toContain('dopisano naukę')
    expect(await mistakesIn(versions.html)).toEqual([])
    for (const page of [path, '/administracja/wiedza', '/administracja/wiedza/nowy'])
      expect(await mistakesIn((await editor.get(page)).html)).toEqual([])
    expect((await stranger().get('/wiedza/poradniki/panel-obywatelski')).html).not.toContain('uczymy się')

    await editor.post(`${path}/wycofanie`, { withdrawn: 'tak' })
    expect((await stranger().get('/wiedza/poradniki/panel-obywatelski')).status).toBe(404)
    await editor.post(`${path}/wycofanie`, { withdrawn: 'nie' })
    expect((await stranger().get('/wiedza/poradniki/panel-obywatelski')).status).toBe(200)
  })

  test('only editors may write, whoever asks', async () => {
    const text = await publishedText(at.db, 'guide', 'konsultacje-w-gminie')
    for (const client of [stranger(), library.wing.as(library.member), library.wing.as(library.other)]) {
      expect((await client.get(`/administracja/wiedza/teksty/${text?.id}`)).status).toBe(404)
      const answer = await client.post(`/administracja/wiedza/teksty/${text?.id}`, { title: 'Cudzy' })
      expect(answer.status).toBe(404)
    }
    expect((await library.wing.as(library.coordinator).get('/administracja/wiedza/teksty/nie-ma')).status).toBe(404)
  })

  test('a year after a text was compared with the law its readers and editors are told', async () => {
    const editor = library.wing.as(library.coordinator)
    const text = await publishedText(at.db, 'guide', 'konsultacje-w-gminie')
    const law = `/administracja/wiedza/teksty/${text?.id}/prawo`
    expect((await editor.post(law, { checkedOn: '2026-09-11' })).status).toBe(422)
    expect((await editor.post(law, { checkedOn: 'wczoraj' })).status).toBe(422)
    await editor.post(law, { checkedOn: '2026-09-10' })
    const { tasksOf } = await import('./editing/tasks.ts')
    const tasks = async () => (await tasksOf(contextOf(library.house, library.coordinator))).map(({ href }) => href)
    // Another guide of these tests was compared ten days earlier.
    library.house.clock.set('2027-08-31T10:00:00Z')
    expect(await tasks()).not.toContain('/administracja/wiedza?stan=prawo')
    const path = pathOf({ kind: 'guide', slug: 'konsultacje-w-gminie' })
    const warned = async (rest: string) => (await stranger().get(path + rest)).html
    library.house.clock.set('2027-09-09T10:00:00Z')
    expect(await warned('?przed')).not.toContain('Od ponad roku nikt nie porównał')
    library.house.clock.set('2027-09-10T10:00:00Z')
    expect(await tasks()).toContain('/administracja/wiedza?stan=prawo')
    expect(await warned('?po')).toContain('Od ponad roku nikt nie porównał')
    expect(await tasksOf(contextOf(library.house, library.member))).toEqual([])
  })

  test('drafts and withdrawn texts are not found by anybody', async () => {
    const guides = knowledgeFound.find(({ kind }) => kind === 'guide')
    const editor = library.wing.as(library.coordinator)
    const begun = await editor.post('/administracja/wiedza/nowy', { kind: 'guide', title: 'Tylko szkic' })
    const id = (begun.location ?? '').split('/').at(-1) ?? ''
    const whole = await publishedText(at.db, 'guide', 'konsultacje-w-gminie')
    expect(await guides?.ids(library.system(), null, 100)).toContain(id)
    expect(await guides?.read(library.system(), [id])).toEqual([])
    const seen = await guides?.visible(contextOf(library.house), [id, whole?.id ?? ''])
    expect([...(seen ?? [])]).toEqual([whole?.id])
    const [found] = (await guides?.read(library.system(), [whole?.id ?? ''])) ?? []
    expect(found?.body).toContain('uwagi się liczy')
    expect(found?.body).not.toMatch(/\[\[|\{\{|\{#/)
  })
})
