import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { type AppEnv, page } from '../../../platform/http/index.ts'
import { Page } from '../../../ui/index.ts'
import { unitByCode } from '../store.ts'
import { AreaMap, type MapPoint } from './area-map.tsx'
import type { UnitCount } from './counts.ts'
import { prepareAreaMap, prepareRegionMap } from './prepare.ts'
import { RegionMap } from './region-map.tsx'

const REGION = ['20', '28', '14', '06']
const counted = (count: number) => `${count} konsultacji`

eachEngine('drawn maps on a page', (at) => {
  let house: TestHouse
  let counts: UnitCount[] = []
  let points: MapPoint[] = []
  let get: (path: string) => Promise<{ html: string }>
  beforeAll(async () => {
    house = await aHouse(at)
    const routes = new Hono<AppEnv>()
    routes.get('/region', async (c) =>
      page(
        c,
        <Page title="Region">
          <h1>Region</h1>
          <RegionMap
            region={await prepareRegionMap(at.db, REGION)}
            counts={counts}
            href={(code) => `/konsultacje?miejsce=${code}`}
            counted={counted}
            title="Otwarte konsultacje"
          />
        </Page>,
      ),
    )
    routes.get('/mapa/:code', async (c) => {
      const unit = await unitByCode(at.db, c.req.param('code'))
      if (!unit) throw new Error('no unit')
      const area = await prepareAreaMap(at.db, unit)
      return page(
        c,
        <Page title="Mapa">
          <h1>Mapa</h1>
          <AreaMap area={area} points={points} counted={counted} />
        </Page>,
      )
    })
    const wing = await aWing(house, routes)
    get = (path) => wing.stranger().get(path)
  })
  afterAll(() => house.close())

  const mapIn = (html: string) => /<svg class="places-map.*?<\/figure>/s.exec(html)?.[0] ?? ''

  test('the region links each count, says it in words, and lists it again below', async () => {
    counts = [
      { code: '2061011', count: 14 },
      { code: '2001011', count: 4 },
      { code: '2001022', count: 1 },
    ]
    const { html } = await get('/region')
    expect(html).toMatch(
      /<a class="places-count" href="\/konsultacje\?miejsce=2061011" aria-label="miasto Białystok: 14 konsultacji"/,
    )
    expect(html).toContain('aria-label="powiat augustowski: 5 konsultacji"')
    expect(html).toMatch(/<li><a href="\/konsultacje\?miejsce=2001">powiat augustowski<\/a>: 5 konsultacji<\/li>/)
    expect(html).toContain('>Suwałki</text>')
    expect(html).toContain('GUGiK')
    expect(html).not.toContain('style=')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('links of an English page lead to English pages', async () => {
    const { html } = await get('/en/region')
    expect(html).toContain('href="/en/konsultacje?miejsce=2061011" aria-label="city of Białystok: 14 konsultacji"')
  })

  test('a region without anything to count is still a map, without a list', async () => {
    counts = []
    const { html } = await get('/region')
    expect(html).not.toContain('places-count')
    expect(html).not.toContain('<details')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('maps are light: the region within 25 kB, an area within 12 kB, gzipped', async () => {
    counts = ['2061011', '2001011', '2862011', '1465011', '0663011', '2805011'].map((code) => ({ code, count: 7 }))
    points = Array.from({ length: 5000 }, (_, number) => ({
      point: { lon: 22.7 + (number % 71) * 0.007, lat: 53.7 + (number % 73) * 0.004 },
      href: `/uwagi/${number}`,
      label: `Uwaga ${number}`,
    }))
    expect(gzipSync(mapIn((await get('/region')).html)).length).toBeLessThan(25_000)
    const sizes = Object.fromEntries(
      await Promise.all(
        ['2001022', '2001', '20', '1465011', '14'].map(async (code) => {
          const { html } = await get(`/mapa/${code}`)
          return [code, gzipSync(mapIn(html)).length]
        }),
      ),
    )
    expect(Math.max(...(Object.values(sizes) as number[]))).toBeLessThan(12_000)
  })

  test('a point is a link with words, and what people wrote stays text', async () => {
    points = [
      { point: { lon: 23.0, lat: 53.85 }, href: '/uwagi/1', label: '<script>alert(1)</script>' },
      { point: { lon: 22.8, lat: 53.95 }, label: 'Miejsce spotkania' },
      { point: { lon: 22.85, lat: 53.75 }, href: '/uwagi/2', label: 'Uwaga 2' },
      { point: { lon: 22.8501, lat: 53.7501 }, href: '/uwagi/3', label: 'Uwaga 3' },
    ]
    const { html } = await get('/mapa/2001022')
    expect(html).toContain('aria-label="&lt;script>alert(1)&lt;/script>"')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('<title>Miejsce spotkania</title>')
    expect(html).toContain('<title>2 konsultacji</title>')
    expect(await mistakesIn(html)).toEqual([])
  })

  test.each([
    ['2002162', 'Grabówka', 'gmina miejsko-wiejska Supraśl'],
    ['1207132', 'Szczawa', 'gmina wiejska Kamienica'],
  ])('the map of %s says that the outline is of the gmina it was divided from', async (code, name, parent) => {
    points = []
    const { html } = await get(`/mapa/${code}`)
    expect(html).toContain(`Mapa: gmina wiejska ${name} i okolica.`)
    expect(html).toContain(`${name} jest gminą od 1 stycznia 2025`)
    expect(html).toContain(parent)
    expect((await get('/mapa/2002093')).html).not.toContain('od 1 stycznia 2025')
  })
})
