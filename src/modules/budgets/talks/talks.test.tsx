import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, type Client, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { portsWith } from '../../ballots/examples.ts'
import { copyTalk, postSubject, talkSettingsOf } from '../../discussions/index.ts'
import { outboxOf } from '../../notices/examples.ts'
import { jobs } from '../../notices/index.ts'
import { KIND } from '../editions/actions.ts'
import { anEdition } from '../examples.ts'
import type { At } from '../projects/actions.ts'
import { projectByNumber } from '../projects/store.ts'
import { openRoutes, openWorkRoutes } from '../routes.ts'
import { secretHash } from '../secrets.ts'
import { tellAuthor } from './telling.ts'

const ports = {
  people: { personsByIds: async () => new Map(), personByEmail: async () => null },
  ballots: portsWith({}),
  forms: { owners: {} },
}
const KEY = 'klucz-autorki'
const SETTINGS = { closesOn: '2026-09-20', moderation: 'after', lead: '' }
const WORDS = { body: 'Czy ławki będą z oparciem?', signature: 'Zofia' }

eachEngine('talking about projects', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  let edition: At
  let editor: ReturnType<typeof aPerson>
  const subject = postSubject({
    kind: 'consultation',
    memberOf: async () => null,
    thingKinds: [KIND],
    told: tellAuthor,
  })
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = testJobs(jobs)
    const routes: App = new Hono<AppEnv>()
    routes.route('/budzet-obywatelski', openRoutes(ports))
    routes.route('/praca/budzet-obywatelski', openWorkRoutes(ports))
    wing = await aWing(house, routes)
  })
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    const organisationId = newId()
    editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
    edition = await anEdition(systemContext(house, 'test'), { organisationId, votingOn: '2026-09-07' })
    const project = found(await projectByNumber(at.db, edition.process.id, 3))
    await sql`update budgets.projects set key_hash = ${secretHash(KEY)}, channel = 'web', signature = 'Ela'
      where id = ${project.id}`.execute(at.db)
    await sql`update budgets.authors set email = ${email()} where project_id = ${project.id}`.execute(at.db)
  })
  afterAll(() => house.close())

  const email = () => `ela-${edition.process.slug}@example.org`
  const page = () => `/budzet-obywatelski/${edition.process.slug}/projekty/3`
  const own = async () =>
    `/budzet-obywatelski/${edition.process.slug}/zgloszenia/${found(await projectByNumber(at.db, edition.process.id, 3)).id}`
  const allow = (given: Record<string, string> = { isOn: 'tak' }) =>
    wing
      .as(editor)
      .post(`/praca/budzet-obywatelski/${edition.process.slug}/ustawienia/rozmowy`, { ...SETTINGS, ...given })
  async function say(given: Record<string, string> = {}, client: Client = wing.visitor(), query = '') {
    const { html } = await client.get(`${page()}/wypowiedz${query}`)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    const carried = Object.fromEntries(['formKey', 'shown', 'parent', 'klucz'].map((name) => [name, hidden(name)]))
    return client.post(`${page()}/wypowiedz`, { ...carried, website: '', ...WORDS, ...given })
  }
  const letters = async () =>
    (await outboxOf(at.db)).filter((letter) => letter.template === 'budget-talk' && letter.email === email())

  test('nobody talks before the team lets them; then people do, on the page of the project, on one level', async () => {
    expect((await wing.visitor().get(page())).html).not.toContain('id="rozmowa"')
    expect((await wing.visitor().get(`${page()}/wypowiedz`)).status).toBe(404)
    expect((await allow()).flash).toBe('budgets.flash.saved')
    const settings = await wing.as(editor).get(`/praca/budzet-obywatelski/${edition.process.slug}/ustawienia/rozmowy`)
    expect(settings.html).toContain('value="2026-09-20"')
    expect(await mistakesIn(settings.html)).toEqual([])
    const writing = await wing.visitor().get(`${page()}/wypowiedz`)
    expect(await mistakesIn(writing.html)).toEqual([])
    expect((await say()).location).toMatch(/^\/wpisy\//)
    expect((await say({ body: 'Oby tak.', signature: '' }, wing.visitor(), '?odpowiedz=2')).status).toBe(303)
    const { html } = await wing.visitor().get(page())
    expect(html).toContain('Czy ławki będą z oparciem?')
    expect(html).toContain('Oby tak.')
    expect(html).toContain('2 wypowiedzi')
    expect(await mistakesIn(html)).toEqual([])
    expect((await say({ body: 'Trzeci poziom.', parent: '3' })).status).toBe(409)
    expect((await wing.visitor().get(`${page()}/rozmowa.csv`)).html).toContain('Oby tak.')
    // What is said of one project is not said of another.
    const other = page().replace(/3$/, '4')
    expect((await wing.visitor().get(other)).html).not.toContain('Oby tak.')
  })

  test('a page with problems keeps what was typed', async () => {
    await allow()
    const answer = await say({ body: '', signature: 'Zofia z Rynku' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Zofia z Rynku')
  })

  test('talking ends at the last second of its last day, and when the team stops it; what was said stays', async () => {
    await allow()
    house.clock.set('2026-09-20T21:59:30Z')
    expect((await say()).status).toBe(303)
    house.clock.set('2026-09-20T22:00:00Z')
    expect((await wing.visitor().get(`${page()}/wypowiedz`)).status).toBe(409)
    expect((await wing.visitor().get(page())).html).toContain('Rozmowa jest zakończona')
    // A later day opens it again, also after voting; without one it ends with voting.
    await allow({ isOn: 'tak', closesOn: '2027-05-01' })
    expect((await say({ body: 'Kiedy zaczniecie?' })).status).toBe(303)
    await allow({ closesOn: '2027-05-01' })
    const stopped = await wing.visitor().get(page())
    expect(stopped.html).toContain('Kiedy zaczniecie?')
    expect(stopped.html).not.toContain(`${page()}/wypowiedz`)
    house.clock.set('2026-09-25T10:00:00Z')
    await allow({ isOn: 'tak', closesOn: '' })
    expect((await wing.visitor().get(`${page()}/wypowiedz`)).status).toBe(409)
  })

  test('a moderator reads first where the team wants so; the author hears when everybody may read', async () => {
    await allow({ isOn: 'tak', moderation: 'before' })
    await say()
    expect((await wing.visitor().get(page())).html).not.toContain('z oparciem')
    expect(await letters()).toEqual([])
    const context = systemContext(house, 'test')
    const { rows } = await subject.waiting(context, edition.process.organisationId, { limit: 10 })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.path).toBe(`${page()}#wpis-2`)
    await subject.publish(moderatorContext(), found(rows[0]).id)
    expect((await wing.visitor().get(page())).html).toContain('z oparciem')
    expect((await letters())[0]?.text).toContain('Zofia pisze na stronie projektu')
    // Hidden with a reason, which everybody reads in its place.
    const known = found(await subject.findByPath(context, `${page()}#wpis-2`))
    await subject.hide(moderatorContext(), known.id, 'personal-data')
    const { html } = await wing.visitor().get(page())
    expect(html).not.toContain('z oparciem')
    expect(html).toContain('Moderator ukrył te słowa')
  })

  test('the author answers as the author, and may end the letters', async () => {
    await allow()
    await say()
    expect(await letters()).toHaveLength(1)
    const mine = await wing.visitor().get(`${await own()}?klucz=${KEY}`)
    expect(mine.html).toContain(`odpowiedz=2&amp;klucz=${KEY}`)
    expect(await mistakesIn(mine.html)).toEqual([])
    await say({ body: 'Tak, każda.', signature: 'Ela' }, wing.visitor(), `?odpowiedz=2&klucz=${KEY}`)
    expect((await wing.visitor().get(page())).html).toContain('Autor projektu: Ela')
    // Nobody hears of their own words.
    expect(await letters()).toHaveLength(1)
    await say({ body: 'To nie autorka.', klucz: 'zly' })
    expect((await wing.visitor().get(page())).html.match(/Autor projektu/g)).toHaveLength(1)
    expect(await letters()).toHaveLength(2)
    expect((await wing.visitor().post(`${await own()}/rozmowa`, { klucz: KEY, listy: 'nie' })).status).toBe(303)
    await say({ body: 'A kosze?' })
    expect(await letters()).toHaveLength(2)
    expect((await wing.visitor().post(`${await own()}/rozmowa`, { klucz: 'zly', listy: 'tak' })).status).toBe(404)
  })

  test('people follow the talk of one project', async () => {
    await allow()
    const asked = await wing.visitor().post(`${page()}/rozmowa/obserwowanie`, { email: 'jan@example.org' })
    expect(asked.location).toBe(`${page()}#rozmowa`)
    const wrong = await wing.visitor().post(`${page()}/rozmowa/obserwowanie`, { email: 'jan' })
    expect(wrong.status).toBe(422)
    const mails = (await outboxOf(at.db)).filter(({ email }) => email === 'jan@example.org')
    expect(mails).toHaveLength(1)
  })

  test('the next edition lets people talk as this one did, with a last day of its own', async () => {
    await allow({ isOn: 'tak', lead: 'Odpowiadają autorzy.' })
    const { organisationId } = edition.process
    const next = await anEdition(systemContext(house, 'test'), {
      organisationId,
      votingOn: '2027-09-07',
      until: 'draft',
    })
    await copyTalk(systemContext(house, 'test'), edition.process, next.process)
    expect((await talkSettingsOf(systemContext(house, 'test'), next.process))?.settings).toEqual({
      isOn: true,
      lead: 'Odpowiadają autorzy.',
      moderation: 'after',
      accounts: false,
      closesOn: null,
    })
  })

  const moderatorContext = () => ({
    ...systemContext(house, 'test'),
    actor: aPerson({ roles: [{ role: 'moderator', scope: edition.process.organisationId }] }),
  })
})
