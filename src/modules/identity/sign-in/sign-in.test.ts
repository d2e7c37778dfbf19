import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anIdentity, type TestBrowser, type TestIdentity } from '../../../../tests/support/identity.ts'
import { PASSWORD } from '../../../../tests/support/passwords.ts'
import { on, personByEmail } from '../store.ts'

eachEngine('signing in', (at) => {
  let identity: TestIdentity
  beforeAll(async () => {
    identity = await anIdentity(at)
  })
  afterAll(() => identity.close())

  const isSignedIn = async (browser: TestBrowser) => (await browser.get('/konto')).status === 200
  const askForLink = async (email: string, dalej?: string) => {
    await identity.browser().post('/zaloguj/link', { email, ...(dalej ? { dalej } : {}) })
    return identity.linkIn('magicLink', email)
  }

  test('a person signs in with their password and goes where they were going', async () => {
    const person = await identity.person()
    const browser = identity.browser()
    const answer = await browser.post('/zaloguj', {
      email: ` ${person.email.toUpperCase()} `,
      password: PASSWORD,
      dalej: '/konto/sesje',
    })
    expect([answer.status, answer.location]).toEqual([303, '/konto/sesje'])
    expect(await isSignedIn(browser)).toBe(true)
    expect(identity.acts.at(-1)).toEqual({ act: 'person-signed-in', personId: person.id })
  })

  test('the session cookie is for our own pages, over https, and not for scripts', async () => {
    const person = await identity.person()
    const answer = await identity.browser().post('/zaloguj', { email: person.email, password: PASSWORD })
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('wiec.session_token='))
    for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(word)
  })

  test('another site is never where a person goes after signing in', async () => {
    const person = await identity.person()
    for (const dalej of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
      const answer = await identity.browser().post('/zaloguj', { email: person.email, password: PASSWORD, dalej })
      expect(answer.location).toBe('/konto')
    }
  })

  test('a wrong password and an unknown address are refused in the same words', async () => {
    const person = await identity.person()
    const known = await identity.browser().post('/zaloguj', { email: person.email, password: 'nie to hasło' })
    const unknown = await identity.browser().post('/zaloguj', { email: 'nikt@example.org', password: 'nie to hasło' })
    expect([known.status, unknown.status]).toEqual([422, 422])
    expect(known.html.replaceAll(person.email, '')).toBe(unknown.html.replaceAll('nikt@example.org', ''))
    expect(known.html).toContain('Adres albo hasło się nie zgadza')
    expect(known.html).not.toContain('nie to hasło')
  })

  test('an empty form says what to do, and what was typed stays', async () => {
    const answer = await identity.browser().post('/zaloguj', { email: 'ewa', password: '' })
    expect(answer.status).toBe(422)
    expect(answer.html).toMatch(/<title>Błąd:/)
    expect(answer.html).toContain('value="ewa"')
    expect(answer.html).toContain('Wpisz hasło.')
    expect(await mistakesIn(answer.html)).toEqual([])
  })

  test('an address is tried twenty times in ten minutes and no more, from wherever', async () => {
    const { email } = await identity.person()
    const attempt = () => identity.browser().post('/zaloguj', { email, password: 'zgaduję hasło' })
    for (let count = 0; count < 20; count++) expect((await attempt()).status).toBe(422)
    expect((await attempt()).status).toBe(429)
  })

  test('a signature that is not ours opens nothing', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    const cookie = browser.cookies.get('wiec.session_token') ?? ''
    expect(await isSignedIn(browser)).toBe(true)
    browser.cookies.set('wiec.session_token', cookie.replace(/.{6}$/, 'AAAA%3D'))
    expect((await browser.get('/konto')).location).toBe('/zaloguj?dalej=%2Fkonto')
  })

  test('a session that is over opens nothing', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    const past = Temporal.Now.instant().subtract({ minutes: 1 })
    await on(at.db)
      .updateTable('identity.sessions')
      .set({ expires_at: past })
      .where('person_id', '=', person.id)
      .execute()
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    const stolen = new Map(browser.cookies)
    expect((await browser.post('/wyloguj')).location).toBe('/')
    const thief = identity.browser()
    for (const [name, value] of stolen) thief.cookies.set(name, value)
    expect(await isSignedIn(thief)).toBe(false)
  })

  test('a sign-in link changes nothing on GET, signs in on POST, and works once', async () => {
    const person = await identity.person()
    const link = await askForLink(person.email, '/konto/dane')
    const scanner = identity.browser()
    for (let count = 0; count < 3; count++) {
      const shown = await scanner.get(link)
      expect(shown.status).toBe(200)
      expect(shown.headers.getSetCookie()).toEqual([])
      expect(await mistakesIn(shown.html)).toEqual([])
    }
    const browser = identity.browser()
    expect((await browser.post(link, { dalej: '/konto/dane' })).location).toBe('/konto/dane')
    expect(await isSignedIn(browser)).toBe(true)
    expect((await identity.browser().post(link)).status).toBe(410)
    expect((await identity.browser().get(link)).status).toBe(410)
  })

  test('of two presses of one link at once, one signs in', async () => {
    const person = await identity.person()
    const link = await askForLink(person.email)
    const answers = await Promise.all([1, 2, 3, 4].map(() => identity.browser().post(link)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410])
  })

  test('a link is refused a quarter of an hour later, and a made-up one at once', async () => {
    const person = await identity.person()
    const link = await askForLink(person.email)
    const past = Temporal.Now.instant().subtract({ minutes: 1 })
    await on(at.db).updateTable('identity.verifications').set({ expires_at: past }).execute()
    expect((await identity.browser().get(link)).status).toBe(410)
    expect((await identity.browser().post(link)).status).toBe(410)
    expect((await identity.browser().get(`${link}x`)).status).toBe(410)
  })

  test('the database holds no link that could be used', async () => {
    const { email } = await identity.person()
    const secret = (await askForLink(email)).split('/').at(-1) ?? ''
    const kept = await on(at.db).selectFrom('identity.verifications').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(secret)
    for (const { identifier } of kept)
      expect((await identity.browser().get(`/zaloguj/link/${identifier}`)).status).toBe(410)
  })

  test('an unknown address gets a link too, and opens an account under a name of its choosing', async () => {
    const email = 'nowa.osoba@example.org'
    const known = await identity.browser().post('/zaloguj/link', { email: (await identity.person()).email })
    const unknown = await identity.browser().post('/zaloguj/link', { email })
    expect([unknown.status, unknown.location]).toEqual([known.status, known.location])
    const link = identity.linkIn('magicLink', email)
    const browser = identity.browser()
    expect((await browser.post(link, { name: '' })).html).toContain('Wpisz imię i nazwisko')
    expect((await browser.post(link, { name: 'Nowa  Osoba' })).status).toBe(303)
    expect(await personByEmail({ db: at.db }, email)).toMatchObject({ name: 'Nowa Osoba', hasSecondFactor: false })
  })

  test('every page of signing in is valid HTML and works without script', async () => {
    for (const path of ['/zaloguj', '/zaloguj/link', '/zaloguj/link/wyslany', '/zarejestruj', '/haslo/nowe']) {
      const { html, status } = await identity.browser().get(path)
      expect(status).toBe(200)
      expect(await mistakesIn(html)).toEqual([])
      expect(html).not.toContain('onclick')
    }
  })

  test('a person who is signed in is led past the form', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    expect((await browser.get('/zaloguj?dalej=%2Fkonto%2Fdane')).location).toBe('/konto/dane')
  })
})
