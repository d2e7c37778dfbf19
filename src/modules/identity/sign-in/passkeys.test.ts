import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAuthenticator } from '../../../../tests/support/authenticator.ts'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anIdentity, ORIGIN, type TestBrowser, type TestIdentity } from '../../../../tests/support/identity.ts'
import { PASSWORD } from '../../../../tests/support/passwords.ts'
import { on } from '../store.ts'

eachEngine('passkeys', (at) => {
  let identity: TestIdentity
  beforeAll(async () => {
    identity = await anIdentity(at)
  })
  afterAll(() => identity.close())

  const KEYS = '/konto/bezpieczenstwo/klucze'
  type Authenticator = ReturnType<typeof anAuthenticator>

  async function add(browser: TestBrowser, authenticator: Authenticator, password = PASSWORD) {
    const asked = await browser.post(`${KEYS}/pytanie`, { password })
    if (asked.status !== 200) return asked
    return browser.post(KEYS, { password, name: 'Telefon', response: authenticator.create(JSON.parse(asked.html)) })
  }

  async function signIn(browser: TestBrowser, authenticator: Authenticator) {
    const question = JSON.parse((await browser.post('/zaloguj/klucz/pytanie')).html)
    return browser.post('/zaloguj/klucz', { response: authenticator.get(question), dalej: '/konto/dane' })
  }

  async function aPersonWithPasskey() {
    const person = await identity.person()
    const authenticator = anAuthenticator(ORIGIN)
    const browser = await identity.signedIn(person.id)
    expect((await add(browser, authenticator)).status).toBe(200)
    return { person, authenticator, browser }
  }

  test('a person adds a passkey and signs in with it, without a password or a code', async () => {
    const { person, authenticator, browser } = await aPersonWithPasskey()
    await on(at.db)
      .updateTable('identity.persons')
      .set({ two_factor_enabled: true })
      .where('id', '=', person.id)
      .execute()
    const page = await browser.get('/konto/bezpieczenstwo')
    expect(page.html).toContain('Telefon')
    expect(await mistakesIn(page.html)).toEqual([])

    const elsewhere = identity.browser()
    const answer = await signIn(elsewhere, authenticator)
    expect([answer.status, JSON.parse(answer.html)]).toEqual([200, { next: '/konto/dane' }])
    expect((await elsewhere.get('/konto')).status).toBe(200)
    expect(identity.acts.at(-1)).toEqual({ act: 'person-signed-in', personId: person.id })
  })

  test('adding asks for the password', async () => {
    const browser = await identity.signedIn((await identity.person()).id)
    expect((await add(browser, anAuthenticator(ORIGIN), 'nie to hasło')).status).toBe(422)
    expect((await identity.browser().post(`${KEYS}/pytanie`)).status).toBe(404)
  })

  test('an answer is used once, by the browser that was asked, for our address', async () => {
    const { authenticator } = await aPersonWithPasskey()
    const browser = identity.browser()
    const question = JSON.parse((await browser.post('/zaloguj/klucz/pytanie')).html)
    const response = authenticator.get(question)
    expect((await identity.browser().post('/zaloguj/klucz', { response })).status).toBe(401)
    const asked = new Map(browser.cookies)
    expect((await browser.post('/zaloguj/klucz', { response })).status).toBe(200)
    const again = identity.browser()
    for (const [name, value] of asked) again.cookies.set(name, value)
    expect((await again.post('/zaloguj/klucz', { response })).status).toBe(401)

    const phished = anAuthenticator('https://wiec.example.evil.example')
    const person = await identity.person()
    expect((await add(await identity.signedIn(person.id), phished)).status).toBe(422)
  })

  test('a key that does not check who holds it is neither added nor signs in', async () => {
    const careless = anAuthenticator(ORIGIN)
    careless.holder.checked = false
    expect((await add(await identity.signedIn((await identity.person()).id), careless)).status).toBe(422)

    const { authenticator } = await aPersonWithPasskey()
    authenticator.holder.checked = false
    const browser = identity.browser()
    expect((await signIn(browser, authenticator)).status).toBe(401)
    expect((await browser.get('/konto')).status).toBe(303)
  })

  test("a passkey is removed by its owner, and by nobody else's hand", async () => {
    const { person, authenticator, browser } = await aPersonWithPasskey()
    const { id } = await on(at.db)
      .selectFrom('identity.passkeys')
      .select('id')
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow()
    const other = await identity.signedIn((await identity.person()).id)
    expect((await other.post(`${KEYS}/${id}/usuniecie`)).status).toBe(404)
    expect((await browser.post(`${KEYS}/${id}/usuniecie`)).status).toBe(303)
    expect((await signIn(identity.browser(), authenticator)).status).toBe(401)
  })

  test('what is not a credential is refused without harm', async () => {
    const browser = identity.browser()
    await browser.post('/zaloguj/klucz/pytanie')
    for (const response of ['{}', '[]', 'null', '{"id":1}', 'nie json'])
      expect([response, (await browser.post('/zaloguj/klucz', { response })).status]).toEqual([response, 400])
    expect((await browser.post('/zaloguj/klucz', { response: '{"id":"nieznany","response":{}}' })).status).toBe(401)
  })
})
