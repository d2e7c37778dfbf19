import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { type Context, systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { portsWith } from '../../ballots/examples.ts'
import * as ballots from '../../ballots/index.ts'
import { anEdition } from '../examples.ts'
import { openRoutes, openWorkRoutes } from '../routes.ts'
import { admit, journeyOf, pollsOf } from '../voting/actions.ts'
import { boothOf, paperPlacesOf } from './booth.ts'
import { codeOf, daysBetween, onDuty, openingOf, openSeal, type Shift, sealDevice, spansOf } from './rules.ts'
import { devicesOf, pointsOf, shiftsOf } from './store.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const shift = (on: string, opens: number, closes: number): Shift => ({
  id: `${on} ${opens}`,
  pointId: 'p',
  day: day(on),
  opens: opens * 60,
  closes: closes * 60,
  people: [`od ${opens}`],
})

describe('hours of a point follow from its shifts', () => {
  test('shifts that touch are one stretch, and days with the same hours are said together', () => {
    const shifts = ['2026-09-07', '2026-09-08', '2026-09-10'].flatMap((on) => [shift(on, 8, 14), shift(on, 14, 20)])
    expect(spansOf(openingOf([...shifts, shift('2026-09-11', 8, 10), shift('2026-09-11', 12, 14)]))).toEqual([
      { from: day('2026-09-07'), to: day('2026-09-08'), hours: [{ opens: 480, closes: 1200 }] },
      { from: day('2026-09-10'), to: day('2026-09-10'), hours: [{ opens: 480, closes: 1200 }] },
      {
        from: day('2026-09-11'),
        to: day('2026-09-11'),
        hours: [
          { opens: 480, closes: 600 },
          { opens: 720, closes: 840 },
        ],
      },
    ])
  })

  test.each([
    ['2026-09-07T05:59:59Z', []],
    ['2026-09-07T06:00:00Z', ['od 8']],
    ['2026-09-07T12:00:00Z', ['od 14']],
    ['2026-09-07T18:00:00Z', []],
  ])('at %s on duty: %j', (at, people) => {
    const shifts = [shift('2026-09-07', 8, 14), shift('2026-09-07', 14, 20)]
    expect(onDuty(shifts, Temporal.Instant.from(at)).flatMap((each) => each.people)).toEqual(people)
  })

  test('a range without weekends leaves out Saturday and Sunday', () => {
    expect(daysBetween(day('2026-09-04'), day('2026-09-08'), true).map(String)).toEqual([
      '2026-09-04',
      '2026-09-07',
      '2026-09-08',
    ])
    expect(daysBetween(day('2026-09-05'), day('2026-09-06'), true)).toEqual([])
  })

  test('nobody seals a device for themselves', () => {
    const [ours, theirs] = [{ secret: 'a'.repeat(40) }, { secret: 'b'.repeat(40) }]
    const id = newId()
    expect(openSeal(ours, sealDevice(ours, id))).toBe(id)
    for (const text of [sealDevice(theirs, id), `${id}.`, id, '', undefined]) expect(openSeal(ours, text)).toBeNull()
    expect(codeOf(ours, { id })).toMatch(/^\d{4} \d{4}$/)
    expect(codeOf(ours, { id })).not.toBe(codeOf(theirs, { id }))
  })
})

