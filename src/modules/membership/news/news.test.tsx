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
import { newId, sql } from '../../../platform/db/index.ts'
import { editCard } from '../directory/actions.ts'
import { NEWS } from '../directory/addresses.ts'
import { aCard, aMember, aText, joined } from '../examples.ts'
import { answerIdea, proposeIdea, supportIdea } from '../ideas/actions.ts'
import { ideaById } from '../ideas/store.ts'
import { giveConsent, leave, turnPeriod } from '../members/actions.ts'
import type { Member } from '../members/rules.ts'
import { personalData } from '../personal-data.ts'
import type { MemberReader, MembersSource } from '../ports.ts'
import { openRoutes } from '../routes.tsx'
import { feedPathOf } from './actions.ts'
import { newsPage, readerOf, waitingFor } from './gathering.ts'

const day = Temporal.PlainDate.from('2026-09-30')

eachEngine('what is for members', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let member: Member
  const person = aPerson({ email: 'maja@example.org', name: 'Maja Majowa' })
  const coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
  const desk = () => contextOf(house, coordinator)
  const asked: MemberReader[] = []
  /** What another module has for members: meetings, letters, votes. */
  const meetings: MembersSource = {
    news: async (context, reader, { before, limit }) => {
      asked.push(reader)
      expect([context.actor.kind, limit > 0]).toEqual(['person', true])
      const item = {
        id: '01990000-0000-7000-8000-000000000001',
        at: Temporal.Instant.from('2026-09-30T09:00:00Z'),
        sort: 'Spotkanie',
        title: 'Jesienne spotkanie',
        text: 'Zapisy trwają.',
        href: '/spotkania/jesienne',
      }
      return before && Temporal.Instant.compare(item.at, before.at) >= 0 ? [] : [item]
    },
    waiting: async () => [
      {
        id: 'later',
        title: 'Głosowanie',
        text: 'Oddaj głos.',
        href: '/g',
        dueAt: Temporal.Instant.from('2026-10-09T10:00:00Z'),
      },
      {
        id: 'sooner',
        title: 'Zapis',
        text: 'Powiedz, czy będziesz.',
        href: '/z',
        dueAt: Temporal.Instant.from('2026-10-01T10:00:00Z'),
      },
    ],
  }

  beforeAll(async () => {
    house = await aHouse(at)
    await aText(desk())
    await aText(desk(), 'institution')
    house.clock.set('2026-09-29T08:00:00Z')
    member = await aMember(desk(), { personName: 'Maja Majowa', email: person.email })
    await joined(house, member, person)
    wing = await aWing(house, openRoutes({ news: [meetings] }))
  })
  beforeEach(() => house.clock.set('2026-09-30T10:00:00Z'))
  afterAll(() => house.close())

  const idea = async (title: string) =>
    proposeIdea(
      contextOf(house, person),
      { title, what: 'Zróbmy to razem.', forWhom: 'dla wszystkich', needed: '' },
      newId(),
    )
  const asMember = () => wing.as(person)
  const feedOf = async (whom: Person) => (await feedPathOf(contextOf(house, whom), whom.id)) ?? ''

  test('whoever is not signed in is led there and back; who does not belong is told how to join, and gets no news', async () => {
    expect((await wing.stranger().get(NEWS)).location).toBe(`/zaloguj?dalej=${encodeURIComponent(NEWS)}`)
    const { html } = await wing.as(aPerson()).get(NEWS)
    expect(html).toContain('Ta strona jest dla członków Sieci')
    expect(html).not.toMatch(/Jesienne spotkanie|Utwórz adres kanału/)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('news of all sources stand in one order, page by page, and none of it is lost or shown twice', async () => {
    const id = await idea('Pomysł pierwszy')
    house.clock.set('2026-09-30T11:00:00Z')
    const found = await ideaById(at.db, id)
    if (!found) throw new Error('proposed')
    await answerIdea(desk(), found, {
      answer: 'taken-up',
      reason: 'Zaczynamy jesienią.',
      dueOn: null,
      becamePath: null,
    })
    for (const name of ['Olga Nowa', 'Piotr Nowszy', 'Róża Najnowsza']) {
      house.clock.set(house.clock.now().add({ minutes: 1 }))
      await aMember(desk(), { personName: name, email: null, phone: '600 000 000' })
    }
    const page = await asMember().get(NEWS)
    expect(await mistakesIn(page.html)).toEqual([])
    const order = [
      'Róża Najnowsza',
      'Piotr Nowszy',
      'Olga Nowa',
      'Odpowiedź Sieci',
      'Nowy pomysł',
      'Jesienne spotkanie',
    ]
    const places = order.map((word) => page.html.indexOf(word, page.html.indexOf('Co nowego')))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
    // Whoever reads is no news to themselves.
    expect(page.html.split('Maja Majowa').length).toBeLessThan(4)

    const context = contextOf(house, person)
    const reader = await readerOf(context, person.id)
    const all = (await newsPage(context, [meetings], reader, { before: null, limit: 50 })).rows.map(({ id }) => id)
    const seen: string[] = []
    let before: { at: Temporal.Instant; id: string } | null = null
    for (;;) {
      const { rows } = await newsPage(context, [meetings], reader, { before, limit: 2 })
      if (rows.length === 0) break
      seen.push(...rows.map(({ id }) => id))
      const last = rows.at(-1)
      before = last ? { at: last.at, id: last.id } : null
    }
    expect(seen).toEqual(all)
  })

  test('what waits stands first, the nearest term before the others, and goes when it is done', async () => {
    const other = await aMember(desk(), { personName: 'Autor Inny', email: 'autor@example.org' })
    const author = aPerson({ email: 'autor@example.org' })
    await joined(house, other, author)
    const id = await proposeIdea(
      contextOf(house, author),
      { title: 'Cudzy pomysł', what: 'Zróbmy coś innego.', forWhom: 'dla nas', needed: '' },
      newId(),
    )
    const context = () => contextOf(house, person)
    const titles = async () =>
      (await waitingFor(context(), [meetings], await readerOf(context(), person.id))).map(({ title }) => title)
    const before = await titles()
    expect(before.slice(0, 2)).toEqual(['Zapis', 'Głosowanie'])
    expect(before).toContain('Pokaż, co robisz: Maja Majowa')
    expect(before).toContain('1 pomysł, którego jeszcze nie popierasz')
    const found = await ideaById(at.db, id)
    if (!found) throw new Error('proposed')
    await supportIdea(context(), found)
    await editCard(context(), member, aCard(member, 'members'), { own: true })
    expect(await titles()).toEqual(['Zapis', 'Głosowanie'])
  })

  test('an account that could be joined, and a representative, are told so; votes are those of today', async () => {
    const office = await aMember(desk(), {
      kind: 'institution',
      institutionName: 'Dom Kultury',
      institutionKind: 'other',
      position: 'dyrektorka',
      email: 'dom@example.org',
    })
    const head = aPerson({ email: 'dom@example.org' })
    expect((await wing.as(head).get(NEWS)).html).toContain('Połącz konto z członkostwem: Dom Kultury')
    await joined(house, office, head)
    const reader = () => readerOf(contextOf(house, head), head.id)
    expect(await reader()).toEqual({ personId: head.id, memberIds: [office.id], votingFor: [office.id] })
    await sql`update membership.representatives set scopes = '{edit}' where member_id = ${office.id}`.execute(at.db)
    expect((await reader()).votingFor).toEqual([])
    await turnPeriod(desk(), office, { state: 'active', standing: 'observer', on: day, note: '' })
    expect((await reader()).memberIds).toEqual([])
  })

  test('a feed opens under an address of one’s own, without signing in, and nowhere once it is closed', async () => {
    const client = asMember()
    expect((await client.post(`${NEWS}/kanal`)).flash).toBe('membership.done.feed-opened')
    const path = await feedOf(person)
    await client.post(`${NEWS}/kanal`)
    expect(await feedOf(person)).toBe(path)
    expect((await client.get(NEWS)).html).toContain(`https://wiec.example${path}`)
    const feed = await wing.stranger().get(path)
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(feed.headers.get('cache-control')).toContain('no-store')
    expect(feed.html).toContain('Spotkanie: Jesienne spotkanie')
    expect(feed.html).toContain('urn:uuid:01990000-0000-7000-8000-000000000001')
    const kept = await sql<{ row: string }>`select row_to_json(k)::text as row from membership.feed_keys k`.execute(
      at.db,
    )
    for (const { row } of kept.rows) expect(row).not.toContain(path.split('/').at(-1))

    expect((await client.post(`${NEWS}/kanal/zamkniecie`)).flash).toBe('membership.done.feed-closed')
    expect((await wing.stranger().get(path)).status).toBe(404)
    await client.post(`${NEWS}/kanal`)
    const next = await feedOf(person)
    expect(next).not.toBe(path)
    expect((await wing.stranger().get(path)).status).toBe(404)
    expect((await wing.stranger().post(`${NEWS}/kanal`)).status).toBe(404)
    for (const token of ['x', 'A'.repeat(43)])
      expect((await wing.stranger().get(`${NEWS}/kanal/${token}`)).status).toBe(404)
  })

  test('a feed is empty from the day its owner leaves, and gone when they are erased', async () => {
    const guest = await aMember(desk(), { personName: 'Gość Chwilowy', email: 'gosc@example.org' })
    const account = aPerson({ email: 'gosc@example.org' })
    await joined(house, guest, account)
    await giveConsent(contextOf(house, account), guest, 'publication', { own: true })
    await wing.as(account).post(`${NEWS}/kanal`)
    const path = await feedOf(account)
    expect((await wing.stranger().get(path)).html).toContain('<entry>')
    await leave(contextOf(house, account), guest, { own: true, on: day, statement: '' })
    expect((await wing.stranger().get(path)).html).not.toContain('<entry>')
    expect((await asMember().get(NEWS)).html).not.toContain('Gość Chwilowy')
    await personalData.erase(contextOf(house), account)
    expect((await wing.stranger().get(path)).status).toBe(404)
  })
})
