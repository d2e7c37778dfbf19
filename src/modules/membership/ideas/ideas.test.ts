import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
import { aMember, aText } from '../examples.ts'
import { leave } from '../members/actions.ts'
import type { Member } from '../members/rules.ts'
import { openRoutes } from '../routes.tsx'
import { supportIdea } from './actions.ts'
import { MOST_A_DAY } from './routes.tsx'
import { IDEA_STATES, type Idea, ideaStateOf } from './rules.ts'
import { ideaById, ideasPage } from './store.ts'

const HOME = '/siec/pomysly'
const IDEA = {
  title: 'Spacery po dobrych praktykach',
  what: 'Odwiedzajmy się nawzajem raz na kwartał i oglądajmy, co się udało.',
  forWhom: 'Dla wszystkich członków Sieci.',
  needed: 'Ktoś, kto umówi pierwszy wyjazd.',
}

describe('where an idea stands', () => {
  const answer = { reason: '', dueOn: null, becamePath: null, answeredAt: Temporal.Now.instant() }
  test.each<[Pick<Idea, 'withdrawnAt' | 'answer'>, string]>([
    [{ withdrawnAt: null, answer: null }, 'proposed'],
    [{ withdrawnAt: null, answer: { ...answer, answer: 'taken-up' } }, 'taken-up'],
    [{ withdrawnAt: Temporal.Now.instant(), answer: { ...answer, answer: 'taken-up' } }, 'withdrawn'],
  ])('%# is %s', (facts, state) => expect(ideaStateOf(facts)).toBe(state))
})

