import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { type Context, systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { portsWith } from '../../ballots/examples.ts'
import { poolsOf } from '../editions/store.ts'
import { anEdition } from '../examples.ts'
import { type At, agreeToCoauthor, beginProject, submitProject, writeProject } from '../projects/actions.ts'
import { coauthorById } from '../projects/authors-store.ts'
import { projectById } from '../projects/store.ts'
import { openRoutes, openWorkRoutes } from '../routes.ts'
import { secretHash } from '../secrets.ts'
import { proposeJoining, sayOnJoining } from './actions.ts'
import { joiningsOf } from './store.ts'

const ports = {
  people: { personsByIds: async () => new Map(), personByEmail: async () => null },
  ballots: portsWith({}),
  forms: { owners: {} },
}

function allRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/budzet-obywatelski', openRoutes(ports))
  routes.route('/praca/budzet-obywatelski', openWorkRoutes(ports))
  return routes
}

eachEngine('projects and their authors', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let edition: At
  let editor: ReturnType<typeof aPerson>
  const system = (): Context => systemContext(house, 'test')
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, allRoutes())
  })
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    const organisationId = newId()
    editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
    edition = await anEdition(system(), { organisationId, until: 'announced', votingOn: '2027-01-25' })
  })
  afterAll(() => house.close())

  /** A project sent by its author from the web. */
  async function sent(title: string, email = '') {
    const { id, secret } = await beginProject(system(), edition)
    const project = async () => found(await projectById(at.db, edition.process.id, id))
    const [pool] = await poolsOf(at.db, edition.process.id)
    await writeProject(
      system(),
      edition,
      await project(),
      { secret },
      {
        project: {
          poolId: found(pool).id,
          title,
          summary: 'Ławki i lipy w parku.',
          description: 'Dziesięć ławek i lipy.',
          reason: 'Nie ma gdzie usiąść.',
          access: 'Dla każdego.',
          placeWords: 'Park',
          supporters: 12,
        },
        lines: [{ name: 'Ławka', quantity: 1000, priceGrosze: 250_000 }],
        author: { name: 'Ela Nowak', email, phone: '600', address: '', isChild: false, guardian: '' },
      },
    )
    await submitProject(system(), edition, await project(), secret)
    return { secret, project, own: `/budzet-obywatelski/${edition.process.slug}/zgloszenia/${id}` }
  }

  async function withCoauthor(projectId: string, key: string) {
    const id = newId()
    await sql`insert into budgets.coauthors (id, project_id, name, email, key_hash, invited_at)
      values (${id}, ${projectId}, 'Jan', 'jan@example.org', ${secretHash(key)}, ${system().now})`.execute(at.db)
    await agreeToCoauthor(system(), found(await coauthorById(at.db, id)), key)
    return found(await coauthorById(at.db, id))
  }

  test('projects are joined when the author of each and every co-author have said yes, and not before', async () => {
    const one = await sent('Ławki w parku')
    const two = await sent('Park z ławkami', 'ela@example.org')
    const coauthor = await withCoauthor((await two.project()).id, 'klucz')
    const author = wing.visitor()
    const shown = await author.get(`${one.own}?klucz=${one.secret}`)
    expect(shown.html).toContain('Zaproponuj połączenie')
    expect(await mistakesIn(shown.html)).toEqual([])
    const proposed = await author.post(`${one.own}/polaczenie`, {
      klucz: one.secret,
      into: String((await two.project()).number),
      joinNote: 'Razem taniej.',
    })
    expect(proposed.status).toBe(303)
    const [joining] = await joiningsOf(at.db, (await one.project()).id)
    const yes = { polaczenie: found(joining).id, zgoda: 'tak' }
    // Whoever proposed has said yes; the other author and the co-author have not.
    expect((await one.project()).joinedInto).toBeNull()
    const stranger = await wing.visitor().post(`${two.own}/zgoda`, { ...yes, klucz: 'zly' })
    expect(stranger.status).toBe(404)
    const asked = await wing.visitor().get(`${two.own}?klucz=${two.secret}`)
    expect(asked.html).toContain('Razem taniej.')
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await wing.visitor().post(`${two.own}/zgoda`, { ...yes, klucz: two.secret })).status).toBe(303)
    expect((await one.project()).joinedInto).toBeNull()
    const third = `/budzet-obywatelski/${edition.process.slug}/wspolautorzy/${coauthor.id}`
    const page = await wing.visitor().get(`${third}?klucz=klucz`)
    expect(page.html).toContain('Zgadzam się na połączenie')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await wing.visitor().post(`${third}/zgoda`, { ...yes, klucz: 'klucz' })).status).toBe(303)
    expect((await one.project()).joinedInto).toBe((await two.project()).id)
    expect((await two.project()).joinedInto).toBeNull()
    const { rows } = await sql`select 1 from notices.messages where template = 'budget-joining'`.execute(at.db)
    expect(rows.length).toBeGreaterThan(0)
  })

  test('one no ends a proposal; the office writes down a consent with where it is from', async () => {
    const [one, two, three] = [await sent('Ławki'), await sent('Siedziska'), await sent('Kwietnik')]
    const as = contextOf(house, editor)
    const pair = { project: await one.project(), into: await two.project(), note: '' }
    await proposeJoining(as, edition, pair, null)
    await expect(proposeJoining(as, edition, { ...pair, into: await three.project() }, null)).rejects.toThrow(
      'budget-joining-proposed',
    )
    const joining = async () => found((await joiningsOf(at.db, pair.project.id))[0])
    const office = (voiceId: string, words: string) => ({ kind: 'office' as const, voiceId, words })
    await expect(sayOnJoining(as, edition, await joining(), office(pair.into.id, ''), true)).rejects.toThrow(
      'budget-reason-missing',
    )
    // Nobody speaks for a project the proposal does not touch.
    await expect(
      sayOnJoining(as, edition, await joining(), office((await three.project()).id, 'list'), true),
    ).rejects.toThrow('absent')
    await sayOnJoining(as, edition, await joining(), office(pair.into.id, 'oświadczenie z 3 maja'), true)
    const speaker = { kind: 'author' as const, project: pair.project, secret: one.secret }
    await sayOnJoining(system(), edition, await joining(), speaker, false)
    expect(await joining()).toMatchObject({ outcome: 'declined' })
    await expect(sayOnJoining(system(), edition, await joining(), speaker, true)).rejects.toThrow(
      'budget-joining-ended',
    )
    expect((await one.project()).joinedInto).toBeNull()
    const desk = await wing
      .as(editor)
      .get(`/praca/budzet-obywatelski/${edition.process.slug}/projekty/${pair.project.id}`)
    expect(desk.html).toContain('oświadczenie z 3 maja')
    expect(await mistakesIn(desk.html)).toEqual([])
  })

  test('two last consents at once join once', async () => {
    const [one, two] = [await sent('Ławki'), await sent('Siedziska')]
    const pair = { project: await one.project(), into: await two.project(), note: '' }
    await proposeJoining(contextOf(house, editor), edition, pair, null)
    const [joining] = await joiningsOf(at.db, pair.project.id)
    const say = (project: typeof pair.project, secret: string) =>
      sayOnJoining(system(), edition, found(joining), { kind: 'author', project, secret }, true)
    await Promise.all([say(pair.project, one.secret), say(pair.into, two.secret)])
    expect((await one.project()).joinedInto).toBe(pair.into.id)
  })

  test('a line of the price list becomes a line of the costs, and what was written stays', async () => {
    const { id, secret } = await beginProject(system(), edition)
    const own = `/budzet-obywatelski/${edition.process.slug}/zgloszenia/${id}`
    const browser = wing.visitor()
    const added = await browser.post(`${own}/koszty`, {
      klucz: secret,
      name0: 'Altana',
      price0: '10 000',
      yearly: '200',
      dodaj: '0',
    })
    expect(added.location).toContain('/koszty')
    const page = await browser.get(`${own}/koszty?klucz=${secret}`)
    expect(page.html).toContain('value="Altana"')
    expect(page.html).toContain('value="Ławka z oparciem i montażem"')
    expect(page.html).toContain('value="2500"')
    expect(await mistakesIn(page.html)).toEqual([])
    const full = Object.fromEntries(
      Array.from({ length: 10 }, (_, line) => [
        [`name${line}`, `Pozycja ${line}`],
        [`price${line}`, '10'],
      ]).flat(),
    )
    const refused = await browser.post(`${own}/koszty`, { klucz: secret, ...full, dodaj: '0' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('value="Pozycja 9"')
  })

  test('favourites are an address, and a project has a poster', async () => {
    const [one, two] = [await sent('Ławki w parku'), await sent('Kwietnik przy szkole')]
    const home = `/budzet-obywatelski/${edition.process.slug}/projekty`
    const list = await wing.visitor().get(`${home}?nr=${(await two.project()).number}`)
    expect(list.html).toContain('Kwietnik przy szkole')
    expect(list.html).not.toContain('Ławki w parku')
    expect(await mistakesIn(list.html)).toEqual([])
    const poster = await wing.visitor().get(`${home}/${(await one.project()).number}/plakat.pdf`)
    expect(poster.status).toBe(200)
    expect(poster.html.startsWith('%PDF')).toBe(true)
  })
})
