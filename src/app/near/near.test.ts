import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { mistakesIn } from '../../../tests/support/house.ts'
import { wordsOf } from '../../../tests/support/markup.ts'
import { aPortal, type TestPortal } from '../../../tests/support/portal.ts'
import { aConsultation } from '../../../tests/support/world/consultations.ts'
import { anEdition } from '../../modules/budgets/examples.ts'
import { aMeeting } from '../../modules/meetings/examples.ts'
import { aMember, aText } from '../../modules/membership/examples.ts'
import { anOrganisation } from '../../modules/network/examples.ts'
import { aPractice } from '../../modules/practices/examples.ts'
import { sql } from '../../platform/db/index.ts'

/** The voivodeships of the network. */
const AREA = ['06', '14', '20', '28']

/** What there is, by the unit it is of: a gmina, a powiat or a voivodeship. */
const CONSULTATIONS = {
  '2001011': 'Park nad Nettą',
  '2001072': 'Plac przy szkole',
  '2061011': 'Ulice bez samochodów',
  '1465011': 'Skwer za halą',
}
const AHEAD = { '2811043': 'Ścieżka nad jeziorem' }
const MEETINGS = { '2001022': 'Spacer po wsi', '0663011': 'Narada o drzewach' }
const PRACTICES = {
  '2001011': 'Ławki z desek',
  '2062011': 'Zegar na rynku',
  '2001': 'Rada powiatu pyta',
  '28': 'Sejmik młodych',
}
const MEMBERS = { '2001062': 'Koło Gospodyń w Sztabinie', '1465011': 'Dom Sąsiedzki Praga' }
const BUDGET = { '2001011': 'Budżet Augustowa' }

describe('near me, over the whole area of the network', () => {
  let portal: TestPortal
  let gminas: string[]
  beforeAll(async () => {
    const at = await testDatabase('embedded')
    portal = await aPortal(at)
    const system = portal.system()
    const { id: organisationId } = await anOrganisation(portal.house)
    const admin = await portal.person([{ role: 'team-admin', scope: organisationId }])
    const setting = (unitCode: string) => ({ portal, admin, organisationId, unitCode })
    for (const [code, title] of Object.entries(CONSULTATIONS)) await aConsultation(setting(code), title, 'open')
    for (const [code, title] of Object.entries(AHEAD)) await aConsultation(setting(code), title, 'announced')
    await aConsultation(setting('2001011'), 'Szkic dla zespołu', 'draft')
    const [startsAt, endsAt] = [system.now.add({ hours: 48 }), system.now.add({ hours: 50 })]
    for (const [unitCode, title] of Object.entries(MEETINGS))
      await aMeeting(system, { title, unitCode, startsAt, endsAt })
    for (const [code, title] of Object.entries(PRACTICES))
      await aPractice(system, { title, unitCodes: [code], precision: 'municipality', point: null })
    for (const [unitCode, title] of Object.entries(BUDGET))
      await anEdition(system, { organisationId, unitCode, title, votingOn: '2027-02-10', until: 'announced' })
    await aText(system, 'institution')
    for (const [unitCode, institutionName] of Object.entries(MEMBERS))
      await aMember(system, {
        kind: 'institution',
        institutionName,
        institutionKind: 'ngo',
        unitCode,
        email: `a${unitCode}@example.org`,
      })
    const { rows } = await sql<{ code: string }>`
      select code from places.units where length(code) = 7 and left(code, 2) = any(${AREA}::text[]) order by code`.execute(
      at.db,
    )
    gminas = rows.map(({ code }) => code)
    return async () => {
      await portal.close()
      await at.close()
    }
  }, 240_000)

  // A powiat is what is near; what is of a whole powiat or voivodeship is of each gmina in it.
  const isNear = (code: string, gmina: string) => code.startsWith(gmina.slice(0, 4)) || gmina.startsWith(code)

  test('every gmina is told what is in its powiat, and nothing of any other', async () => {
    expect(gminas.length).toBeGreaterThan(500)
    const everything = Object.entries({ ...CONSULTATIONS }).concat(
      ...[AHEAD, MEETINGS, PRACTICES, MEMBERS, BUDGET].map((each) => Object.entries(each)),
    )
    const wrong: string[] = []
    let told = 0
    for (const gmina of gminas) {
      const { html, status } = await portal.stranger().get(`/w-poblizu/${gmina}`)
      if (status !== 200) wrong.push(`${gmina}: ${status}`)
      for (const [code, title] of everything) {
        const shown = html.includes(title)
        if (shown !== isNear(code, gmina)) wrong.push(`${gmina}: ${title} ${shown ? 'shown' : 'absent'}`)
        if (shown) told += 1
      }
      if (html.includes('Szkic dla zespołu')) wrong.push(`${gmina}: a draft`)
    }
    expect(wrong).toEqual([])
    expect(told).toBeGreaterThan(100)
  }, 240_000)

  test('its figures are those of the lists they lead to', async () => {
    const { html } = await portal.stranger().get('/w-poblizu/2001011')
    expect(await mistakesIn(html)).toEqual([])
    const figures = [...html.matchAll(/ui-figure">(\d+)<\/strong> (?:<a href="([^"]+)"|<span)/g)]
    expect(figures.map(([, figure]) => figure)).toEqual(['2', '1', '1', '2', '1'])
    const lists = { konsultacje: 2, spotkania: 1, mapa: 2, 'siec/katalog': 1 }
    for (const [list, count] of Object.entries(lists)) {
      const href = figures.find(([, , href]) => href?.startsWith(`/${list}`))?.[2]?.replaceAll('&amp;', '&') ?? ''
      const page = await portal.stranger().get(href)
      expect([list, page.status]).toEqual([list, 200])
      expect(page.html.match(/<article\b/g)?.length, `${list} ${href}`).toBe(count)
    }
  })

  test('nobody is told of what is nowhere, and a code of no gmina is no page', async () => {
    const empty = wordsOf((await portal.stranger().get('/w-poblizu/1438011')).html)
    for (const sentence of [
      'Teraz nic tu nie trwa',
      'Nie ma zapowiedzianych spotkań',
      'Nie ma tu jeszcze członków Sieci',
    ])
      expect(empty).toContain(sentence)
    for (const code of ['2001', '9999999', 'augustow']) {
      const { status } = await portal.stranger().get(`/w-poblizu/${code}`)
      expect(status, code).toBe(404)
    }
  })
})