eachEngine('a point of voting', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const organisationId = newId()
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
  const foreign = aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })
  const ballotsPorts = portsWith({ admit, journeyOf, boothOf, paperPlacesOf })
  const ports = {
    people: { personsByIds: async () => new Map(), personByEmail: async () => null },
    ballots: ballotsPorts,
    forms: { owners: {} },
  }

  beforeAll(async () => {
    house = await aHouse(at)
    const routes: App = new Hono<AppEnv>()
    routes.route('/', ballots.openRoutes(ballotsPorts))
    routes.route('/', ballots.openWorkRoutes(ballotsPorts))
    routes.route('/budzet-obywatelski', openRoutes(ports))
    routes.route('/praca/budzet-obywatelski', openWorkRoutes(ports))
    wing = await aWing(house, routes)
  })
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))
  afterAll(() => house.close())

  const system = (): Context => systemContext(house, 'test')
  let people = 0
  const somebody = () => ({
    firstName: 'Ela',
    lastName: `Nowak ${++people}`,
    birthYear: '1980',
    address: `Portowa ${people}`,
    confirmed: 'tak',
  })

  /** An edition that votes, with a library where two devices stand. */
  async function aLibrary() {
    const { process } = await anEdition(system(), {
      organisationId,
      settings: { resolution: 'Uchwała', takesPaper: true },
    })
    const work = `/praca/budzet-obywatelski/${process.slug}/punkty`
    const added = await wing.as(editor).post(work, { name: 'Biblioteka', address: 'Rynek 1', directions: 'Winda.' })
    expect(added.status).toBe(303)
    const [point] = await pointsOf(at.db, process.id)
    return {
      process,
      point: found(point),
      work,
      own: added.location ?? '',
      home: `/budzet-obywatelski/${process.slug}`,
    }
  }

  /** A device the clerk prepared, on which the code was typed. */
  async function aDevice({ own, home, point }: Awaited<ReturnType<typeof aLibrary>>) {
    await wing.as(clerk).post(`${own}/urzadzenia`, { key: newId(), device: 'Tablet' })
    const device = found((await devicesOf(at.db, point.id)).at(-1))
    const tablet = wing.visitor()
    const joined = await tablet.post(`${home}/punkt`, { code: codeOf(house.config, device) })
    expect(joined.status).toBe(303)
    return { tablet, device }
  }

  test('residents read addresses and hours, and the team alone who is on duty', async () => {
    const { own, home, point, work } = await aLibrary()
    const range = { from: '2026-09-07', to: '2026-09-11', people: 'Anna Bielska\nJan Kos', hours: '8-14, 14-20' }
    expect((await wing.as(editor).post(`${own}/dyzury`, { ...range, hours: 'rano' })).html).toContain('8–14')
    expect((await wing.as(editor).post(`${own}/dyzury`, range)).status).toBe(303)
    // Typed again: other people on the same shifts, not more shifts.
    await wing.as(editor).post(`${own}/dyzury`, { ...range, people: 'Ola Lis' })
    expect(await shiftsOf(at.db, [point])).toHaveLength(10)
    const shown = await wing.visitor().get(`${home}/punkty`)
    expect(shown.html).toContain('8:00–20:00')
    expect(shown.html).toContain('teraz otwarty')
    expect(shown.html).not.toMatch(/Ola Lis|Anna Bielska/)
    expect(await mistakesIn(shown.html)).toEqual([])
    const list = await wing.as(clerk).get(work)
    expect(list.html).toContain('Ola Lis')
    const page = await wing.as(clerk).get(own)
    expect(await mistakesIn(page.html)).toEqual([])
    for (const [path, fields] of [
      [own, { name: 'Inna', address: 'x' }],
      [`${own}/dyzury`, range],
      [`${own}/usuniecie`, {}],
    ] as const) {
      expect((await wing.as(clerk).post(path, fields)).status).toBe(404)
      expect((await wing.as(foreign).post(path, fields)).status).toBe(404)
    }
    expect((await wing.as(editor).post(work, { name: 'Biblioteka', address: 'Inna' })).status).toBe(422)
  })

  test('a code lets a device in once, within minutes, and never where somebody is signed in', async () => {
    const library = await aLibrary()
    const { home, own, point } = library
    await wing.as(clerk).post(`${own}/urzadzenia`, { key: newId(), device: 'Tablet' })
    const [device] = await devicesOf(at.db, point.id)
    const code = codeOf(house.config, found(device))
    expect((await wing.as(clerk).get(own)).html).toContain(code)
    expect((await wing.as(clerk).post(`${home}/punkt`, { code })).html).toContain('Wyloguj się')
    expect((await wing.visitor().post(`${home}/punkt`, { code: '0000 0000' })).status).toBe(422)
    const tablet = wing.visitor()
    expect((await tablet.post(`${home}/punkt`, { code: code.replace(' ', '') })).status).toBe(303)
    expect((await wing.visitor().post(`${home}/punkt`, { code })).status).toBe(422)
    expect((await wing.as(clerk).get(own)).html).not.toContain(code)

    await wing.as(clerk).post(`${own}/urzadzenia`, { key: newId(), device: 'Drugi' })
    const late = found((await devicesOf(at.db, point.id)).at(-1))
    house.clock.set('2026-09-10T10:15:00Z')
    expect((await wing.visitor().post(`${home}/punkt`, { code: codeOf(house.config, late) })).status).toBe(422)
    // Stopped by the team: it is a browser like any other.
    expect((await tablet.get(`${home}/punkt`)).html).toContain('Zaczynam głosowanie')
    await wing.as(clerk).post(`${own}/urzadzenia/${device?.id}/koniec`)
    expect((await tablet.get(`${home}/punkt`)).html).toContain('Kod urządzenia')
    expect((await wing.as(editor).post(`${own}/usuniecie`)).status).toBe(409)
    // Made-up ones are stopped and removed as they stand: not at all.
    expect((await wing.as(clerk).post(`${own}/urzadzenia/x/koniec`)).status).toBe(303)
    expect((await wing.as(editor).post(`${own}/dyzury/x/usuniecie`)).status).toBe(303)
  })

  test('person after person votes on a device, and nothing of one is left for the next', async () => {
    const library = await aLibrary()
    const { process, home, point } = library
    const { tablet } = await aDevice(library)
    const [town] = await pollsOf(system(), process.id)
    const { poll } = found(town)
    const karta = `${ballots.pollPathOf(poll)}/karta`
    for (const title of ['Park', 'Ścieżka']) {
      expect((await tablet.post(`${home}/punkt/poczatek`)).location).toBe(`${home}/glosowanie`)
      const asked = await tablet.get(`${home}/glosowanie`)
      expect(asked.html).not.toMatch(/given-name|family-name|value="Ela"/)
      expect(asked.headers.get('cache-control')).toBe('no-store')
      const who = somebody()
      expect((await tablet.post(`${home}/glosowanie`, who)).location).toBe(karta)
      const option = found(poll.definition.options.find(({ label }) => label.includes(title)))
      // A double press is one vote.
      for (let press = 0; press < 2; press += 1) await tablet.post(karta, { p: `add:${option.id}` })
      const ballot = await tablet.get(karta)
      expect(ballot.headers.get('cache-control')).toBe('no-store')
      expect(ballot.html).toContain('Kończę')
      expect(ballot.html).not.toContain('Klucz do zmiany')
      expect(await mistakesIn(ballot.html)).toEqual([])
      for (let press = 0; press < 2; press += 1) {
        const done = await tablet.post(`${home}/punkt/koniec`)
        expect(done.location).toBe(`${home}/punkt`)
        expect(done.headers.get('clear-site-data')).toBe('"cache", "storage"')
      }
      expect([...tablet.cookies.keys()]).toEqual(['wiec_punkt'])
      expect((await tablet.get(karta)).location).toContain('/wejscie')
      expect((await tablet.get(`${home}/punkt`)).html).not.toContain(who.lastName)
    }
    expect(await ballots.placesOf(at.db, [poll.id])).toEqual([
      { pollId: poll.id, channel: 'web', place: point.id, count: 2 },
    ])
    // From home it is no vote of the library.
    const browser = wing.visitor()
    await browser.post(`${home}/glosowanie`, somebody())
    await browser.post(karta, { p: 'add:1' })
    expect(await ballots.placesOf(at.db, [poll.id])).toHaveLength(1)
    const turnout = await wing.visitor().get(`${home}/frekwencja`)
    expect(turnout.html).toMatch(/Biblioteka<\/th><td[^>]*>2<\/td><td[^>]*>0</)
    // Nothing kept of a ballot or a voter tells where they voted.
    const { rows } = await sql<{ column_name: string }>`select column_name from information_schema.columns
      where table_schema = 'ballots' and table_name in ('ballots', 'voters', 'log_entries')
        and column_name in ('place', 'point', 'device')`.execute(at.db)
    expect(rows).toEqual([])
  })

  test('the device of one edition opens nothing of another', async () => {
    const [one, other] = [await aLibrary(), await aLibrary()]
    const { tablet } = await aDevice(one)
    expect((await tablet.get(`${other.home}/punkt`)).html).toContain('Kod urządzenia')
    const [town] = await pollsOf(system(), other.process.id)
    const { poll } = found(town)
    await tablet.post(`${other.home}/glosowanie`, somebody())
    await tablet.post(`${ballots.pollPathOf(poll)}/karta`, { p: 'add:1' })
    expect(await ballots.placesOf(at.db, [poll.id])).toEqual([])
  })

  test('paper from a point is counted under its name, which clerks choose', async () => {
    const library = await aLibrary()
    const [town] = await pollsOf(system(), library.process.id)
    const { poll } = found(town)
    const shown = await wing.as(clerk).get(`${ballots.pollWorkPathOf(poll)}/papier`)
    expect(shown.html).toContain('<option value="Biblioteka"')
    expect(await mistakesIn(shown.html)).toEqual([])
  })

  test('where people vote by their own account there is no shared device', async () => {
    const { process } = await anEdition(system(), {
      organisationId,
      until: 'published',
      settings: { resolution: 'Uchwała', way: 'oidc' },
    })
    const work = `/praca/budzet-obywatelski/${process.slug}/punkty`
    const own = (await wing.as(editor).post(work, { name: 'Urząd', address: 'Rynek 2' })).location ?? ''
    expect((await wing.as(clerk).post(`${own}/urzadzenia`, { key: newId(), device: 'Tablet' })).status).toBe(422)
  })
})
