import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../tests/support/house.ts'
import { newId } from '../../platform/db/index.ts'
import { record } from './actions.ts'
import type { People } from './people.ts'
import { openRoutes } from './routes.tsx'
import { eventsPage } from './store.ts'

const anna = aPerson({ name: 'Anna <b>Kowalska</b>', email: 'anna@example.org' })
const admin = aPerson({ name: 'Ewa Administratorka', roles: [{ role: 'administrator', scope: null }] })
const known = [anna, admin]

const people: People = {
  personsByIds: async (_, ids) =>
    new Map(known.filter(({ id }) => ids.includes(id)).map((person) => [person.id, person])),
  personByEmail: async (_, email) => known.find((person) => person.email === email) ?? null,
}

const desk = () => ({
  owner: 'Administracja',
  navigation: [{ label: 'Dziennik', href: '/administracja/dziennik', current: true }],
})

eachEngine('the page of the log', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openRoutes({ people, desk }))
  })
  afterAll(() => house.close())

  test('an administrator reads who did what, in words, and the page is valid', async () => {
    await record(contextOf(house, anna), 'personal-data-read', { kind: 'person', id: admin.id })
    await record(
      contextOf(house, anna),
      'verb-without-words',
      { kind: 'remark', id: newId() },
      { title: '<script>', form: 'page' },
    )
    const { status, html } = await wing.as(admin).get('/administracja/dziennik')
    expect(status).toBe(200)
    expect(html).toContain('Obejrzano dane osobowe')
    expect(html).toContain('verb-without-words')
    expect(html).toContain('Anna &lt;b>Kowalska&lt;/b>')
    expect(html).not.toContain('<script>')
    expect(html).toContain('postać: strona; title: &lt;script>')
    expect(await mistakesIn(html)).toEqual([])
    expect((await wing.as(admin).get('/en/administracja/dziennik')).html).toContain('Personal data were looked at')
  })

  test('reading the log, and taking it as a file, is in the log', async () => {
    const reader = aPerson({ roles: admin.roles })
    await wing.as(reader).get(`/administracja/dziennik?osoba=${anna.id}`)
    await wing.as(reader).get('/administracja/dziennik.csv')
    const { rows } = await eventsPage(at.db, { personId: reader.id }, { limit: 10 })
    expect(
      rows.map(({ verb, subjectKind, subjectId, details }) => [verb, subjectKind, subjectId, details.form]),
    ).toEqual(
      expect.arrayContaining([
        ['log-read', 'person', anna.id, 'page'],
        ['log-read', 'log', null, 'file'],
      ]),
    )
  })

  test.each(['/administracja/dziennik', '/administracja/dziennik.csv'])(
    '%s is absent for everybody else',
    async (path) => {
      expect((await wing.stranger().get(path)).status).toBe(404)
      expect((await wing.as(anna).get(path)).status).toBe(404)
      expect((await wing.stranger().post('/administracja/dziennik/osoby', { email: anna.email })).status).toBe(404)
    },
  )

  test('the file has a row per event, ids and no names, and nothing a spreadsheet would run', async () => {
    const id = newId()
    await record(contextOf(house, anna), 'file-tried', { kind: 'file-test', id }, { word: '=1+1' })
    const { html: csv, headers } = await wing.as(admin).get('/administracja/dziennik.csv?rodzaj=file-test')
    expect(headers.get('content-type')).toContain('text/csv')
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(anna.id)
    expect(csv).not.toContain('Kowalska')
    expect(csv).not.toMatch(/(^|;)=/m)
  })

  test('somebody is found by their address, which does not get into an address of a page', async () => {
    const found = await wing.as(admin).post('/administracja/dziennik/osoby', { email: ' ANNA@example.org' })
    expect([found.status, found.location]).toEqual([303, `/administracja/dziennik?osoba=${anna.id}`])
    const { html } = await wing.as(admin).get(found.location ?? '')
    expect(html).toContain('Widzisz tylko to, co zrobiła ta osoba')
  })

  test.each([
    ['nobody@example.org', 'Nikt nie ma konta z tym adresem'],
    ['anna', 'Wpisz adres e-mail'],
    ['', 'Wpisz adres e-mail'],
  ])('asking for %j says what to do', async (email, sentence) => {
    const { status, html } = await wing.as(admin).post('/administracja/dziennik/osoby', { email })
    expect(status).toBe(422)
    expect(html).toContain('<title>Błąd:')
    expect(html).toContain(sentence)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a mangled address of the log still opens it', async () => {
    const path = "/administracja/dziennik?czynnosc='%3B--&osoba=1&od=2026-99-99&do=&po=%00&numer=%27"
    expect((await wing.as(admin).get(path)).status).toBe(200)
  })

  test('days of the filter are whole days in Warsaw', async () => {
    house.clock.set('2028-03-01T22:30:00Z')
    await record(contextOf(house, anna), 'day-tried', { kind: 'day-test', id: newId() })
    const shown = async (query: string) =>
      (await wing.as(admin).get(`/administracja/dziennik?rodzaj=day-test&${query}`)).html.includes('01.03.2028, 23:30')
    expect(await shown('od=2028-03-01&do=2028-03-01')).toBe(true)
    expect(await shown('od=2028-03-02')).toBe(false)
    expect(await shown('do=2028-02-29')).toBe(false)
  })

  test('a long log is read page by page', async () => {
    const id = newId()
    for (let number = 0; number < 51; number += 1)
      await record(contextOf(house, anna), 'page-turned', { kind: 'long', id }, { number })
    const first = await wing.as(admin).get(`/administracja/dziennik?rodzaj=long`)
    const next = /rel="next" href="([^"]+)"|href="([^"]+)" rel="next"/.exec(first.html)
    const second = await wing.as(admin).get((next?.[1] ?? next?.[2] ?? '').replaceAll('&amp;', '&'))
    expect(second.html.match(/<p>number: \d+/g)).toHaveLength(1)
    expect(second.html).not.toContain('rel="next"')
  })
})
