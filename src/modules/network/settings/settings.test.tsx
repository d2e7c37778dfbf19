import { Hono } from 'hono'
import sharp from 'sharp'
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
import { systemContext } from '../../../platform/context.ts'
import { type AppEnv, page } from '../../../platform/http/index.ts'
import { Page } from '../../../ui/index.ts'
import { eventsPage } from '../../audit/index.ts'
import { withRoles } from '../examples.ts'
import { changeSetting, siteSettings } from './actions.ts'
import { settingsRoutes } from './routes.tsx'
import { DEFAULTS, menuOf, settingsFrom, siteOf } from './rules.ts'

const items = {
  pl: [
    { label: 'Konsultacje', href: '/konsultacje' },
    { label: 'Organizacje', href: '/organizacje' },
  ],
  en: [
    { label: 'Consultations', href: '/konsultacje' },
    { label: 'Organisations', href: '/organizacje' },
  ],
}

test('what is kept in a form that is not understood is as by default', () => {
  const kept = new Map<string, unknown>([
    ['names', { name: 'jedno' }],
    ['colours', { main: 'red; }' }],
    ['logoHash', '../../secret'],
    ['menu', null],
    ['area', ['podlaskie']],
  ])
  expect(settingsFrom(kept)).toEqual(DEFAULTS)
})

