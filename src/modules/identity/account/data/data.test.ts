import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { anIdentity, type TestIdentity } from '../../../../../tests/support/identity.ts'
import { PASSWORD } from '../../../../../tests/support/passwords.ts'
import { officeLimits, openZip } from '../../../../platform/documents/zip.ts'
import type { PersonalDataStore } from '../../../../platform/personal-data.ts'
import { personalData } from '../../index.ts'
import { on, personById } from '../../store.ts'

eachEngine('personal data', (at) => {
  let identity: TestIdentity
  const erased: string[] = []
  let refuses = false

  const diary: PersonalDataStore = {
    module: 'diary',
    export: async ({ house }, person) => ({
      data: { entries: [`o ${person.email}`] },
      files: [{ name: '../../etc/passwd', hash: (await house.files.put(Buffer.from('treść pliku'))).hash }],
    }),
    erase: async (_, person) => {
      if (refuses) throw new Error('not now')
      erased.push(person.id)
    },
  }

  beforeAll(async () => {
    identity = await anIdentity(at, { stores: [diary] })
  })
  afterAll(() => identity.close())

  test('a person takes all of their data as a ZIP, with the password', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    expect((await browser.post('/konto/dane', { password: 'nie to' })).status).toBe(422)
    const answer = await browser.post('/konto/dane', { password: PASSWORD })
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('cache-control')).toBe('no-store')

    const zip = await openZip(answer.bytes, officeLimits)
    expect(zip.entries.map(({ name }) => name)).toEqual([
      'czytaj.txt',
      'diary.json',
      'diary/1-..-..-etc-passwd',
      'identity.json',
    ])
    const own = JSON.parse((await zip.read('identity.json')).toString())
    expect(own.person).toMatchObject({ name: person.name, email: person.email })
    expect(own.waysIn).toHaveLength(1)
    expect(JSON.stringify(own)).not.toMatch(/password|token/)
    expect((await zip.read('diary/1-..-..-etc-passwd')).toString()).toBe('treść pliku')
    expect(identity.acts.at(-1)).toEqual({ act: 'personal-data-downloaded', personId: person.id })
  })

  test('an erased account leaves nothing of the person', async () => {
    const person = await identity.person()
    await identity.browser().post('/zaloguj/link', { email: person.email })
    await identity.browser().post('/haslo/nowe', { email: person.email })
    const browser = await identity.signedIn(person.id)
    const elsewhere = await identity.signedIn(person.id)
    expect((await browser.post('/konto/usuniecie', { password: 'nie to' })).status).toBe(422)
    expect((await browser.post('/konto/usuniecie', { password: PASSWORD })).location).toBe('/')

    expect(erased).toContain(person.id)
    expect(await personById({ db: at.db }, person.id)).toBeNull()
    expect((await elsewhere.get('/konto')).status).toBe(303)
    for (const table of ['persons', 'sessions', 'accounts', 'verifications', 'passkeys', 'second_factors'] as const) {
      const rows = JSON.stringify(await on(at.db).selectFrom(`identity.${table}`).selectAll().execute())
      expect(rows).not.toContain(person.id)
      expect(rows).not.toContain(person.email)
    }
    expect((await identity.browser().post('/zaloguj', { email: person.email, password: PASSWORD })).status).toBe(422)
  })

  test('when one part of the portal cannot forget, nothing is forgotten', async () => {
    const person = await identity.person()
    const browser = await identity.signedIn(person.id)
    refuses = true
    expect((await browser.post('/konto/usuniecie', { password: PASSWORD })).status).toBe(500)
    refuses = false
    expect(await personById({ db: at.db }, person.id)).toEqual(person)
    expect((await browser.get('/konto')).status).toBe(200)
  })

  test('who has no password types their address to erase', async () => {
    const person = await identity.person({ password: undefined })
    const browser = await identity.signedIn(person.id)
    expect((await browser.post('/konto/usuniecie', { email: 'inny@example.org' })).status).toBe(422)
    expect(await personById({ db: at.db }, person.id)).toEqual(person)
    expect((await browser.post('/konto/usuniecie', { email: person.email })).status).toBe(303)
    expect(await personById({ db: at.db }, person.id)).toBeNull()
  })

  test('what has ended is removed: sessions, links and spent codes', async () => {
    const person = await identity.person()
    await identity.signedIn(person.id)
    await identity.browser().post('/zaloguj/link', { email: person.email })
    const past = Temporal.Now.instant().subtract({ hours: 25 })
    await on(at.db)
      .insertInto('identity.spent_codes')
      .values({ person_id: person.id, code: '123456', spent_at: past })
      .execute()
    await on(at.db)
      .updateTable('identity.sessions')
      .set({ expires_at: past })
      .where('person_id', '=', person.id)
      .execute()
    await on(at.db).updateTable('identity.verifications').set({ expires_at: past }).execute()
    const links = await on(at.db).selectFrom('identity.verifications').select('id').execute()
    expect(await personalData.endRetention?.(identity.context)).toBe(links.length + 2)
    expect(await personalData.endRetention?.(identity.context)).toBe(0)
  })
})
