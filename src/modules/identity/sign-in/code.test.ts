import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { anIdentity, codeOf, type TestBrowser, type TestIdentity } from '../../../../tests/support/identity.ts'
import { PASSWORD } from '../../../../tests/support/passwords.ts'
import { on } from '../store.ts'

eachEngine('two-step sign-in', (at) => {
  let identity: TestIdentity
  beforeAll(async () => {
    identity = await anIdentity(at)
  })
  afterAll(() => identity.close())

  const SECURITY = '/konto/bezpieczenstwo'

  async function turnOn(browser: TestBrowser) {
    await browser.post(`${SECURITY}/kod`, { password: PASSWORD })
    const { html } = await browser.get(`${SECURITY}/kod/aplikacja`)
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? ''
    const done = await browser.post(`${SECURITY}/kod/aplikacja`, { code: codeOf(secret) })
    const recovery = [...done.html.matchAll(/<code>([\w-]+)<\/code>/g)].map((found) => found[1] ?? '')
    return { secret, recovery, html, done }
  }

  async function aPersonWithCodes() {
    const person = await identity.person()
    const setUp = await turnOn(await identity.signedIn(person.id))
    // The code shown while turning on is spent; a test's next sign-in must not wait half a minute for another.
    await on(at.db).deleteFrom('identity.spent_codes').where('person_id', '=', person.id).execute()
    return { ...person, ...setUp }
  }

  const withPassword = async (email: string) => {
    const browser = identity.browser()
    const answer = await browser.post('/zaloguj', { email, password: PASSWORD, dalej: '/konto/dane' })
    return { browser, answer }
  }

  test('a person scans a picture made by us, types the first code and gets recovery codes once', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    const { html, done, recovery } = await turnOn(browser)
    expect(html).toContain('src="data:image/svg+xml;base64,')
    expect(await mistakesIn(html)).toEqual([])
    expect(await mistakesIn(done.html)).toEqual([])
    expect(recovery).toHaveLength(10)
    expect((await browser.get(`${SECURITY}/kod/aplikacja`)).location).toBe(`${SECURITY}/kod`)
    expect((await browser.get(SECURITY)).html).toContain('Włączone')
    expect(identity.acts.at(-1)).toEqual({ act: 'second-factor-on', personId: person.id })
  })

  test('turning on asks for the password and for a code that fits', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    expect((await browser.post(`${SECURITY}/kod`, { password: 'nie to' })).status).toBe(422)
    expect((await browser.get(`${SECURITY}/kod/aplikacja`)).status).toBe(303)
    await browser.post(`${SECURITY}/kod`, { password: PASSWORD })
    expect((await browser.post(`${SECURITY}/kod/aplikacja`, { code: '000000' })).status).toBe(422)
    expect((await browser.get(SECURITY)).html).not.toContain('Włączone')
  })

  test('the password alone opens nothing; with the code the person goes on', async () => {
    const person = await aPersonWithCodes()
    const { browser, answer } = await withPassword(person.email)
    expect(answer.location).toBe('/zaloguj/kod?dalej=%2Fkonto%2Fdane')
    expect((await browser.get('/konto')).status).toBe(303)
    expect(await mistakesIn((await browser.get('/zaloguj/kod')).html)).toEqual([])
    const done = await browser.post('/zaloguj/kod', { code: codeOf(person.secret), dalej: '/konto/dane' })
    expect(done.location).toBe('/konto/dane')
    expect((await browser.get('/konto')).status).toBe(200)
  })

  test('a sign-in link asks for the code too', async () => {
    const person = await aPersonWithCodes()
    await identity.browser().post('/zaloguj/link', { email: person.email })
    const browser = identity.browser()
    const answer = await browser.post(identity.linkIn('magicLink', person.email))
    expect(answer.location).toBe('/zaloguj/kod?dalej=%2Fkonto')
    expect((await browser.get('/konto')).status).toBe(303)
    await browser.post('/zaloguj/kod', { code: codeOf(person.secret) })
    expect((await browser.get('/konto')).status).toBe(200)
  })

  test('a code works once, also within its half minute', async () => {
    const person = await aPersonWithCodes()
    const first = await withPassword(person.email)
    const second = await withPassword(person.email)
    const code = codeOf(person.secret)
    const answers = await Promise.all([first, second].map(({ browser }) => browser.post('/zaloguj/kod', { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  test('a recovery code works once, and once only', async () => {
    const person = await aPersonWithCodes()
    const code = person.recovery[0] ?? ''
    const first = await withPassword(person.email)
    expect((await first.browser.post('/zaloguj/kod', { code: ` ${code} ` })).status).toBe(303)
    const second = await withPassword(person.email)
    expect((await second.browser.post('/zaloguj/kod', { code })).status).toBe(422)
  })

  test('five wrong codes end the sign-in', async () => {
    const person = await aPersonWithCodes()
    const { browser } = await withPassword(person.email)
    for (const code of ['000001', '000002', '000003', '000004', '000005'])
      expect((await browser.post('/zaloguj/kod', { code })).status).toBe(422)
    await browser.post('/zaloguj/kod', { code: '000006' })
    expect((await browser.post('/zaloguj/kod', { code: codeOf(person.secret) })).status).toBe(410)
  })

  test('without a sign-in to finish there is nothing to type', async () => {
    expect((await identity.browser().get('/zaloguj/kod')).location).toBe('/zaloguj')
    expect((await identity.browser().post('/zaloguj/kod', { code: '123456' })).status).toBe(410)
  })

  test('new recovery codes replace the old ones', async () => {
    const person = await aPersonWithCodes()
    const browser = await identity.signedIn(person.id)
    const renewed = await browser.post(`${SECURITY}/kody-zapasowe`, { password: PASSWORD })
    const fresh = [...renewed.html.matchAll(/<code>([\w-]+)<\/code>/g)].map((found) => found[1] ?? '')
    expect(fresh).toHaveLength(10)
    const old = await withPassword(person.email)
    expect((await old.browser.post('/zaloguj/kod', { code: person.recovery[1] ?? '' })).status).toBe(422)
    expect((await old.browser.post('/zaloguj/kod', { code: fresh[1] ?? '' })).status).toBe(303)
  })

  test('a person turns it off with their password, and then the password is enough', async () => {
    const person = await aPersonWithCodes()
    const browser = await identity.signedIn(person.id)
    expect((await browser.post(`${SECURITY}/kod/wylaczenie`, { password: 'nie to' })).status).toBe(422)
    expect((await browser.post(`${SECURITY}/kod/wylaczenie`, { password: PASSWORD })).location).toBe(SECURITY)
    expect((await withPassword(person.email)).answer.location).toBe('/konto/dane')
  })

  test('the database holds neither the secret nor a recovery code in the clear', async () => {
    const person = await aPersonWithCodes()
    const row = await on(at.db)
      .selectFrom('identity.second_factors')
      .selectAll()
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow()
    for (const code of [...person.recovery, person.secret.replaceAll(' ', '')])
      expect(JSON.stringify(row)).not.toContain(code)
  })
})

eachEngine('two-step sign-in of staff', (at) => {
  test('who must have it cannot turn it off', async () => {
    const identity = await anIdentity(at, { roles: [{ role: 'administrator', scope: null }] })
    const person = await identity.person()
    await on(at.db)
      .updateTable('identity.persons')
      .set({ two_factor_enabled: true })
      .where('id', '=', person.id)
      .execute()
    const browser = await identity.signedIn(person.id)
    expect((await browser.get('/konto/bezpieczenstwo')).html).toContain('Twoja rola na portalu wymaga')
    expect((await browser.get('/konto/bezpieczenstwo/kod/wylaczenie')).location).toBe('/konto/bezpieczenstwo')
    expect((await browser.post('/konto/bezpieczenstwo/kod/wylaczenie', { password: PASSWORD })).status).toBe(404)
    await identity.close()
  })
})
