import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anIdentity, ORIGIN, type TestBrowser, type TestIdentity } from '../../../../tests/support/identity.ts'
import {
  type ProviderAccount,
  startIdentityProvider,
  type TestProvider,
} from '../../../../tests/support/identity-provider.ts'
import { PASSWORD } from '../../../../tests/support/passwords.ts'
import { newId } from '../../../platform/ids.ts'
import { on, personByEmail } from '../store.ts'

eachEngine('an identity provider', (at) => {
  let provider: TestProvider
  let identity: TestIdentity
  beforeAll(async () => {
    provider = await startIdentityProvider(`${ORIGIN}/zaloguj/oidc/powrot`)
    identity = await anIdentity(at, { settings: provider.settings })
  })
  afterAll(async () => {
    await identity.close()
    await provider.close()
  })

  const anAccount = (given: Partial<ProviderAccount> = {}): ProviderAccount => {
    const sub = newId()
    return { sub, email: `${sub.slice(-12)}@urzad.example`, email_verified: true, name: 'Maria Lis', ...given }
  }
  const begin = async (browser: TestBrowser, dalej = '/konto/dane') =>
    (await browser.post('/zaloguj/oidc', { dalej })).location ?? ''
  const pathOf = (url: string) => url.replace(ORIGIN, '')
  const signInAs = async (account: ProviderAccount) => {
    const browser = identity.browser()
    const answer = await browser.get(pathOf(await provider.pass(await begin(browser), account)))
    return { browser, answer }
  }
  const waysOf = (personId: string) =>
    on(at.db).selectFrom('identity.accounts').selectAll().where('person_id', '=', personId).execute()

  test('a newcomer with a verified address gets an account and goes where they were going', async () => {
    const account = anAccount()
    const { browser, answer } = await signInAs(account)
    expect([answer.status, answer.location]).toEqual([303, '/konto/dane'])
    expect((await browser.get('/konto')).html).toContain('Maria Lis')
    const person = await personByEmail({ db: at.db }, account.email)
    expect(await waysOf(person?.id ?? '')).toMatchObject([{ provider_id: 'oidc', account_id: account.sub }])
    const again = await signInAs({ ...account, name: 'Inne Imię' })
    expect((await again.browser.get('/konto')).html).toContain('Maria Lis')
  })

  test('the way there carries a random state, PKCE and a nonce, each time others', async () => {
    const asked = await Promise.all([1, 2].map(async () => new URL(await begin(identity.browser())).searchParams))
    for (const words of asked) {
      expect(words.get('code_challenge_method')).toBe('S256')
      expect(words.get('redirect_uri')).toBe(`${ORIGIN}/zaloguj/oidc/powrot`)
      for (const word of ['state', 'code_challenge', 'nonce']) expect(words.get(word)?.length).toBeGreaterThan(20)
    }
    for (const word of ['state', 'code_challenge', 'nonce']) expect(asked[0]?.get(word)).not.toBe(asked[1]?.get(word))
  })

  test('a state of another browser, a changed one, a used one and none are all refused', async () => {
    const account = anAccount()
    const browser = identity.browser()
    const back = pathOf(await provider.pass(await begin(browser), account))
    const stranger = identity.browser()
    const refused = await stranger.get(back)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Nie udało się zalogować w ten sposób')
    expect(await mistakesIn(refused.html)).toEqual([])
    expect((await browser.get(back.replace(/state=[^&]+/, 'state=zmieniony'))).status).toBe(422)
    expect((await browser.get('/zaloguj/oidc/powrot?code=abc')).status).toBe(422)
    expect((await browser.get('/zaloguj/oidc/powrot?error=access_denied')).status).toBe(422)
    expect(await personByEmail({ db: at.db }, account.email)).toBeNull()
  })

  test('what the provider sent back is used once', async () => {
    const browser = identity.browser()
    const back = pathOf(await provider.pass(await begin(browser), anAccount()))
    const kept = new Map(browser.cookies)
    expect((await browser.get(back)).status).toBe(303)
    const again = identity.browser()
    for (const [name, value] of kept) again.cookies.set(name, value)
    expect((await again.get(back)).status).toBe(422)
  })

  test('a verified address joins the account its owner has here, password and all', async () => {
    const person = await identity.person()
    const { browser } = await signInAs(anAccount({ email: person.email }))
    expect((await browser.get('/konto')).html).toContain(person.email)
    expect((await waysOf(person.id)).map((way) => way.provider_id).sort()).toEqual(['credential', 'oidc'])
    expect((await identity.browser().post('/zaloguj', { email: person.email, password: PASSWORD })).status).toBe(303)
  })

  test('an address the provider has not verified opens no account and joins none', async () => {
    const person = await identity.person()
    const joining = await signInAs(anAccount({ email: person.email, email_verified: false }))
    expect(joining.answer.status).toBe(422)
    expect((await waysOf(person.id)).map((way) => way.provider_id)).toEqual(['credential'])

    const account = anAccount({ email_verified: false })
    const opening = await signInAs(account)
    expect(opening.answer.status).toBe(422)
    expect((await opening.browser.get('/konto')).status).toBe(303)
    expect(await personByEmail({ db: at.db }, account.email)).toBeNull()
  })

  test('who registers an address of somebody else gains nothing when its owner comes from the provider', async () => {
    const account = anAccount()
    const attackers = 'hasło napastnika'
    await identity.browser().post('/zarejestruj', { name: 'Napastnik', email: account.email, password: attackers })
    const attackersLink = identity.linkIn('confirm', account.email)
    const { browser } = await signInAs(account)
    expect((await browser.get('/konto')).html).toContain('Maria Lis')
    expect((await identity.browser().post('/zaloguj', { email: account.email, password: attackers })).status).toBe(422)
    expect((await identity.browser().post(attackersLink, { password: attackers })).status).toBe(410)
  })

  test('the code is asked for also after the provider', async () => {
    const person = await identity.person()
    await on(at.db)
      .updateTable('identity.persons')
      .set({ two_factor_enabled: true })
      .where('id', '=', person.id)
      .execute()
    const { browser, answer } = await signInAs(anAccount({ email: person.email }))
    expect(answer.location).toBe('/zaloguj/kod?dalej=%2Fkonto%2Fdane')
    expect((await browser.get('/konto')).status).toBe(303)
    expect((await browser.get('/zaloguj/kod')).status).toBe(200)
  })

  test("the provider's tokens are not kept", async () => {
    const account = anAccount()
    await signInAs(account)
    const person = await personByEmail({ db: at.db }, account.email)
    expect(await waysOf(person?.id ?? '')).toMatchObject([{ access_token: null, refresh_token: null, id_token: null }])
  })

  test('the button is shown only where a provider is set', async () => {
    expect((await identity.browser().get('/zaloguj')).html).toContain('Zaloguj się przez Urząd')
    const without = await anIdentity(at)
    expect((await without.browser().get('/zaloguj')).html).not.toContain('/zaloguj/oidc')
    expect((await without.browser().post('/zaloguj/oidc')).status).toBe(404)
    await without.close()
  })
})

eachEngine('an identity provider that is down', (at) => {
  test('stops nobody who signs in another way', async () => {
    const provider = await startIdentityProvider(`${ORIGIN}/zaloguj/oidc/powrot`)
    await provider.close()
    const identity = await anIdentity(at, { settings: provider.settings })
    const { email } = await identity.person()
    expect((await identity.browser().post('/zaloguj/oidc')).status).toBe(503)
    expect((await identity.browser().post('/zaloguj', { email, password: PASSWORD })).status).toBe(303)
    await identity.close()
  })
})