eachEngine('settings of the portal', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let administrator: Person

  beforeAll(async () => {
    house = await aHouse(at)
    administrator = await withRoles(house, aPerson(), ['administrator'])
    const routes = new Hono<AppEnv>()
    let settings = await siteSettings(house)
    routes.use(async (_, next) => {
      settings = await siteSettings(house)
      await next()
    })
    routes.route(
      '/',
      settingsRoutes({ desk: () => ({ owner: 'Portal', navigation: [] }), menu: (_, locale) => items[locale] }),
    )
    routes.get('/probna', (c) =>
      page(
        c,
        <Page title="Próbna">
          <h1>Próbna</h1>
        </Page>,
      ),
    )
    wing = await aWing(house, routes, (c) => ({
      site: siteOf(settings, c.get('locale'), house.config.url),
      menu: menuOf(settings, items[c.get('locale')], c.get('locale')),
    }))
  })
  beforeEach(async () => {
    for (const name of ['names', 'colours', 'logoHash', 'menu', 'area'] as const)
      await changeSetting(systemContext(house, 'test'), name, DEFAULTS[name])
  })
  afterAll(() => house.close())

  const shown = async (path = '/probna') => (await wing.stranger().get(path)).html
  const names = {
    name: 'Śląska Sieć Narad',
    nameEn: 'Silesian Network of Councils',
    shortName: 'Sieć Narad',
    shortNameEn: 'Network of Councils',
    region: 'Górny Śląsk',
    regionEn: 'Upper Silesia',
    operator: 'Stowarzyszenie Bonie',
    operatorAddress: 'ul. Rynek 1, 40-003 Katowice',
  }

  test('before anybody changes anything the portal is the first network’s', async () => {
    const html = await shown()
    expect(html).toContain('Regionalna Sieć Praktyków Partycypacji')
    expect(html).toContain('północno-wschodnia Polska')
    expect(html).toContain('Prowadzi Fundacja SocLab, ul. Zwierzyniecka 17/16, 15-312 Białystok')
    expect(html).not.toContain('/styl/siec.css')
    expect(await shown('/en/probna')).toContain('north-eastern Poland')
  })

  test.each<[keyof typeof names, string, RegExp]>([
    ['name', '/probna', /class="ui-footer-name">Śląska Sieć Narad</],
    ['nameEn', '/en/probna', /class="ui-footer-name">Silesian Network of Councils</],
    ['shortName', '/probna', /<title>Próbna – Sieć Narad<[\s\S]*<span>Sieć Narad<small>/],
    ['shortNameEn', '/en/probna', /<title>Próbna – Network of Councils</],
    ['region', '/probna', /<small>Górny Śląsk</],
    ['regionEn', '/en/probna', /<small>Upper Silesia</],
    ['operator', '/probna', /Prowadzi Stowarzyszenie Bonie,/],
    ['operatorAddress', '/probna', /ul\. Rynek 1, 40-003 Katowice/],
  ])('the setting %s shows on %s', async (name, path, where) => {
    const before = await siteSettings(house)
    expect(await shown(path)).not.toMatch(where)
    const form = await wing.as(administrator).get('/administracja/wyglad/nazwy')
    expect(form.html).toContain(`value="${before.names.operator}"`)
    const given = { ...valuesIn(form.html), [name]: names[name] }
    expect((await wing.as(administrator).post('/administracja/wyglad/nazwy', given)).flash).toBe(
      'network.done.settings',
    )
    expect(await shown(path)).toMatch(where)
  })

  test('the area is chosen from the voivodeships there are, and at least one', async () => {
    const client = wing.as(administrator)
    const path = '/administracja/wyglad/obszar'
    const form = await client.get(path)
    expect(form.html).toMatch(/value="20"[^>]*checked|checked[^>]*value="20"/)
    expect(await mistakesIn(form.html)).toEqual([])
    for (const [area, sentence] of [
      [[], 'Wybierz co najmniej jedno województwo.'],
      [['99'], 'Wybierz województwa z listy.'],
      [['20', 'x'], 'Wybierz województwa z listy.'],
    ] as const) {
      const refused = await client.post(path, { area: [...area] })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain(sentence)
    }
    expect((await siteSettings(house)).area).toEqual(DEFAULTS.area)

    expect((await client.post(path, { area: ['24'] })).flash).toBe('network.done.settings')
    expect((await siteSettings(house)).area).toEqual(['24'])
    expect((await client.get('/administracja/wyglad')).html).toContain('śląskie')
  })

  test('the four colours make a style sheet of their own, until the portal’s come back', async () => {
    const colours = { main: '#5b1d4f', link: '#1f5f8b', attention: '#D98E04', problem: '#a4262c' }
    expect((await wing.stranger().get('/styl/siec.css')).status).toBe(404)
    await wing.as(administrator).post('/administracja/wyglad/kolory', colours)
    expect(await shown()).toContain('href="/styl/siec.css"')
    const sheet = await wing.stranger().get('/styl/siec.css')
    expect(sheet.headers.get('content-type')).toContain('text/css')
    expect(sheet.html).toContain('--main:#5b1d4f;')
    expect(sheet.html).toContain('--attention:#d98e04;')
    await wing.as(administrator).post('/administracja/wyglad/kolory', { ...colours, main: '#004400' })
    const changed = await wing.stranger().get('/styl/siec.css')
    expect(changed.html).toContain('--main:#004400;')
    expect(changed.headers.get('etag')).not.toBe(sheet.headers.get('etag'))
    await wing.as(administrator).post('/administracja/wyglad/kolory/nasze')
    expect(await shown()).not.toContain('/styl/siec.css')
  })

  test('the logo shows in the header, until the portal’s sign comes back', async () => {
    const bytes = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#123456' } })
      .png()
      .toBuffer()
    await wing
      .as(administrator)
      .post('/administracja/wyglad/logo', { logo: new File([new Uint8Array(bytes)], 'logo.png') })
    const address = /<img class="ui-logo" src="([^"]+)"/.exec(await shown())?.[1] ?? ''
    expect((await wing.stranger().get(address)).headers.get('content-type')).toBe('image/webp')
    expect(await mistakesIn((await wing.as(administrator).get('/administracja/wyglad/logo')).html)).toEqual([])
    await wing.as(administrator).post('/administracja/wyglad/logo/usuniecie')
    expect(await shown()).not.toContain('class="ui-logo" src=')
    expect((await wing.stranger().get(address)).status).toBe(404)
  })

  test('words of the menu change in their language and leave the others', async () => {
    await wing.as(administrator).post('/administracja/wyglad/menu', { pl0: 'Narady', en1: 'Members' })
    const polish = await shown()
    expect(polish).toContain('>Narady<')
    expect(polish).toContain('>Organizacje<')
    expect(polish).not.toContain('>Konsultacje<')
    const english = await shown('/en/probna')
    expect(english).toContain('>Consultations<')
    expect(english).toContain('>Members<')
    expect((await wing.as(administrator).get('/administracja/wyglad/menu')).html).toContain('value="Narady"')
    await wing.as(administrator).post('/administracja/wyglad/menu', { pl0: '', en1: '' })
    expect(await shown()).toContain('>Konsultacje<')
  })

  test.each([
    ['/nazwy', { ...names, name: '' }, 'Uzupełnij to pole.'],
    ['/nazwy', { ...names, shortName: 'x'.repeat(51) }, 'Skróć tekst'],
    ['/kolory', { main: 'zielony', link: '#1f5f8b', attention: '#d98e04', problem: '#a4262c' }, 'Wpisz kolor jako #'],
    ['/kolory', { main: '#12345', link: '#1f5f8b', attention: '#d98e04', problem: '#a4262c}' }, 'Wpisz kolor jako #'],
    ['/menu', { pl0: 'x'.repeat(41) }, 'Skróć tekst'],
    ['/logo', { logo: new File(['nie obraz'], 'x.png') }, 'Tego pliku nie da się otworzyć'],
  ])('what cannot be saved at %s comes back with what to do, and nothing changes', async (path, fields, sentence) => {
    const { status, html } = await wing
      .as(administrator)
      .post(`/administracja/wyglad${path}`, fields as Record<string, string>)
    expect(status).toBe(422)
    expect(html).toContain(sentence)
    expect(await mistakesIn(html)).toEqual([])
    expect(await siteSettings(house)).toEqual(DEFAULTS)
  })

  test('the pages of settings are valid, with and without changes', async () => {
    const paths = ['', '/nazwy', '/kolory', '/logo', '/menu'].map((part) => `/administracja/wyglad${part}`)
    for (const path of paths) expect(await mistakesIn((await wing.as(administrator).get(path)).html)).toEqual([])
    await changeSetting(contextOf(house, administrator), 'menu', { '/konsultacje': { pl: '<b>Narady</b>' } })
    await changeSetting(contextOf(house, administrator), 'colours', {
      main: '#5b1d4f',
      link: '#1f5f8b',
      attention: '#d98e04',
      problem: '#a4262c',
    })
    for (const path of paths) expect(await mistakesIn((await wing.as(administrator).get(path)).html)).toEqual([])
    expect(await shown()).toContain('&lt;b>Narady')
  })

  test('a change is in the log, and only an administrator makes it', async () => {
    const own = await withRoles(house, aPerson(), ['administrator'])
    await changeSetting(contextOf(house, own), 'menu', {})
    const { rows } = await eventsPage(at.db, { personId: own.id, verb: 'settings-changed' }, { limit: 5 })
    expect(rows.map(({ subjectId }) => subjectId)).toEqual(['menu'])
    const coordinator = await withRoles(house, aPerson(), ['coordinator'])
    await expect(changeSetting(contextOf(house, coordinator), 'menu', {})).rejects.toThrow('absent')
    await expect(changeSetting(contextOf(house), 'menu', {})).rejects.toThrow('absent')
  })

  test('settings are read once until somebody, on any node, says they changed', async () => {
    const first = await siteSettings(house)
    expect(await siteSettings(house)).toBe(first)
    await house.bus.tell(['organisations'])
    expect(await siteSettings(house)).toBe(first)
    await house.bus.tell(['settings'])
    expect(await siteSettings(house)).not.toBe(first)
  })
})

/** What the text fields of a page hold, as a browser would send them. */
const valuesIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
      const name = /name="([^"]+)"/.exec(input)?.[1]
      return name && input.includes('type="text"') ? [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']] : []
    }),
  )
