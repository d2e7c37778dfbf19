import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anIdentity, type TestIdentity } from '../../../../tests/support/identity.ts'
import { PASSWORD } from '../../../../tests/support/passwords.ts'
import { openSession } from '../index.ts'
import { on, personById } from '../store.ts'

eachEngine('an account', (at) => {
  let identity: TestIdentity
  beforeAll(async () => {
    identity = await anIdentity(at)
  })
  afterAll(() => identity.close())

  const PAGES = [
    '/konto',
    '/konto/email',
    '/konto/sesje',
    '/konto/bezpieczenstwo',
    '/konto/bezpieczenstwo/haslo',
    '/konto/bezpieczenstwo/kod',
    '/konto/bezpieczenstwo/klucze',
    '/konto/dane',
    '/konto/usuniecie',
  ]
  const ACTS = [
    '/konto',
    '/konto/email',
    '/konto/sesje/zakonczenie',
    '/konto/bezpieczenstwo/haslo',
    '/konto/bezpieczenstwo/kod',
    '/konto/bezpieczenstwo/kody-zapasowe',
    '/konto/bezpieczenstwo/klucze',
    '/konto/bezpieczenstwo/klucze/pytanie',
    '/konto/dane',
    '/konto/usuniecie',
  ]

  const signInAgo = async (personId: string, time: { minutes: number }) => {
    const then = Temporal.Now.instant().subtract(time)
    await on(at.db)
      .updateTable('identity.sessions')
      .set({ created_at: then })
      .where('person_id', '=', personId)
      .execute()
  }

  test('every page is valid in both languages, and leads a stranger to the sign-in page and back', async () => {
    const browser = await identity.signedIn((await identity.person()).id)
    for (const path of PAGES) {
      for (const address of [path, `/en${path}`]) {
        const { status, html } = await browser.get(address)
        expect([address, status, await mistakesIn(html)]).toEqual([address, 200, []])
      }
      expect((await identity.browser().get(path)).location).toBe(`/zaloguj?dalej=${encodeURIComponent(path)}`)
    }
  })

  test('a stranger acts on nothing', async () => {
    for (const path of ACTS) expect([path, (await identity.browser().post(path)).status]).toEqual([path, 404])
  })

  test('a person changes their name and language', async () => {
    const { id } = await identity.person()
    const browser = await identity.signedIn(id)
    expect((await browser.post('/konto', { name: 'Anna <b>Nowa</b>', locale: 'en' })).status).toBe(303)
    expect(await personById({ db: at.db }, id)).toMatchObject({ name: 'Anna <b>Nowa</b>', locale: 'en' })
    expect((await browser.get('/konto')).html).toContain('Anna &lt;b>Nowa&lt;/b>')
    expect((await browser.post('/konto', { name: 'A', locale: 'xx' })).status).toBe(422)
  })

  test('a new address counts once its owner confirms it; the old one is told and other devices signed out', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    const elsewhere = await identity.signedIn(person.id)
    const email = `nowy-${person.email}`
    expect((await browser.post('/konto/email', { email, password: 'nie to' })).status).toBe(422)
    expect((await browser.post('/konto/email', { email, password: PASSWORD })).location).toBe('/konto/email/wyslany')
    const link = identity.linkIn('emailChange', email)
    expect((await browser.get(link)).html).toContain(email)
    expect(await personById({ db: at.db }, person.id)).toMatchObject({ email: person.email })

    expect((await browser.post(link)).location).toBe('/konto')
    expect(await personById({ db: at.db }, person.id)).toMatchObject({ email })
    expect((await elsewhere.get('/konto')).status).toBe(303)
    expect((await browser.get('/konto')).status).toBe(200)
    expect(identity.linkIn('emailChanged', person.email)).toBe('/haslo/nowe')
    expect((await browser.post(link)).status).toBe(410)
  })

  test('an address somebody uses is answered like a free one, and its owner is told', async () => {
    const other = await identity.person()
    const browser = await identity.signedIn((await identity.person()).id)
    const answer = await browser.post('/konto/email', { email: other.email, password: PASSWORD })
    expect(answer.location).toBe('/konto/email/wyslany')
    expect(identity.linkIn('alreadyRegistered', other.email)).toBe('/zaloguj')
    expect(identity.linkIn('emailChange', other.email)).toBe('')
  })

  test('a person sees their devices, signs one out, then all others', async () => {
    const { id } = await identity.person()
    const browser = await identity.signedIn(id)
    const [one, two] = [await identity.signedIn(id), await identity.signedIn(id)]
    const page = await browser.get('/konto/sesje')
    expect(page.html).toContain('(to urządzenie)')
    const address = /action="(\/konto\/sesje\/[0-9a-f-]{36}\/zakonczenie)"/.exec(page.html)?.[1] ?? ''
    expect((await browser.post(address)).location).toBe('/konto/sesje')
    const left = async () =>
      (await Promise.all([one, two].map((each) => each.get('/konto')))).filter(({ status }) => status === 200)
    expect(await left()).toHaveLength(1)
    await browser.post('/konto/sesje/zakonczenie')
    expect(await left()).toHaveLength(0)
    expect((await browser.get('/konto')).status).toBe(200)
  })

  test("nobody ends somebody else's session", async () => {
    const { id } = await identity.person()
    const victim = await identity.signedIn(id)
    const session = await on(at.db)
      .selectFrom('identity.sessions')
      .select('id')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
    const other = await identity.signedIn((await identity.person()).id)
    expect((await other.post(`/konto/sesje/${session.id}/zakonczenie`)).status).toBe(404)
    expect((await other.post('/konto/sesje/nie-id/zakonczenie')).status).toBe(404)
    expect((await victim.get('/konto')).status).toBe(200)
  })

  test('looking at pages writes nothing, but for the hour of last use', async () => {
    const { id } = await identity.person()
    const browser = await identity.signedIn(id)
    const rows = () => on(at.db).selectFrom('identity.sessions').selectAll().where('person_id', '=', id).execute()
    const before = await rows()
    for (const path of PAGES) await browser.get(path)
    expect(await rows()).toEqual(before)
    const past = Temporal.Now.instant().subtract({ hours: 2 })
    await on(at.db).updateTable('identity.sessions').set({ updated_at: past }).where('person_id', '=', id).execute()
    await browser.get('/konto')
    expect(Temporal.Instant.compare((await rows())[0]?.updated_at ?? past, past)).toBe(1)
  })

  test('a password is changed with the present one, and other devices are signed out', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    const elsewhere = await identity.signedIn(person.id)
    const change = (password: string, newPassword: string) =>
      browser.post('/konto/bezpieczenstwo/haslo', { password, newPassword })
    expect((await change('nie to hasło', 'nowe cztery słowa')).status).toBe(422)
    expect((await change(PASSWORD, 'krótkie')).status).toBe(422)
    expect((await change(PASSWORD, 'nowe cztery słowa')).location).toBe('/konto/bezpieczenstwo')
    expect((await elsewhere.get('/konto')).status).toBe(303)
    expect((await browser.get('/konto')).status).toBe(200)
    expect(
      (await identity.browser().post('/zaloguj', { email: person.email, password: 'nowe cztery słowa' })).status,
    ).toBe(303)
  })

  test('who has no password and signed in long ago signs in once more first', async () => {
    const person = await identity.person({ password: undefined })
    const browser = await identity.signedIn(person.id)
    expect((await browser.post('/konto/email', { email: 'a@example.org' })).status).toBe(303)
    await signInAgo(person.id, { minutes: 31 })
    expect((await browser.get('/konto/email')).html).toContain('Zaloguj się jeszcze raz')
    expect((await browser.post('/konto/email', { email: 'b@example.org' })).status).toBe(409)
    expect((await browser.post('/konto/dane')).status).toBe(409)
    const out = await browser.post('/wyloguj', { dalej: '/konto/email' })
    expect(out.location).toBe('/zaloguj?dalej=%2Fkonto%2Femail')
  })

  test('a session opened by the command line signs in as its person', async () => {
    const person = await identity.person()
    const headers = new Headers({ cookie: await openSession(identity.house, person.id) })
    expect(await identity.identity.personOf(headers)).toEqual(person)
  })
})
