import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { mistakesIn } from '../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import { aMeeting } from '../../modules/meetings/examples.ts'
import { aMember, aText } from '../../modules/membership/examples.ts'
import { publicPoint } from '../../modules/practices/content.ts'
import { aPractice } from '../../modules/practices/examples.ts'
import { PracticeQuery, understood } from '../../modules/practices/index.ts'
import {
  changePractices,
  countFound,
  gminasOf,
  makePractices,
  placesShown,
} from '../../modules/practices/kept/testing.ts'

let at: TestDatabase
let portal: TestPortal

beforeAll(async () => {
  at = await testDatabase('embedded')
  portal = await aPortal(at)
  await makePractices(at.db, await gminasOf(at.db, ['20', '28']), 1500)
  await aText(portal.system(), 'institution')
  await aText(portal.system(), 'person')
  await aMember(portal.system(), {
    kind: 'institution',
    institutionName: 'Ośrodek Animacji w Sejnach',
    institutionKind: 'ngo',
    position: 'prezeska',
    unitCode: '2009011',
  })
  await aMember(portal.system(), { personName: 'Kryspin Nieujawniony', unitCode: '2009011' })
  const coordinator = await portal.person([{ role: 'coordinator', scope: null }])
  await aMeeting(portal.contextOf(coordinator), { title: 'Spotkanie w Augustowie', unitCode: '2001011' })
}, 120_000)
afterAll(async () => {
  expect(portal.faults()).toEqual([])
  await portal.close()
  await at.close()
})

const get = (path: string) => portal.app.request(new URL(path, 'https://wiec.example').href)

/** Marks of a tile: how many each stands for, and the box they lie in. */
async function marksOf(path: string): Promise<{ count: number; box: number[] }[]> {
  const answer = await get(path)
  expect([200, 204], path).toContain(answer.status)
  if (answer.status === 204) return []
  const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.marks
  return Array.from({ length: layer?.length ?? 0 }, (_, each) => {
    const { count, box } = layer?.feature(each).properties ?? {}
    return { count: Number(count), box: String(box).split(',').map(Number) }
  })
}

/** All marks of a layer at zoom 3, where eight squares across are the world. */
async function marksOfWorld(layer: string, query = '') {
  const squares = Array.from({ length: 64 }, (_, each) => `3/${each % 8}/${Math.floor(each / 8)}`)
  return (await Promise.all(squares.map((square) => marksOf(`/kafle/${layer}/${square}?${query}`)))).flat()
}

const summed = (marks: readonly { count: number }[]) => marks.reduce((sum, { count }) => sum + count, 0)

const EVERYWHERE = 'obszar=-180,-85,180,85'

test.each([
  '',
  'narzedzie=consultations',
  'miejsce=2001',
  'miejsce=August%C3%B3w&zasieg=50km',
  'od=2010&do=2015&organizator=ngo',
  'temat=greenery&skala=gmina',
  'kraj=zagranica',
  'tekst=slowo3',
  'miejsce=Nigdziebądź',
])('the map finds with „%s” what the list finds', async (query) => {
  const { filter } = await understood(
    portal.system(),
    PracticeQuery.parse(Object.fromEntries(new URLSearchParams(query))),
  )
  const placed = await countFound(at.db, filter, true)
  expect(summed(await marksOfWorld('praktyki', query))).toBe(placed)
  const told = await (await get(`/kafle/praktyki/spis?${EVERYWHERE}&${query}`)).json()
  expect(told.count).toBe(placed)
  expect(told.things.length).toBe(Math.min(6, placed))
})

test('no square carries more than marks that fit on it, however many practices there are', async () => {
  const marks = await marksOf('/kafle/praktyki/5/17/10')
  expect(summed(marks)).toBeGreaterThan(300)
  expect(marks.length).toBeLessThan(60)
})

test('a frame of a filter has the live map of that filter, and oEmbed gives it with the filter and the view', async () => {
  const filters = 'narzedzie=consultations&temat=greenery'
  const page = await (await get(`/mapa?${filters}&obszar=22,53,24,54`)).text()
  const discovery = /application\/json\+oembed" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const answer = (await (await get(discovery)).json()) as { html: string; type: string }
  expect(answer.type).toBe('rich')
  const frame = /src="([^"]+)"/.exec(answer.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(frame).toContain(`/osadz/mapa?${filters}`)
  expect(frame).toContain('obszar=22')

  const { filter } = await understood(
    portal.system(),
    PracticeQuery.parse({ narzedzie: 'consultations', temat: 'greenery' }),
  )
  const shown = await get(frame)
  expect(shown.headers.get('content-security-policy')).toContain('frame-ancestors *')
  const html = await shown.text()
  expect(await mistakesIn(html)).toEqual([])
  expect(html).toContain('<wiec-map-layers')
  expect(html).toContain('&quot;query&quot;:&quot;narzedzie=consultations&amp;temat=greenery')
  expect(html).toContain('data-view="[22,53,24,54]"')
  const count = await countFound(at.db, filter)
  expect(html).toMatch(new RegExp(`${count} prakty`))
  const none = await (await get('/osadz/mapa?miejsce=Nigdziebądź')).text()
  expect(none).not.toContain('<wiec-map-layers')
  expect(none).toContain('Nie ma jeszcze takiej praktyki')
})

