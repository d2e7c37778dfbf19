import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  type Client,
  contextOf,
  type Person,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { sql } from '../../../platform/db/index.ts'
import { readXlsx } from '../../../platform/documents/index.ts'
import { SESSION_COOKIE } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { loadPlaces } from '../../places/index.ts'
import { aCard, aMember, aText, joined } from '../examples.ts'
import { proposeIdea } from '../ideas/actions.ts'
import { giveConsent, leave, takeBackConsent, turnPeriod } from '../members/actions.ts'
import type { Member } from '../members/rules.ts'
import { feedPathOf, openFeed } from '../news/actions.ts'
import { openRoutes } from '../routes.tsx'
import { editCard } from './actions.ts'
import { DIRECTORY, MEMBERS_HOME, memberPath, NEWS } from './addresses.ts'
import { FIELDS, type Field, LEVELS, type Level, REACH, type Viewer } from './rules.ts'

/** A word or a value that stands nowhere else, in every field that holds text. */
const MARKS: Partial<Record<Field, string>> = {
  about: 'Baobaby',
  experience: 'Ciuchcie',
  offers: 'Dromadery',
  seeks: 'Eukaliptusy',
  website: 'findlingi.example.org',
  email: 'gekony@example.org',
  phone: '601 234 567',
}
const NAME = 'Hortensja Ibisowa'
const WORDS = ['about', 'experience', 'offers', 'seeks'] as const
const XLSX = `${DIRECTORY}/eksport.xlsx`
const cookieOf = (person: { id: string }) => ({ cookie: `${SESSION_COOKIE}=${person.id}` })
const VIEWERS: Viewer[] = ['stranger', 'member', 'coordinator', 'owner']
/** Somewhere no other member is. */
const PLACE = '2811043'

