import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anIdentity, type TestIdentity } from '../../../../tests/support/identity.ts'
import { PASSWORD } from '../../../../tests/support/passwords.ts'
import { on } from '../store.ts'

eachEngine('a new password', (at) => {
  let identity: TestIdentity
  beforeAll(async () => {
    identity = await anIdentity(at)
  })
  afterAll(() => identity.close())

  const NEW = 'inne cztery słowa'
  const ask = (email: string) => identity.browser().post('/haslo/nowe', { email })
  const signIn = (email: string, password: string) => identity.browser().post('/zaloguj', { email, password })

  test('the link from the letter sets a password once, ends every session and every other link', async () => {
    const { id, email } = await identity.person()
    const elsewhere = await identity.signedIn(id)
    await ask(email)
    const earlier = identity.linkIn('resetPassword', email)
    await ask(email)
    const link = identity.linkIn('resetPassword', email)
    expect(await mistakesIn((await identity.browser().get(link)).html)).toEqual([])

    expect((await identity.browser().post(link, { password: NEW })).location).toBe('/zaloguj')
    expect((await elsewhere.get('/konto')).status).toBe(303)
    expect((await signIn(email, PASSWORD)).status).toBe(422)
    expect((await signIn(email, NEW)).status).toBe(303)
    expect((await identity.browser().post(link, { password: PASSWORD })).status).toBe(410)
    expect((await identity.browser().post(earlier, { password: PASSWORD })).status).toBe(410)
  })

  test('known and unknown addresses are answered alike; an unknown one gets a letter that says so', async () => {
    const { email } = await identity.person()
    const known = await ask(email)
    const unknown = await ask('nieznany@example.org')
    expect([unknown.status, unknown.location, unknown.html]).toEqual([known.status, known.location, known.html])
    expect(identity.linkIn('unknownAddress', 'nieznany@example.org')).toBe('/zarejestruj')
  })

  test('a link is refused after an hour, and a weak password does not spend it', async () => {
    const { email } = await identity.person()
    await ask(email)
    const link = identity.linkIn('resetPassword', email)
    const weak = await identity.browser().post(link, { password: '1234567890' })
    expect(weak.status).toBe(422)
    expect((await identity.browser().get(link)).status).toBe(200)
    const past = Temporal.Now.instant().subtract({ minutes: 1 })
    await on(at.db).updateTable('identity.verifications').set({ expires_at: past }).execute()
    expect((await identity.browser().post(link, { password: NEW })).status).toBe(410)
    expect((await signIn(email, PASSWORD)).status).toBe(303)
  })

  test('of two new passwords sent at once with one link, one is set', async () => {
    const { email } = await identity.person()
    await ask(email)
    const link = identity.linkIn('resetPassword', email)
    const passwords = ['pierwsze nowe hasło', 'drugie nowe hasło']
    const answers = await Promise.all(passwords.map((password) => identity.browser().post(link, { password })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
    const set = passwords[answers.findIndex(({ status }) => status === 303)] ?? ''
    expect((await signIn(email, set)).status).toBe(303)
  })

  test('who has signed in by links so far can have a password this way', async () => {
    const { email } = await identity.person({ password: undefined })
    await ask(email)
    await identity.browser().post(identity.linkIn('resetPassword', email), { password: NEW })
    expect((await signIn(email, NEW)).status).toBe(303)
  })

  test('a link of another kind sets no password', async () => {
    const { email } = await identity.person()
    await identity.browser().post('/zaloguj/link', { email })
    const secret = identity.linkIn('magicLink', email).split('/').at(-1)
    expect((await identity.browser().post(`/haslo/nowe/${secret}`, { password: NEW })).status).toBe(410)
    expect((await identity.browser().get(`/konto/email/${secret}`)).status).toBe(410)
    expect((await identity.browser().get(`/zarejestruj/potwierdzenie/${secret}`)).status).toBe(410)
  })
})