eachEngine('ideas of members', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let coordinator: Person
  let author: Person
  let other: Person
  let authorMember: Member

  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openRoutes())
    coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
    await aText(contextOf(house, coordinator))
    const one = await aPersonWhoBelongs('Anna Bielska')
    author = one.person
    authorMember = one.member
    other = (await aPersonWhoBelongs('Bogdan Cis')).person
  })
  beforeEach(async () => {
    house.clock.set('2026-09-30T10:00:00Z')
    await sql`delete from platform.throttles`.execute(at.db)
  })
  afterAll(() => house.close())

  const aMinuteGoes = () => house.clock.set(house.clock.now().add({ minutes: 1 }))

  test('a person proposes, comments and supports so many times a day, whoever hurries', async () => {
    await sql`delete from platform.throttles`.execute(at.db)
    const client = wing.as(author)
    const most = MOST_A_DAY.idea
    const answers = await Promise.all(
      Array.from({ length: most + 3 }, () => client.post(`${HOME}/nowy`, { ...IDEA, key: newId() })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(most).fill(303), 429, 429, 429])
    const idea = answers.find(({ status }) => status === 303)?.location ?? ''
    const comments = await Promise.all(
      Array.from({ length: MOST_A_DAY['idea-comment'] + 1 }, () =>
        client.post(`${idea}/komentarze`, { key: newId(), body: 'Jestem za.' }),
      ),
    )
    expect(comments.filter(({ status }) => status === 429)).toHaveLength(1)
    expect((await wing.as(other).post(`${idea}/komentarze`, { key: newId(), body: 'Ja też.' })).status).toBe(303)
    await sql`delete from membership.ideas where title = ${IDEA.title}`.execute(at.db)
  })

  async function aPersonWhoBelongs(name: string) {
    const person = aPerson({ name })
    const member = await aMember(contextOf(house, coordinator), { personName: name }, '2026-01-15')
    await sql`update membership.members set person_id = ${person.id} where id = ${member.id}`.execute(at.db)
    return { person, member }
  }

  async function proposed(given: Partial<typeof IDEA> = {}): Promise<Idea> {
    const { location } = await wing.as(author).post(`${HOME}/nowy`, { ...IDEA, ...given, key: newId() })
    const idea = await ideaById(at.db, location?.split('/').at(-1) ?? '')
    if (!idea) throw new Error('it was proposed')
    return idea
  }

  test('a member proposes, and the same form sent twice is one idea', async () => {
    const key = newId()
    const member = wing.as(author)
    const answers = await Promise.all(Array.from({ length: 4 }, () => member.post(`${HOME}/nowy`, { ...IDEA, key })))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    const { html } = await member.get(answers[0]?.location ?? '')
    expect(html).toContain(IDEA.title)
    expect(html).toContain('Zgłoszony')
    expect(await mistakesIn(html)).toEqual([])
    const list = await wing.stranger().get(HOME)
    expect(list.html).toContain(IDEA.title)
    expect(await mistakesIn(list.html)).toEqual([])
  })

  test('what is missing comes back beside its field, with everything typed', async () => {
    const { status, html } = await wing.as(author).post(`${HOME}/nowy`, { ...IDEA, title: 'x', key: newId() })
    expect(status).toBe(422)
    expect(html).toContain('Nazwij pomysł')
    expect(html).toContain(IDEA.what)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a member supports an idea once, whatever they press, and can take it back', async () => {
    const idea = await proposed()
    await Promise.all(Array.from({ length: 5 }, () => wing.as(other).post(`${HOME}/${idea.id}/poparcie`)))
    expect((await ideaById(at.db, idea.id))?.supports).toBe(1)
    expect((await wing.as(other).get(`${HOME}/${idea.id}`)).html).toContain('Popierasz ten pomysł')
    await wing.as(other).post(`${HOME}/${idea.id}/poparcie/wycofanie`)
    expect((await ideaById(at.db, idea.id))?.supports).toBe(0)
  })

  test('strangers read, and do nothing; names of those who did not agree stay among members', async () => {
    const idea = await proposed()
    const { html } = await wing.stranger().get(`${HOME}/${idea.id}`)
    expect(html).not.toContain('Anna Bielska')
    expect(html).toContain('członek lub członkini Sieci')
    expect((await wing.as(other).get(`${HOME}/${idea.id}`)).html).toContain('Anna Bielska')
    for (const client of [wing.stranger(), wing.as(aPerson())]) {
      expect((await client.get(`${HOME}/nowy`)).status).toBe(404)
      for (const act of ['poparcie', 'poparcie/wycofanie', 'komentarze', 'odpowiedz', 'wycofanie'])
        expect((await client.post(`${HOME}/${idea.id}/${act}`, { key: newId(), body: 'Tak!' })).status).toBe(404)
    }
    expect((await ideaById(at.db, idea.id))?.comments).toBe(0)
  })

  test('who left the network proposes and supports no more', async () => {
    const { person, member } = await aPersonWhoBelongs('Celina Dąb')
    const idea = await proposed()
    const on = Temporal.PlainDate.from('2026-09-01')
    await leave(contextOf(house, coordinator), member, { own: false, on, statement: '' })
    expect((await wing.as(person).post(`${HOME}/${idea.id}/poparcie`)).status).toBe(404)
    expect((await wing.as(person).post(`${HOME}/nowy`, { ...IDEA, key: newId() })).status).toBe(404)
  })

  test('comments stand in order; the desk hides one with a reason that everybody reads', async () => {
    const idea = await proposed()
    const say = (body: string) => {
      aMinuteGoes()
      return wing.as(other).post(`${HOME}/${idea.id}/komentarze`, { body, key: newId() })
    }
    expect((await say('Jadę!')).status).toBe(303)
    expect((await say('<b>pogrubienie</b>')).status).toBe(303)
    expect((await say('')).status).toBe(422)
    const before = await wing.stranger().get(`${HOME}/${idea.id}`)
    expect(before.html).toContain('&lt;b>pogrubienie')
    const [, comment] = /komentarz-([0-9a-f-]{36})/.exec(before.html) ?? []
    const hiding = `${HOME}/${idea.id}/komentarze/${comment}/ukrycie`
    expect((await wing.as(other).post(hiding, { reason: 'Nie podoba mi się.' })).status).toBe(404)
    const desk = wing.as(coordinator)
    expect(await mistakesIn((await desk.get(hiding)).html)).toEqual([])
    expect((await desk.post(hiding, { reason: 'Nie na temat.' })).status).toBe(303)
    const after = await wing.stranger().get(`${HOME}/${idea.id}`)
    expect(after.html).not.toContain('Jadę!')
    expect(after.html).toContain('Nie na temat.')
    expect((await desk.post(hiding, { reason: 'Jeszcze raz.' })).status).toBe(404)
  })

  test('the network answers with a date, then shows what it became; then it is closed', async () => {
    const idea = await proposed()
    const desk = wing.as(coordinator)
    const answer = (fields: object) => {
      aMinuteGoes()
      return desk.post(`${HOME}/${idea.id}/odpowiedz`, { reason: 'Brzmi bardzo dobrze.', ...fields })
    }
    const undated = await answer({ answer: 'considering' })
    expect(undated.status).toBe(422)
    expect(undated.html).toContain('do kiedy Sieć wróci')
    expect((await answer({ answer: 'considering', dueOn: '2026-12-01' })).status).toBe(303)
    expect((await answer({ answer: 'became', becamePath: 'https://zle.example' })).status).toBe(422)
    expect((await answer({ answer: 'became', becamePath: '/siec/jak-dzialamy' })).status).toBe(303)
    const { html } = await wing.stranger().get(`${HOME}/${idea.id}`)
    for (const words of ['Zrealizowany', 'Rozważymy to', '1 grudnia 2026', '/siec/jak-dzialamy'])
      expect(html).toContain(words)
    expect(await answer({ answer: 'declined' })).toMatchObject({ status: 409 })
    await expect(supportIdea(contextOf(house, other), idea)).rejects.toMatchObject({ word: 'idea-over' })
    expect((await wing.stranger().get(`${HOME}?lista=zrealizowane`)).html).toContain(idea.title)
  })

  test('its author alone takes it back', async () => {
    const idea = await proposed()
    expect((await wing.as(other).post(`${HOME}/${idea.id}/wycofanie`)).status).toBe(404)
    expect(await mistakesIn((await wing.as(author).get(`${HOME}/${idea.id}/wycofanie`)).html)).toEqual([])
    expect((await wing.as(author).post(`${HOME}/${idea.id}/wycofanie`)).status).toBe(303)
    expect((await wing.stranger().get(`${HOME}/${idea.id}`)).html).toContain('Wycofany')
    expect(authorMember.id).toBe(idea.memberId)
  })

  test('lists by state agree with the states of the rules, page by page', async () => {
    const all = await ideasPage(at.db, IDEA_STATES, { limit: 100 })
    for (const state of IDEA_STATES) {
      const listed = await ideasPage(at.db, [state], { limit: 100 })
      expect(listed.rows.map(({ id }) => id)).toEqual(
        all.rows.filter((idea) => ideaStateOf(idea) === state).map(({ id }) => id),
      )
    }
    const first = await ideasPage(at.db, IDEA_STATES, { limit: 2 })
    const second = await ideasPage(at.db, IDEA_STATES, { limit: 2, after: first.next ?? undefined })
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.rows.slice(0, 4).map(({ id }) => id))
  })
})
