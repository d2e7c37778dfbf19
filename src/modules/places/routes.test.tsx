import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aWing, contextOf, mistakesIn, type TestHouse } from '../../../tests/support/house.ts'
import type { AppEnv } from '../../platform/http/index.ts'
import { myUnit } from './my-unit.ts'
import { openRoutes } from './routes.tsx'

eachEngine('choosing one’s gmina', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openRoutes({ region: async () => ['20', '28', '14', '06'] }))
  })
  afterAll(() => house.close())

  const post = (fields: Record<string, string>) => wing.stranger().post('/moja-gmina', fields)
  const cookieIn = (headers: Headers) => headers.getSetCookie().find((cookie) => cookie.startsWith('wiec_gmina='))

  test('a name that only one gmina has is chosen at once, and the reader goes back', async () => {
    const answer = await post({ miejsce: 'w Białymstoku', powrot: '/konsultacje' })
    expect([answer.status, answer.location, answer.flash]).toEqual([303, '/konsultacje', 'places.mine.chosen'])
    expect(cookieIn(answer.headers)).toBe(
      'wiec_gmina=2061011; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax',
    )
  })

  test('a name of several gminas leads to a page with a choice, where nothing is set yet', async () => {
    const asked = await post({ miejsce: 'augustowie', powrot: '/konsultacje' })
    expect(asked.status).toBe(303)
    expect(cookieIn(asked.headers)).toBeUndefined()

    const { html, headers } = await wing.stranger().get(asked.location ?? '')
    expect(html).toContain('gmina miejska Augustów')
    expect(html).toContain('gmina wiejska Augustów')
    expect(html).toContain('powiat augustowski, województwo podlaskie')
    expect(html).toContain('name="powrot" value="/konsultacje"')
    expect(cookieIn(headers)).toBeUndefined()
    expect(await mistakesIn(html)).toEqual([])
  })

  test('the picked gmina is kept', async () => {
    const answer = await post({ kod: '2001022', powrot: '/' })
    expect([answer.status, answer.location]).toEqual([303, '/'])
    expect(cookieIn(answer.headers)).toContain('wiec_gmina=2001022;')
  })

  test('a former code keeps the gmina under its present one', async () => {
    expect(cookieIn((await post({ kod: '0601052' })).headers)).toContain('wiec_gmina=0601053;')
  })

  test.each([
    ['', 'Wpisz nazwę gminy'],
    ['zzzzzz', 'Nie znamy takiego miejsca'],
  ])('typing %j says what to do, and what was typed stays', async (miejsce, sentence) => {
    const { status, html, headers } = await post({ miejsce, powrot: '/konsultacje' })
    expect(status).toBe(422)
    expect(html).toContain('<title>Błąd:')
    expect(html).toContain(sentence)
    if (miejsce) expect(html).toContain(`value="${miejsce}"`)
    expect(html).toContain('name="powrot" value="/konsultacje"')
    expect(cookieIn(headers)).toBeUndefined()
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a code of no gmina is passed over', async () => {
    expect((await post({ kod: '9999999' })).status).toBe(422)
    expect((await post({ kod: '2001' })).status).toBe(422)
    expect((await post({ kod: "2001022' or 1=1" })).status).toBe(422)
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'going back to %j leads to our front page',
    async (powrot) => {
      expect((await post({ kod: '2001022', powrot })).location).toBe('/')
      const choice = await post({ miejsce: 'Augustów', powrot })
      expect(new URLSearchParams(choice.location?.split('?')[1]).get('powrot')).toBe('/')
    },
  )

  test('the choice is forgotten on request', async () => {
    const answer = await wing.stranger().post('/moja-gmina/usuniecie', { powrot: '/konsultacje' })
    expect([answer.status, answer.location, answer.flash]).toEqual([303, '/konsultacje', 'places.mine.forgotten'])
    expect(cookieIn(answer.headers)).toContain('wiec_gmina=; Max-Age=0')
  })

  test('the page opens with a mangled address', async () => {
    const { status, html } = await wing.stranger().get('/moja-gmina?szukaj=%00%27%22%3Cb%3E&powrot=//x')
    expect(status).toBe(200)
    expect(html).not.toContain('"<b>')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('an English reader chooses in English', async () => {
    const { html } = await wing.stranger().get('/en/moja-gmina?szukaj=August%C3%B3w')
    expect(html).toContain('rural gmina Augustów')
    expect(html).toContain('action="/en/moja-gmina"')
  })

  describe('the cookie', () => {
    const unitWith = async (cookie: string) => {
      const app = new Hono<AppEnv>()
      app.get('/', async (c) => {
        c.set('context', contextOf(house))
        return c.json((await myUnit(c))?.name ?? null)
      })
      return (await app.request('/', { headers: { cookie } })).json()
    }

    test.each([
      ['wiec_gmina=2001022', 'Augustów'],
      ['a=b; wiec_gmina=2061011', 'Białystok'],
      ['wiec_gmina=9999999', null],
      ['wiec_gmina=20', null],
      ["wiec_gmina=2001022'--", null],
      ['wiec_gmina=', null],
      ['', null],
    ])('%j means %j', async (cookie, name) => {
      expect(await unitWith(cookie)).toBe(name)
    })
  })

  describe('suggestions', () => {
    const suggestions = async (query: string) => {
      const answer = await wing.stranger().get(`/miejsca/podpowiedzi?q=${encodeURIComponent(query)}`)
      return { ...answer, list: JSON.parse(answer.html) }
    }

    test('name gminas with where they are, for a day in any cache', async () => {
      const { list, headers } = await suggestions('august')
      expect(list.slice(0, 2)).toEqual([
        { code: '2001011', name: 'gmina miejska Augustów', within: 'powiat augustowski, województwo podlaskie' },
        { code: '2001022', name: 'gmina wiejska Augustów', within: 'powiat augustowski, województwo podlaskie' },
      ])
      expect(headers.get('cache-control')).toBe('public, max-age=86400')
      expect(headers.get('set-cookie')).toBeNull()
    })

    test.each(['', 'a', "'", 'x'.repeat(1000)])('are none for %j', async (query) => {
      expect((await suggestions(query)).list).toEqual([])
    })

    test('are at most eight', async () => {
      expect((await suggestions('no')).list).toHaveLength(8)
    })
  })

  describe('the picture of a unit', () => {
    test('is an SVG with its colours inside, kept by any cache', async () => {
      const { status, html, headers } = await wing.stranger().get('/miejsca/mapa/2001022.svg')
      expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
      expect(headers.get('cache-control')).toBe('public, max-age=86400')
      expect(html).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="320" height="320"/)
      expect(html).toContain('>Augustów</text>')
      expect(html).not.toMatch(/<circle|<style| class=| style=/)
    })

    test.each(['2001022', '2061011', '2002162', '20', '1465011'])('of %s is well-formed XML', async (code) => {
      const { html } = await wing.stranger().get(`/miejsca/mapa/${code}.svg?punkt=22.98,53.84`)
      const open: string[] = []
      for (const [tag, name = ''] of html.replaceAll(/ [a-zA-Z-]+="[^"<&]*"/g, '').matchAll(/<\/?([a-z]+)[^>]*>/g)) {
        expect([`<${name}>`, `</${name}>`]).toContain(tag)
        if (tag.startsWith('</')) expect(open.pop()).toBe(name)
        else open.push(name)
      }
      expect(open).toEqual([])
    })

    test('shows the point that was pressed, and passes over what is not a point', async () => {
      const circles = async (query: string) =>
        (await wing.stranger().get(`/miejsca/mapa/2001022.svg${query}`)).html.match(/<circle/g)?.length ?? 0
      expect(await circles('?punkt=22.98,53.84')).toBe(1)
      expect(await circles('?punkt=%22%3E%3Cscript%3E')).toBe(0)
    })

    test.each(['9999999', '1', '2001022x', '..%2F..%2Fetc'])('is absent for %s', async (code) => {
      expect((await wing.stranger().get(`/miejsca/mapa/${code}.svg`)).status).toBe(404)
    })

    test('a gmina without an outline has that of its parent', async () => {
      expect((await wing.stranger().get('/miejsca/mapa/2002162.svg')).status).toBe(200)
    })
  })
})