test('the list leads from its head to its map, and draws one picture of it', async () => {
  const html = await (await get('/mapa?temat=greenery')).text()
  expect(html).toContain('href="#na-mapie"')
  expect(html).toContain('id="na-mapie"')
  expect(html.match(/<wiec-map-layers/g)).toHaveLength(1)
  expect(html.indexOf('ui-cards')).toBeLessThan(html.indexOf('<wiec-map-layers'))
})

test('a square is not sent again while nothing changes, and is another one after', async () => {
  const path = '/kafle/praktyki/6/35/20'
  const first = await get(path)
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const again = (etag: string) =>
    portal.app.request(`https://wiec.example${path}`, { headers: { 'if-none-match': etag } })
  expect((await again(first.headers.get('etag') ?? '')).status).toBe(304)
  await changePractices(at.db, 'praktyka-1', 'hidden')
  await portal.house.bus.tell(['practices'])
  expect((await again(first.headers.get('etag') ?? '')).status).toBe(200)
  await changePractices(at.db, 'praktyka-1', 'shown')
  await portal.house.bus.tell(['practices'])
})

test('marks stand where everybody may know a practice to be, and no nearer', async () => {
  const shown = new Set((await placesShown(at.db)).map(({ lon, lat }) => `${lon.toFixed(3)} ${lat.toFixed(3)}`))
  const near = await Promise.all(
    [142, 143, 144].flatMap((x) => [81, 82, 83, 84].map((y) => marksOf(`/kafle/praktyki/8/${x}/${y}?od=2020`))),
  )
  const single = near.flat().filter(({ count }) => count === 1)
  expect(single.length).toBeGreaterThan(2)
  for (const { box } of single) {
    const [west = 0, south = 0] = box
    expect(shown, box.join()).toContain(`${west.toFixed(3)} ${south.toFixed(3)}`)
  }
})

test('a new practice is on the map at once, and no nearer than its author wants', async () => {
  const own = 'od=1931&do=1932'
  expect(await marksOfWorld('praktyki', own)).toEqual([])
  const point = publicPoint('approximate', { lon: 22.98765, lat: 53.84321 }, null)
  await aPractice(portal.system(), { precision: 'approximate', point, yearFrom: 1931, yearTo: 1932 })
  expect(await marksOfWorld('praktyki', own)).toEqual([{ count: 1, box: [22.99, 53.84, 22.99, 53.84] }])
  const told = await (await get(`/kafle/praktyki/spis?${EVERYWHERE}&${own}`)).text()
  expect(told).toContain('Spacery nad rzeką')
  const [thing] = JSON.parse(told).things
  expect((await get(thing.href)).status).toBe(200)
  expect(told).not.toMatch(/22\.98|53\.843/)
})

test('members are those whom the public directory shows, with their place', async () => {
  const told = await (await get(`/kafle/czlonkowie/spis?${EVERYWHERE}`)).json()
  const titles = told.things.map(({ title }: { title: string }) => title)
  expect(titles).toContain('Ośrodek Animacji w Sejnach')
  expect(JSON.stringify(told)).not.toContain('Nieujawniony')
  expect(summed(await marksOfWorld('czlonkowie'))).toBe(told.count)
})

test('a meeting is on the map until it is over', async () => {
  const titles = async () => {
    const told = await (await get(`/kafle/spotkania/spis?${EVERYWHERE}`)).json()
    return told.things.map(({ title }: { title: string }) => title)
  }
  expect(await titles()).toEqual(['Spotkanie w Augustowie'])
  const before = portal.clock.now()
  portal.clock.set(Temporal.Instant.from('2026-11-20T12:00:00Z'))
  expect(await titles()).toEqual([])
  portal.clock.set(before)
})

test('figures by gmina have classes in words, and every gmina of theirs is in one', async () => {
  const { bounds, legend, classes } = await (await get('/kafle/praktyki/liczby?narzedzie=consultations')).json()
  expect(legend).toHaveLength(bounds.length)
  expect(legend[0]).toMatch(/praktyk/)
  const of = Object.values(classes) as number[]
  expect(Math.min(...of)).toBe(1)
  expect(Math.max(...of)).toBe(bounds.length)
  expect(Object.keys(classes).every((code) => /^\d{6}$/.test(code))).toBe(true)
})

test('the page says without script what is in view, and every mark leads on', async () => {
  const { html, status } = await portal
    .stranger()
    .get('/mapa-sieci?warstwy=praktyki&liczby=praktyki&miejsce=August%C3%B3w')
  expect(status).toBe(200)
  expect(await mistakesIn(html)).toEqual([])
  expect(html).toMatch(/Na mapie widać \d+ prakty/)
  expect(html).toMatch(/<a class="places-mark places-mark-circle" href="\/mapa/)
  expect(html).toContain('places-class-1')
  const frame = await portal.stranger().get('/osadz/mapa-sieci?warstwy=praktyki')
  expect(frame.status).toBe(200)
  expect(await mistakesIn(frame.html)).toEqual([])
})

test.each([
  '/kafle/nieznana/6/35/20',
  '/kafle/praktyki/17/1/1',
  '/kafle/praktyki/6/64/20',
  '/kafle/praktyki/6/35/020',
  '/kafle/praktyki/spis',
  '/kafle/praktyki/spis?obszar=1,2,3',
  '/kafle/praktyki/spis?obszar=20,50,10,55',
])('%s is nowhere', async (path) => {
  expect((await get(path)).status).toBe(404)
})
