import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import type { Process } from '../../processes/index.ts'
import { bringRemarks } from '../../remarks/index.ts'
import { aConsultation, aLetter } from '../examples.ts'
import { anOffice, consultationJobs, type Office, type Role } from '../testing.ts'

type Reader = Role | 'outsider' | 'stranger'

/** Who may open which page of the workspace; everybody else finds nothing there. */
const PAGES: [string, Reader[]][] = [
  ['', ['team-admin', 'editor', 'clerk', 'moderator']],
  ['/ogloszenie', ['team-admin', 'editor', 'clerk', 'moderator']],
  ['/ogloszenie/sprawa', ['team-admin', 'editor']],
  ['/ogloszenie/zakres', ['team-admin', 'editor']],
  ['/ogloszenie/terminy', ['team-admin', 'editor']],
  ['/ogloszenie/kontakt', ['team-admin', 'editor']],
  ['/ogloszenie/dane-osobowe', ['team-admin', 'editor']],
  ['/etapy', ['team-admin', 'editor', 'clerk', 'moderator']],
  ['/dokumenty', ['team-admin', 'editor', 'clerk', 'moderator']],
  ['/aktualnosci', ['team-admin', 'editor', 'clerk', 'moderator']],
  ['/efekty', ['team-admin', 'editor', 'clerk', 'moderator']],
  ['/ustawienia', ['team-admin', 'editor']],
  ['/publikacja', ['team-admin']],
  ['/uniewaznienie', ['team-admin']],
]

/** What a press of a button changes, and for whom; the fields are whatever the form would send. */
const ACTS: [string, Reader[]][] = [
  ['/ogloszenie/sprawa', ['team-admin', 'editor']],
  ['/ogloszenie/miejsca', ['team-admin', 'editor']],
  ['/etapy', ['team-admin', 'editor']],
  ['/dokumenty', ['team-admin', 'editor']],
  ['/aktualnosci', ['team-admin', 'editor']],
  ['/ustawienia', ['team-admin', 'editor']],
  ['/efekty', ['team-admin']],
  ['/publikacja', ['team-admin']],
  ['/uniewaznienie', ['team-admin']],
]

const EVERYBODY: Reader[] = ['team-admin', 'editor', 'clerk', 'moderator', 'outsider', 'stranger']

eachEngine('the workspace of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    house.jobs = consultationJobs()
    office = await anOffice(house)
    process = (await aConsultation(systemContext(house, 'test'), { organisationId: office.organisation.id })).process
    await bringRemarks(systemContext(house, 'test'), process, [
      aLetter(),
      aLetter({ body: 'Zupełnie inny list o ławkach.', waits: true }),
    ])
  })
  afterAll(() => house.close())

  const home = () => `/praca/konsultacje/${process.slug}`
  const as = (reader: Reader) =>
    reader === 'stranger'
      ? office.stranger()
      : reader === 'outsider'
        ? office.asPerson(office.outsider)
        : office.as(reader)

  test.each(PAGES)('%s is there for %o and absent for everybody else', async (path, readers) => {
    for (const reader of EVERYBODY) {
      const { status, html } = await as(reader).get(home() + path)
      expect([reader, status]).toEqual([reader, readers.includes(reader) ? 200 : 404])
      if (status === 200) expect(await mistakesIn(html), reader).toEqual([])
    }
  })

  test.each(ACTS)(
    'posting to %s is for %o; others hear nothing, not even what is wrong with the form',
    async (path, readers) => {
      for (const reader of EVERYBODY) {
        // An empty form: those who may are told what to mend, or what stands in the way.
        const { status } = await as(reader).post(home() + path, { title: '' })
        expect([reader, status !== 404]).toEqual([reader, readers.includes(reader)])
      }
    },
  )

  test.each(['clerk', 'moderator'] as const)(
    'a %s looks, and is offered nothing that would be refused',
    async (role) => {
      for (const [path, readers] of PAGES.filter(([, readers]) => readers.includes('clerk'))) {
        const { html } = await as(role).get(home() + path)
        const actions = [...html.matchAll(/(?:form)?action="(\/praca\/[^"]+)"/g)].map(([, action]) => action)
        expect([path, actions]).toEqual([path, []])
        const links = [...html.matchAll(/href="(\/praca\/konsultacje\/[^"#?]+)"/g)].map(([, link = '']) => link)
        // Surveys and other ways to speak are pages of other modules: the crawl of the whole portal follows the way there.
        for (const link of new Set(
          links.filter(
            (link) => !/\/(ankiety|mapa-opinii|projekt|pomysly|pytania|dyskusje|glosowania|plan|teksty)$/.test(link),
          ),
        ))
          expect([readers.length, link, (await as(role).get(link)).status]).toEqual([readers.length, link, 200])
      }
    },
  )

  test('what waits is counted, and each number leads to its list', async () => {
    const { html } = await as('team-admin').get(home())
    expect(html).toContain(`${home()}/uwagi?stan=to-settle`)
    expect(html).toContain(`${home()}/uwagi?stan=to-publish`)
    expect((await as('clerk').get(home())).html).not.toContain('stan=to-publish')
    const listed = await as('team-admin').get(`${home()}/uwagi?stan=to-publish`)
    expect(listed.html).toContain('Zupełnie inny list')
    expect(listed.html).not.toContain('Proszę o więcej drzew')
  })

  test('the report is late from the morning after its day, not on the day itself', async () => {
    house.clock.set('2026-10-30T20:00:00Z')
    const onTheDay = (await as('team-admin').get(home())).html
    house.clock.set('2026-10-30T23:30:00Z')
    const after = (await as('team-admin').get(home())).html
    expect(onTheDay).not.toContain('(wymaga uwagi)')
    expect(after).toContain('(wymaga uwagi)')
    house.clock.set('2026-09-10T10:00:00Z')
  })

  test('in English the workspace stands under /en', async () => {
    const { html } = await as('editor').get(`/en${home()}/etapy`)
    expect(html).toContain('<html lang="en"')
    expect(html).toContain(`action="/en${home()}/etapy"`)
  })
})