eachEngine('moving a map to a place', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openRoutes({ region: async () => ['20', '28', '14', '06'] }))
  })
  afterAll(() => house.close())
  const spots = async (query: string) => JSON.parse((await wing.stranger().get(`/miejsca/na-mapie?${query}`)).html)

  test('a name in any form leads to a box of the map, a village to its surroundings', async () => {
    const [first] = await spots('q=w+Augustowie')
    expect(first).toMatchObject({ name: 'Augustów', within: expect.stringContaining('powiat augustowski') })
    const [west, south, east, north] = first.box
    expect(west < 23.0155 && 23.0155 < east && south < 53.845 && 53.845 < north).toBe(true)
  })

  test('places of the unit asked about come first; nothing is found for nothing', async () => {
    const near = await spots('q=Lipno&blisko=0408')
    expect(near[0].within).toContain('kujawsko-pomorskie')
    expect(await spots('q=')).toEqual([])
    expect(await spots('q=zzzzzz&blisko=%27')).toEqual([])
  })

  test('an outline is GeoJSON; a gmina without one has that of the gmina it was divided from', async () => {
    const outline = async (code: string) => wing.stranger().get(`/miejsca/obrys/${code}.json`)
    const augustow = JSON.parse((await outline('2001022')).html)
    expect(augustow).toMatchObject({ type: 'Feature', properties: { code: '2001022' } })
    expect(augustow.bbox).toHaveLength(4)
    expect(JSON.parse((await outline('2002162')).html).properties.code).toBe('2002093')
    expect((await outline('9999999')).status).toBe(404)
  })
})
