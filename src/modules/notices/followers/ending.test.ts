import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { sql } from '../../../platform/db/index.ts'
import { openPageCache, openShell } from '../../../platform/http/index.ts'
import { aSubject, outboxOf } from '../examples.ts'
import { personalData } from '../personal-data.ts'
import { openFollowerRoutes } from './routes.tsx'
import { countFollowers, type Subject } from './store.ts'
import { followingIn, linkIn } from './testing.ts'

eachEngine('ending to follow', (at) => {
  let house: TestHouse
  let subject: Subject
  let people: ReturnType<typeof followingIn>
  beforeAll(async () => {
    house = await aHouse(at)
    people = followingIn(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    subject = aSubject()
    await people.startAnew()
  })

  /** The real shell, asked as a server of mail asks: without cookies and without the headers of a browser. */
  const mailProgram = () => {
    const app = openShell({
      house,
      cache: openPageCache(house.bus),
      actorOf: async () => aPerson(),
      render: () => '',
      refusalPage: (_c, word) => word,
    })
    app.route('/', openFollowerRoutes())
    return app
  }

  test('one press in the mail program ends the letters: no cookie, no redirect, no body needed', async () => {
    await people.follow('a@example.org', subject)
    await people.tell('report:4', subject)
    await people.made()
    const url = new URL((await people.letters())[0]?.listUnsubscribe?.url ?? '')
    const app = mailProgram()

    const opened = await (await people.stranger()).get(url.pathname)
    expect([opened.status, opened.location]).toEqual([302, url.pathname.replace('/wypisz/', '/obserwuj/koniec/')])
    expect(await countFollowers(at.db, subject)).toBe(1)

    for (const init of [
      { method: 'POST' },
      {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      { method: 'POST', body: 'whatever', headers: { 'content-type': 'application/json' } },
    ]) {
      const answer = await app.request(url, init)
      expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([
        200,
        null,
        null,
      ])
    }
    expect(await countFollowers(at.db, subject)).toBe(0)
    expect((await app.request('https://wiec.example/wypisz/zgadywany', { method: 'POST' })).status).toBe(404)
  })

  test('ending takes a page and a press, and a letter already waiting is not sent', async () => {
    await people.follow('a@example.org', subject)
    await people.tell('report:5', subject)
    await people.made()
    const waiting = await sql<{
      text: string
    }>`select body_text as text from notices.messages where template = 'report-published'`.execute(at.db)
    const link = linkIn(waiting.rows[0]?.text, '/obserwuj/koniec/')
    const stranger = await people.stranger()
    const shown = await stranger.get(link)
    expect(shown.html).toContain('Zrezygnuj z wiadomości')
    expect(await mistakesIn(shown.html)).toEqual([])
    const done = await stranger.post(link)
    expect([done.status, done.location]).toEqual([303, link])
    expect((await stranger.get(link)).html).toContain('Nie wyślemy więcej wiadomości')
    expect(await people.letters()).toEqual([])
    expect(await outboxOf(at.db)).toContainEqual(expect.objectContaining({ state: 'skipped', reason: 'unfollowed' }))
    const { rows } = await sql<{ email: string | null }>`select email from notices.followers`.execute(at.db)
    expect(rows).toEqual([{ email: null }])
  })

  test('a person gets everything written to them, and erasure leaves none of it', async () => {
    const person = aPerson({ email: 'anna@example.org' })
    await people.follow('anna@example.org', subject)
    await people.tell('report:6', subject)
    await people.made()
    await people.letters()
    const { data } = await personalData.export(contextOf(house), person)
    expect(data).toMatchObject({
      letters: [{ subject: 'Jest raport', state: 'accepted', text: expect.stringContaining('Park nad Nettą') }],
      follows: [{ title: 'Park nad Nettą', consentVersion: '2026-11' }],
    })
    await people.tell('report:7', subject)
    await people.made()
    await personalData.erase(contextOf(house), person)
    expect(await people.letters()).toEqual([])
    const { rows } = await sql<{ all: string | null }>`
      select coalesce((select string_agg(m::text, ' ') from notices.messages m), '')
        || coalesce((select string_agg(f::text, ' ') from notices.followers f), '') as all`.execute(at.db)
    expect(rows[0]?.all).not.toMatch(/anna|Park/)
  })
})
