import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  contextOf,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../tests/support/house.ts'
import { newId } from '../../platform/db/index.ts'
import { filesOf } from '../media/index.ts'
import { loadPlaces } from '../places/index.ts'
import { draftPractice, findPractice, savePractice, submitPractice } from './actions.ts'
import { acceptPractice, returnPractice } from './checking.ts'
import { nameKeyOf, publicPoint } from './content.ts'
import { changesBetween } from './differences.ts'
import { aContent, aPractice } from './examples.ts'
import { PracticeQuery, understood } from './finding.ts'
import { sourcesOf, sourcesText } from './forms.ts'
import { countPractices, listPractices } from './found.ts'
import { askWhetherTrue } from './jobs.ts'
import { EXPORT_COLUMNS, exported, geoJson } from './listing/export.ts'
import type { PracticesPorts } from './ports.ts'
import { openRoutes } from './routes.tsx'
import { CHECKLIST, FILE_SUBJECT, stateOf } from './rules.ts'
import { practiceById } from './store.ts'
import { likeness } from './writing/input.ts'

describe('rules', () => {
  test('of an approximate place no more than a kilometre is kept, of a whole municipality its middle', () => {
    const pointed = { lon: 22.981234, lat: 53.843345 }
    const unit = { point: { lon: 22.97, lat: 53.84 } }
    expect(publicPoint('exact', pointed, unit)).toEqual({ lon: 22.9812, lat: 53.8433 })
    expect(publicPoint('approximate', pointed, unit)).toEqual({ lon: 22.98, lat: 53.84 })
    expect(publicPoint('municipality', pointed, unit)).toEqual(unit.point)
    expect(publicPoint('exact', null, null)).toBeNull()
  })

  test('names in other grammatical forms are alike', () => {
    expect(nameKeyOf('Spacer badawczy nad Nettą')).toBe(nameKeyOf('Spacery badawcze nad Nettą'))
    expect(likeness('a b c', 'a b c')).toBe(1)
    expect(likeness('a b', 'c d')).toBe(0)
  })

  test('sources are written a line each and come back the same', () => {
    const sources = sourcesOf('Raport | https://bip.example.org/raport\nhttps://example.org/a\nUchwała nr 5')
    expect(sources).toEqual([
      { title: 'Raport', url: 'https://bip.example.org/raport' },
      { title: 'https://example.org/a', url: 'https://example.org/a' },
      { title: 'Uchwała nr 5', url: '' },
    ])
    expect(sourcesOf(sourcesText(sources))).toEqual(sources)
  })

  test('a change is told word by word', () => {
    const before = aContent({ effect: 'Zostało dziesięć drzew.' })
    const changes = changesBetween(before, { ...before, effect: 'Zostało trzydzieści drzew.' })
    expect(changes.map(({ field }) => field)).toEqual(['effect'])
    expect(changes[0]?.parts.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual([
      'dziesięć',
      'trzydzieści',
    ])
  })
})

eachEngine('practices', (at) => {
  let house: TestHouse
  let author: Person
  let editor: Person
  let ports: PracticesPorts
  const wing = () => aWing(house, openRoutes(ports))

  beforeAll(async () => {
    house = await aHouse(at)
    await loadPlaces(at.db)
    author = aPerson({ name: 'Anna Bielska' })
    editor = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
    const known = new Map([author, editor].map(({ id, name, email }) => [id, { id, name, email }]))
    const nobodyElse = { owner: 'x', navigation: [] }
    ports = {
      people: {
        personsByIds: async (_, ids) => new Map([...known].filter(([id]) => ids.includes(id))),
        personByEmail: async () => null,
      },
      desk: () => nobodyElse,
      ownDesk: () => nobodyElse,
      memberOf: async ({ actor }) => (actor.kind === 'person' && actor.id === author.id ? author : null),
      tellOf: async () => ({
        organiserName: '',
        participants: null,
        context: '',
        course: '',
        effect: '',
        evidence: [],
      }),
    }
  })
  afterAll(() => house.close())

  const system = () => ({ ...contextOf(house, author), actor: { kind: 'system' as const, name: 'test' } })
  const found = async (query: Record<string, string>) => {
    const { filter } = await understood(system(), PracticeQuery.parse(query))
    return (await listPractices(system(), filter, { limit: 100 })).rows.map(({ title }) => title)
  }

  test('a practice goes from a draft through the editors to the map, and a change waits for them again', async () => {
    const write = contextOf(house, author)
    const { slug, id } = await draftPractice(write, aContent({ title: 'Narada pod lipą' }))
    const reading = (await wing()).stranger()
    expect((await reading.get(`/mapa/${slug}`)).status).toBe(404)
    const draft = (await findPractice(write, slug)).practice
    await submitPractice(write, draft)
    await expect(savePractice(write, draft, { effect: 'x' })).rejects.toThrow('practice-submitted')

    const check = contextOf(house, editor)
    await returnPractice(check, ports.people, draft, [], 'Dopisz liczby.')
    expect(stateOf((await practiceById(at.db, id)) ?? draft)).toBe('draft')
    await savePractice(write, draft, { effect: 'Przyszło 140 osób i zmieniono projekt.' }, 'Dodałam liczby')
    await submitPractice(write, draft)
    await expect(acceptPractice(check, ports.people, draft, [])).rejects.toThrow('practice-unchecked')
    await acceptPractice(check, ports.people, draft, [...CHECKLIST])
    const shown = await reading.get(`/mapa/${slug}`)
    expect(shown.html).toContain('Przyszło 140 osób')
    expect(await mistakesIn(shown.html)).toEqual([])

    const published = (await findPractice(write, slug)).practice
    await savePractice(write, published, { effect: 'Nic się nie zmieniło w przepisach.' })
    expect((await reading.get(`/mapa/${slug}`)).html).toContain('Przyszło 140 osób')
    await submitPractice(write, published)
    await acceptPractice(check, ports.people, published, [...CHECKLIST])
    const history = await reading.get(`/mapa/${slug}/historia`)
    expect(history.html).toMatch(/<ins>.*Nic/s)
    expect(history.html).not.toContain('Dopisz liczby')
    expect(await mistakesIn(history.html)).toEqual([])
  })

  test('nobody publishes what they wrote themselves', async () => {
    const own = contextOf(house, editor)
    const { slug } = await draftPractice(own, aContent())
    const { practice } = await findPractice(own, slug)
    await submitPractice(own, practice)
    await expect(acceptPractice(own, ports.people, practice, [...CHECKLIST])).rejects.toThrow('practice-own')
  })

  test('practices are found by place of any level, years, tool and words in any form', async () => {
    const word = 'Kajakarze'
    await aPractice(system(), {
      title: `${word} nad Rospudą`,
      unitCodes: ['2001011'],
      tool: 'village-fund',
      yearFrom: 2010,
      yearTo: 2012,
    })
    await aPractice(system(), { title: `${word} w Nidzicy`, unitCodes: ['2811043', '2001011'], tool: 'village-fund' })
    await aPractice(system(), { title: `${word} w Wilnie`, unitCodes: [], country: 'LT', tool: 'village-fund' })
    const all = { tekst: 'kajakarzami', narzedzie: 'village-fund' }
    expect(await found(all)).toHaveLength(3)
    expect(await found({ ...all, miejsce: '2001' })).toHaveLength(2)
    expect(await found({ ...all, miejsce: '28' })).toEqual([`${word} w Nidzicy`])
    expect(await found({ ...all, miejsce: '2001011', zasieg: '20km', do: '2012' })).toEqual([`${word} nad Rospudą`])
    expect(await found({ ...all, od: '2011', do: '2011' })).toEqual([`${word} nad Rospudą`])
    expect(await found({ ...all, kraj: 'zagranica' })).toEqual([`${word} w Wilnie`])
    expect(await found({ ...all, miejsce: 'Nibylandia' })).toEqual([])
    expect(await found({ ...all, narzedzie: 'nie ma takiego' })).toHaveLength(3)
  })

  test('list, count and files agree, and approximate places are approximate in all of them', async () => {
    await aPractice(system(), {
      precision: 'approximate',
      point: publicPoint('approximate', { lon: 22.98765, lat: 53.84321 }, null),
    })
    const { filter } = await understood(system(), PracticeQuery.parse({ miejsce: '2001011' }))
    const list = await listPractices(system(), filter, { limit: 1000 })
    const files = await Array.fromAsync(exported(system(), filter))
    expect(await countPractices(system(), filter)).toBe(list.rows.length)
    expect(files.map(({ practice }) => practice.id)).toEqual(list.rows.map(({ id }) => id))
    const json = Buffer.concat(await Array.fromAsync(geoJson(system(), filter))).toString()
    const { features } = JSON.parse(json) as { features: { geometry: { coordinates: number[] } }[] }
    expect(features).toHaveLength(list.rows.length)
    for (const text of [json, JSON.stringify(files.map(({ content }) => content))])
      expect(text).not.toContain('22.98765')
    expect(features.some(({ geometry }) => String(geometry.coordinates) === '22.99,53.84')).toBe(true)
  })

  test('a file of places is one that GDAL reads', async (it) => {
    try {
      execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' })
    } catch {
      console.info('ogrinfo is not installed (Debian: gdal-bin), so files of places are not read by it')
      return it.skip()
    }
    await aPractice(system(), { title: 'Cytat „w nazwie” i\nnowy wiersz' })
    const { filter } = await understood(system(), PracticeQuery.parse({}))
    const path = join(house.config.dataFolder, 'praktyki.geojson')
    await writeFile(path, Buffer.concat(await Array.fromAsync(geoJson(system(), filter))))
    const told = execFileSync('ogrinfo', ['-al', '-so', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    expect(told).toContain("driver `GeoJSON' successful")
    expect(told).toContain('Geometry: Point')
    expect(told).toContain('WGS 84')
    expect(told).toContain(`Feature Count: ${await countPractices(system(), filter)}`)
    for (const column of EXPORT_COLUMNS) expect(told).toMatch(new RegExp(`^${column}: `, 'm'))
  })

  test('the list works without script, says how many, and leads to files and a feed of the same filter', async () => {
    const reading = (await wing()).stranger()
    const { html, status } = await reading.get('/mapa?miejsce=2001011&temat=greenery')
    expect(status).toBe(200)
    expect(html).toContain('/mapa/eksport.geojson?miejsce=2001011&amp;temat=greenery')
    expect(html).toMatch(/\d+ praktyk/)
    expect(await mistakesIn(html)).toEqual([])
    const feed = await reading.get('/mapa/kanal.xml?narzedzie=village-fund')
    expect(feed.html.match(/<entry>/g)).toHaveLength(3)
    const csv = await reading.get('/mapa/eksport.csv?narzedzie=village-fund')
    expect(csv.html.split('\r\n').filter((line) => line.includes('village-fund'))).toHaveLength(3)
    expect(await mistakesIn((await reading.get('/mapa/opis-danych')).html)).toEqual([])
  })

  test('a person describes a practice on two screens; one alike is shown before it is saved', async () => {
    const client = (await wing()).as(author)
    const title = `Debata o targu ${newId().slice(-6)}`
    const basics = {
      title,
      essence: 'Kupcy i mieszkańcy wspólnie ułożyli targ od nowa.',
      tool: 'consultations',
      theme: 'space',
      place: 'Augustów',
      country: 'PL',
      yearFrom: '2022',
      organiserType: 'ngo',
      scale: 'part',
      precision: 'exact',
      point: '53.8433, 22.9812',
    }
    await aPractice(system(), { title, unitCodes: ['2001011'], yearFrom: 2022, yearTo: 2022, tool: 'consultations' })
    const alike = await client.post('/mapa/nowa', basics)
    expect(alike.status).toBe(422)
    expect(alike.html).toContain('Czy to nie jest ta sama praktyka?')
    expect(await mistakesIn(alike.html)).toEqual([])
    const saved = await client.post('/mapa/nowa', { ...basics, evenAlike: 'tak' })
    expect(saved.status).toBe(303)
    const home = (saved.location ?? '').replace('/przebieg', '')
    const text = 'Tekst, który ma wystarczającą długość.'
    const story = { context: text, course: text, effect: text, lessons: text, evidence: 'Raport | https://example.org' }
    expect((await client.post(`${home}/przebieg`, story)).status).toBe(303)
    const work = await client.get(home)
    expect(await mistakesIn(work.html)).toEqual([])
    expect((await client.post(`${home}/zgloszenie`)).status).toBe(303)
    const desk = (await wing()).as(editor)
    expect((await desk.get('/administracja/praktyki')).html).toContain(title)
    const check = `/administracja/praktyki/${home.split('/').at(-1)}`
    const page = await desk.get(check)
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await desk.post(check, { outcome: 'accepted' })).status).toBe(422)
    expect((await desk.post(check, { outcome: 'accepted', checklist: [...CHECKLIST] })).status).toBe(303)
    expect(await found({ tekst: title })).toHaveLength(2)
    expect((await client.post('/mapa/nowa', { ...basics, place: 'Nibylandia' })).html).toContain('Nie znamy miejsca')
  })

  test('thanks count once a person, a member comments, and a letter goes out without addresses', async () => {
    const client = (await wing()).as(author)
    const stranger = (await wing()).stranger()
    const write = contextOf(house, author)
    const { slug } = await draftPractice(write, aContent())
    const { practice } = await findPractice(write, slug)
    await submitPractice(write, practice)
    await acceptPractice(contextOf(house, editor), ports.people, practice, [...CHECKLIST])
    const home = `/mapa/${slug}`
    await Promise.all([client.post(`${home}/podziekowania`), client.post(`${home}/podziekowania`)])
    expect((await stranger.get(home)).html).toContain('1 podziękowanie')
    await client.post(`${home}/podziekowania/wycofanie`)
    expect((await stranger.get(home)).html).toContain('0 podziękowań')
    const comment = { key: newId(), body: 'Ile trwał jeden spacer?' }
    await client.post(`${home}/komentarze`, comment)
    await client.post(`${home}/komentarze`, comment)
    expect((await stranger.get(home)).html.match(/Ile trwał jeden spacer/g)).toHaveLength(1)
    expect((await (await wing()).as(editor).post(`${home}/komentarze`, comment)).status).toBe(404)
    expect(
      (await client.post(`${home}/powtorzenia`, { place: 'Nidzica', year: '2025', words: 'U nas w lipcu.' })).status,
    ).toBe(303)
    expect((await stranger.get(home)).html).toContain('U nas w lipcu.')
    const letter = { key: newId(), name: 'Jan Obcy', body: 'Czy mogę zadzwonić w tej sprawie?' }
    expect((await stranger.post(`${home}/list`, letter)).status).toBe(303)
    expect((await stranger.get(`${home}/list`)).html).not.toContain(author.email)
  })

  test('a picture is kept with words only, loses where it was taken, and stands on the card and the page', async () => {
    const client = (await wing()).as(author)
    const write = contextOf(house, author)
    const { slug, id } = await draftPractice(write, aContent({ title: 'Zdjęcie z narady nad Rospudą' }))
    const { practice } = await findPractice(write, slug)
    const taken = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#4a7c59' } })
      .withExif({ IFD0: { Make: 'Aparat' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 50/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    // Under a name that does not say what it is: bytes decide.
    const file = () => new File([new Uint8Array(taken)], 'bez-konca')
    const refused = await client.post(`/praca/praktyki/${id}/pliki`, { file: file(), alt: '', title: 'Narada' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Napisz, co widać na zdjęciu.')
    expect(refused.html).toContain('value="Narada"')
    expect(await filesOf(at.db, { kind: FILE_SUBJECT, id })).toEqual([])
    const alt = 'Ludzie przy stole pod lipą'
    expect((await client.post(`/praca/praktyki/${id}/pliki`, { file: file(), alt })).status).toBe(303)
    const [kept] = await filesOf(at.db, { kind: FILE_SUBJECT, id })
    const { exif, width } = await sharp(await house.files.read(kept?.hash ?? '')).metadata()
    expect([exif, width]).toEqual([undefined, 1200])

    await submitPractice(write, practice)
    await acceptPractice(contextOf(house, editor), ports.people, practice, [...CHECKLIST])
    const reading = (await wing()).stranger()
    for (const path of ['/mapa?tekst=Rospud%C4%85', `/mapa/${slug}`]) {
      const { html } = await reading.get(path)
      expect(html, path).toMatch(new RegExp(`<img[^>]*alt="${alt}"`))
      expect(await mistakesIn(html)).toEqual([])
    }
  })

  test('a practice of a whole powiat is in no count of a gmina, and pages say so', async () => {
    const title = 'Rada seniorów całego powiatu'
    await aPractice(system(), { title, unitCodes: ['2003'], precision: 'municipality' })
    await aPractice(system(), { title: 'Kino pod chmurką w Kolnie', unitCodes: ['2006011'] })
    await aPractice(system(), { title: 'Panel województwa', unitCodes: ['20'], precision: 'municipality' })
    const asked = async (miejsce: string, zasieg: string) => found({ miejsce, zasieg, tekst: '' })
    expect(await asked('2003032', 'gmina')).not.toContain(title)
    expect(await asked('2003032', 'calosc')).toEqual(['Panel województwa', title])
    expect(await asked('2003', 'calosc')).toEqual([title])
    expect(await asked('2006', 'calosc')).toEqual([])
    const reading = (await wing()).stranger()
    const gmina = await reading.get('/mapa?miejsce=2003032')
    expect(gmina.html).toContain('2 praktyki dotyczą całego powiatu lub województwa')
    expect(await mistakesIn(gmina.html)).toEqual([])
    const numbers = await reading.get('/mapa/liczby')
    expect(numbers.html).toContain('2 praktyki dotyczą całego powiatu lub województwa')
    expect(numbers.html).toContain('/mapa?zasieg=calosc&amp;miejsce=2003')
    expect(await mistakesIn(numbers.html)).toEqual([])
  })

  test('an author is asked once a year whether a practice still holds', async () => {
    const write = contextOf(house, author)
    const { slug, id } = await draftPractice(write, aContent({ title: 'Praktyka sprzed roku' }))
    const { practice } = await findPractice(write, slug)
    await submitPractice(write, practice)
    await acceptPractice(contextOf(house, editor), ports.people, practice, [...CHECKLIST])
    const asked = async () => {
      await askWhetherTrue({ ...system(), now: house.clock.now() }, ports.people)
      const { rows } = await (await import('../../platform/db/index.ts')).sql<{ asked: boolean }>`
        select asked_at = ${house.clock.now()} as asked from practices.practices where id = ${id}`.execute(at.db)
      return rows[0]?.asked ?? false
    }
    expect(await asked()).toBe(false)
    house.clock.set('2027-10-05T10:00:00Z')
    expect(await asked()).toBe(true)
    house.clock.set('2027-11-05T10:00:00Z')
    expect(await asked()).toBe(false)
    house.clock.set('2026-09-30T10:00:00Z')
  })
})