eachEngine('who sees what of a member', (at) => {
  let house: TestHouse
  let hortensja: Member
  let clients: Record<Viewer, Client>
  let wing: Awaited<ReturnType<typeof aWing>>
  /** The feed of one's own of each; a stranger has none and tries a made-up one. */
  let feeds: Record<Viewer, string>
  const account = aPerson({ email: 'hortensja@example.org' })
  const otherAccount = aPerson({ email: 'inny@example.org' })
  const coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
  const own = () => contextOf(house, account)
  const desk = () => contextOf(house, coordinator)

  beforeAll(async () => {
    house = await aHouse(at)
    await loadPlaces(at.db)
    await aText(desk(), 'person')
    hortensja = await aMember(desk(), {
      personName: NAME,
      email: 'hortensja@example.org',
      phone: '609 999 999',
      unitCode: PLACE,
    })
    const other = await aMember(desk(), { personName: 'Inny Członek', email: 'inny@example.org' })
    await joined(house, hortensja, account)
    await joined(house, other, otherAccount)
    await giveConsent(own(), hortensja, 'publication', { own: true })
    await proposeIdea(
      own(),
      { title: 'Spacer badawczy', what: 'Obejdźmy rynek razem.', forWhom: 'dla nas', needed: '' },
      newId(),
    )
    wing = await aWing(house, openRoutes())
    const feedOf = async (person: Person) => {
      await openFeed(contextOf(house, person))
      return (await feedPathOf(desk(), person.id)) ?? ''
    }
    feeds = {
      stranger: `${NEWS}/kanal/${'A'.repeat(43)}`,
      member: await feedOf(otherAccount),
      coordinator: await feedOf(coordinator),
      owner: await feedOf(account),
    }
    clients = {
      stranger: wing.stranger(),
      member: wing.as(otherAccount),
      coordinator: wing.as(coordinator),
      owner: wing.as(account),
    }
  })
  afterAll(() => house.close())

  const show = (level: Level) => {
    const { about = '', experience = '', offers = '', seeks = '', website, email = '', phone = '' } = MARKS
    const card = { about, experience, offers, seeks, website: `https://${website}`, email, phone }
    return editCard(own(), hortensja, aCard(hortensja, level, card), { own: true })
  }

  /** Every surface on which a member may appear, as this viewer gets it. */
  async function surfaces(viewer: Viewer): Promise<Map<string, string>> {
    const client = clients[viewer]
    const home = memberPath(hortensja.id)
    const paths = [
      MEMBERS_HOME,
      `/en${MEMBERS_HOME}`,
      DIRECTORY,
      `${DIRECTORY}?rodzaj=osoba`,
      ...WORDS.map((field) => `${DIRECTORY}?tekst=${MARKS[field]}`),
      `${DIRECTORY}?tekst=Hortensja`,
      `${DIRECTORY}?miejsce=${PLACE}`,
      `${DIRECTORY}?miejsce=${PLACE}&zasieg=20km`,
      `${DIRECTORY}?narzedzie=village-fund`,
      `${DIRECTORY}?jezyk=lt`,
      `${DIRECTORY}?wymiana=oferuje`,
      `${DIRECTORY}?wymiana=szuka`,
      `${DIRECTORY}/kanal.xml`,
      `${DIRECTORY}/eksport.csv`,
      NEWS,
      feeds[viewer],
      home,
      `${home}/wizytowka.vcf`,
      `${home}/list`,
      '/siec/pomysly',
    ]
    const found = new Map<string, string>()
    for (const path of paths) found.set(path, (await client.get(path)).html)
    found.set(XLSX, await sheetFor(viewer))
    return found
  }

  /** The workbook unpacked, cell by cell; of a refusal its words. */
  async function sheetFor(viewer: Viewer): Promise<string> {
    const person = { stranger: null, member: otherAccount, coordinator, owner: account }[viewer]
    const answer = await wing.ask(`https://wiec.example${XLSX}`, person ? cookieOf(person) : {})
    if (answer.status !== 200) return answer.text()
    return JSON.stringify(await readXlsx(new Uint8Array(await answer.arrayBuffer())))
  }

  const sees = (viewer: Viewer, level: Level) => REACH[viewer].includes(level)

  for (const level of LEVELS)
    for (const viewer of VIEWERS)
      test(`a card kept for "${level}", as ${viewer}: the whole of it or nothing, wherever it is looked for`, async () => {
        await show(level)
        const found = await surfaces(viewer)
        const page = found.get(memberPath(hortensja.id)) ?? ''
        const card = (found.get(`${memberPath(hortensja.id)}/wizytowka.vcf`) ?? '').replaceAll('\r\n ', '')
        expect(page).toContain(NAME)
        for (const field of FIELDS) {
          const mark = MARKS[field]
          if (!mark) continue
          expect([field, page.includes(mark), card.includes(mark)]).toEqual([
            field,
            sees(viewer, level),
            sees(viewer, level),
          ])
          // One's own card among others is what others of one's kind see.
          const among = viewer === 'owner' ? 'member' : viewer
          for (const [path, body] of found)
            if (!path.startsWith(memberPath(hortensja.id)) && !sees(among, level))
              // The question itself stands in the field of the search and in links.
              expect([
                path,
                field,
                body.replaceAll(`value="${mark}"`, '').replaceAll(`tekst=${mark}`, '').includes(mark),
              ]).toEqual([path, field, false])
        }
        // A search finds by what could be read, and by nothing else. The desk searches among what members see.
        const searcher = viewer === 'stranger' ? 'stranger' : 'member'
        for (const field of WORDS)
          expect([field, found.get(`${DIRECTORY}?tekst=${MARKS[field]}`)?.includes(NAME)]).toEqual([
            field,
            sees(searcher, level),
          ])
        const filtering = viewer === 'owner' ? 'member' : viewer
        for (const query of [
          `miejsce=${PLACE}`,
          `miejsce=${PLACE}&zasieg=20km`,
          'narzedzie=village-fund',
          'jezyk=lt',
          'wymiana=oferuje',
          'wymiana=szuka',
        ])
          expect([query, found.get(`${DIRECTORY}?${query}`)?.includes(NAME)]).toEqual([query, sees(filtering, level)])
        // What the desk knows for itself is on no surface at all.
        for (const [path, body] of found) expect([path, /609 999 999|hortensja@/.test(body)]).toEqual([path, false])
      })

  test('the map counts those whose place the reader may see, and nobody else', async () => {
    for (const [level, there] of [
      ['members', false],
      ['public', true],
    ] as const) {
      await show(level)
      const { html } = await clients.stranger.get(MEMBERS_HOME)
      expect(html.includes(`miejsce=${PLACE}`)).toBe(there)
    }
  })

  test('files of the whole directory are for the desk alone, and each is written in the log', async () => {
    for (const viewer of ['stranger', 'member', 'owner'] as const)
      for (const ending of ['csv', 'xlsx'])
        expect((await clients[viewer].get(`${DIRECTORY}/eksport.${ending}`)).status).toBe(404)
    await show('me')
    const secret = await exported()
    expect(secret).toContain(NAME)
    for (const mark of Object.values(MARKS)) expect(secret).not.toContain(mark)
    await show('coordinators')
    const shown = await exported()
    for (const mark of Object.values(MARKS)) expect(shown).toContain(mark)
    const sheet = await sheetFor('coordinator')
    for (const mark of [NAME, ...Object.values(MARKS)]) expect(sheet).toContain(mark)
    await show('me')
    const closed = await sheetFor('coordinator')
    expect(closed).toContain(NAME)
    for (const mark of Object.values(MARKS)) expect(closed).not.toContain(mark)
    const { rows } = await readings()
    expect(rows.length).toBeGreaterThanOrEqual(2)
  })

  async function exported() {
    const csv = await wing.as(coordinator).get(`${DIRECTORY}/eksport.csv`)
    return csv.html
  }
  const readings = () =>
    sql`select id from audit.events where subject_kind = 'directory' and person_id = ${coordinator.id}`.execute(at.db)

  /** Where a name may stand for those who do not act for the member. */
  const named = async (viewer: Viewer) =>
    [...(await surfaces(viewer))].filter(([, body]) => body.includes(NAME)).map(([path]) => path)

  test('a consent taken back hides the person from strangers at once and everywhere, and from nobody in the network', async () => {
    await show('public')
    expect(await named('stranger')).toContain(`${DIRECTORY}/kanal.xml`)
    await takeBackConsent(own(), hortensja, 'publication', { own: true })
    expect(await named('stranger')).toEqual([])
    expect((await clients.stranger.get(memberPath(hortensja.id))).status).toBe(404)
    expect(await named('member')).toContain(DIRECTORY)
    await giveConsent(own(), hortensja, 'publication', { own: true })
    expect(await named('stranger')).toContain(DIRECTORY)
  })

  test('a suspended member is seen by the desk and by themselves, and sees what strangers see', async () => {
    await show('public')
    const today = Temporal.PlainDate.from('2026-09-30')
    await turnPeriod(desk(), hortensja, { state: 'suspended', standing: 'member', on: today, note: '' })
    for (const viewer of ['stranger', 'member'] as const)
      expect((await named(viewer)).filter((path) => path !== '/siec/pomysly')).toEqual([])
    expect((await clients.owner.get(memberPath(hortensja.id))).status).toBe(200)
    expect((await clients.coordinator.get(memberPath(hortensja.id))).status).toBe(200)
    expect((await clients.owner.get(DIRECTORY)).html).not.toContain('Inny Członek')
    await turnPeriod(desk(), hortensja, { state: 'active', standing: 'member', on: today, note: '' })
    expect(await named('member')).toContain(DIRECTORY)
  })

  test('of one who left nothing is shown from that moment on', async () => {
    await show('public')
    await leave(own(), hortensja, {
      own: true,
      on: Temporal.PlainDate.from('2026-09-30'),
      statement: 'Wyjeżdżam na dłużej, piszcie na hortensja@example.org. Dziękuję za wszystko, czego się tu nauczyłam.',
    })
    for (const viewer of ['stranger', 'member'] as const)
      expect((await named(viewer)).filter((path) => path !== '/siec/pomysly')).toEqual([])
    for (const viewer of ['stranger', 'member'] as const)
      for (const path of ['', '/wizytowka.vcf', '/list'])
        expect((await clients[viewer].get(memberPath(hortensja.id) + path)).status).toBe(404)
  })
})
