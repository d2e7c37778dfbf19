import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anIdentity, type TestIdentity } from '../../../../tests/support/identity.ts'
import { PASSWORD } from '../../../../tests/support/passwords.ts'
import { on, personByEmail } from '../store.ts'

eachEngine('opening an account', (at) => {
  let identity: TestIdentity
  beforeAll(async () => {
    identity = await anIdentity(at)
  })
  afterAll(() => identity.close())

  const signUp = (email: string, password = PASSWORD, name = 'Jan Kowalski') =>
    identity.browser().post('/zarejestruj', { name, email, password })
  const signIn = (email: string, password: string) => identity.browser().post('/zaloguj', { email, password })
  const personWith = (email: string) => personByEmail({ db: at.db }, email)

  test('an account comes to be when the owner of the address confirms, and they are signed in', async () => {
    const email = 'jan@example.org'
    expect((await signUp(email)).location).toBe('/zarejestruj/wyslane')
    expect(await personWith(email)).toBeNull()

    const link = identity.linkIn('confirm', email)
    const shown = await identity.browser().get(link)
    expect(await mistakesIn(shown.html)).toEqual([])
    expect(await personWith(email)).toBeNull()

    const browser = identity.browser()
    expect((await browser.post(link, { password: PASSWORD })).location).toBe('/konto')
    expect((await browser.get('/konto')).html).toContain('Jan Kowalski')
    expect(await personWith(email)).toMatchObject({ name: 'Jan Kowalski', locale: 'pl' })
  })

  test('a link confirms once, and only with the password chosen at sign-up', async () => {
    const email = 'ola@example.org'
    await signUp(email)
    const link = identity.linkIn('confirm', email)
    const wrong = await identity.browser().post(link, { password: 'zupełnie inne hasło' })
    expect([wrong.status, await personWith(email)]).toEqual([422, null])
    expect((await identity.browser().post(link, { password: PASSWORD })).status).toBe(303)
    expect((await identity.browser().post(link, { password: PASSWORD })).status).toBe(410)
  })

  test('an unconfirmed account does not sign in', async () => {
    await signUp('czeka@example.org')
    expect((await signIn('czeka@example.org', PASSWORD)).status).toBe(422)
  })

  test('a known address is answered like an unknown one, and its owner gets a letter', async () => {
    const { email } = await identity.person()
    const known = await signUp(email)
    const unknown = await signUp('ktos@example.org')
    expect([known.status, known.location, known.html]).toEqual([unknown.status, unknown.location, unknown.html])
    expect(identity.letters.filter((letter) => letter.email === email).map(({ name }) => name)).toEqual([
      'alreadyRegistered',
    ])
    expect(await personWith(email)).toMatchObject({ name: 'Ewa Nowak' })
  })

  test('a known address and an unknown one take about the same time', async () => {
    const { email } = await identity.person()
    const timeOf = async (address: string) => {
      const started = performance.now()
      await signUp(address)
      return performance.now() - started
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 4; round++) {
      known.push(await timeOf(email))
      unknown.push(await timeOf(`nikt${round}@example.org`))
    }
    // Hashing the password is nearly all of it; were it done in one case only, the other would take a tenth.
    expect(Math.min(...known)).toBeGreaterThan(Math.min(...unknown) / 3)
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3)
  })

  test('who registers an address of somebody else gains nothing when its owner comes by link', async () => {
    const email = 'ofiara@example.org'
    const attackers = 'hasło napastnika'
    await signUp(email, attackers, 'Napastnik')
    const attackersLink = identity.linkIn('confirm', email)

    await identity.browser().post('/zaloguj/link', { email })
    const victim = identity.browser()
    const link = identity.linkIn('magicLink', email)
    expect((await victim.post(link, { name: 'Prawdziwa Osoba' })).status).toBe(303)

    expect((await victim.get('/konto')).html).toContain('Prawdziwa Osoba')
    expect((await signIn(email, attackers)).status).toBe(422)
    expect((await identity.browser().post(attackersLink, { password: attackers })).status).toBe(410)
    const ways = await on(at.db)
      .selectFrom('identity.accounts as account')
      .innerJoin('identity.persons as person', 'person.id', 'account.person_id')
      .select('provider_id')
      .where('email', '=', email)
      .execute()
    expect(ways).toEqual([])
  })

  test('who registers an address of somebody else gains nothing when its owner registers too', async () => {
    const email = 'ofiara2@example.org'
    await signUp(email, 'hasło napastnika', 'Napastnik')
    const attackersLink = identity.linkIn('confirm', email)
    await signUp(email, PASSWORD, 'Prawdziwa Osoba')
    const ownLink = identity.linkIn('confirm', email)

    // The owner may open the attacker's letter by mistake: their own password does not fit it.
    expect((await identity.browser().post(attackersLink, { password: PASSWORD })).status).toBe(422)
    expect((await identity.browser().post(ownLink, { password: PASSWORD })).status).toBe(303)
    expect((await identity.browser().post(attackersLink, { password: 'hasło napastnika' })).status).toBe(410)
    expect((await signIn(email, 'hasło napastnika')).status).toBe(422)
    expect(await personWith(email)).toMatchObject({ name: 'Prawdziwa Osoba' })
  })

  test('the database itself refuses a person whose address is not shown to be theirs', async () => {
    const { id } = await identity.person()
    const unproven = on(at.db)
      .updateTable('identity.persons')
      .set({ email_verified: false })
      .where('id', '=', id)
      .execute()
    await expect(unproven).rejects.toThrow(/check/)
  })

  test('weak passwords, strange addresses and machines come back with the page', async () => {
    const weak = await signUp('x@example.org', 'krótkie')
    expect(weak.status).toBe(422)
    expect(weak.html).toContain('co najmniej 10 znaków')
    expect(weak.html).toContain('value="x@example.org"')
    expect(await mistakesIn(weak.html)).toEqual([])
    expect((await signUp('to nie adres')).html).toContain('Wpisz adres e-mail')
    const machine = {
      name: 'Bot Botowski',
      email: 'bot@example.org',
      password: PASSWORD,
      strona: 'https://spam.example',
    }
    expect((await identity.browser().post('/zarejestruj', machine)).status).toBe(422)
    expect(identity.linkIn('confirm', 'bot@example.org')).toBe('')
  })

  test('one address gets five letters an hour and no more', async () => {
    for (let count = 0; count < 5; count++) expect((await signUp('czesto@example.org')).status).toBe(303)
    expect((await signUp('czesto@example.org')).status).toBe(429)
  })
})
