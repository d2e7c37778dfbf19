import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { inTransaction, sql } from '../../../platform/db/index.ts'
import { type AppEnv, emptyForm, openPageCache, openShell, page, seeOther } from '../../../platform/http/index.ts'
import { QuestionPage } from '../../../ui/index.ts'
import { aSubject, emptyNotices, keepingTransport, outboxOf, withTransport } from '../examples.ts'
import { sendDue } from '../outbox/sending.ts'
import { personalData } from '../personal-data.ts'
import { openRoutes } from '../routes.tsx'
import { askToFollow } from './actions.ts'
import { fanOut, followersOf, tellFollowers } from './fan-out.ts'
import { FollowForm } from './pages.tsx'
import { FOLLOW_ASKED, receiveFollow } from './receive.ts'
import { openFollowerRoutes } from './routes.tsx'
import { countFollowers, type Subject } from './store.ts'

const START = '2026-09-30T10:00:00Z'

eachEngine('following by e-mail alone', (at) => {
  let house: TestHouse
  let subject: Subject
  beforeAll(async () => {
    house = await aHouse(at, START)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set(START)
    subject = aSubject()
    await emptyNotices(at.db)
    await sql`truncate platform.throttles`.execute(at.db)
  })

  const wing = () => aWing(house, openRoutes({ desk: () => ({ owner: 'Administracja', navigation: [] }) }))
  const ask = (email: string, about = subject) =>
    askToFollow(contextOf(house), { email, subject: about, title: 'Park nad Nettą', url: '/konsultacje/park' })
  /** Letters that leave now. */
  const letters = async () => {
    const mail = keepingTransport()
    await sendDue(systemContext(withTransport(house, mail), 'test'))
    return mail.sent
  }
  const linkIn = (text: string | undefined, begins: string) =>
    new URL(text?.match(new RegExp(`https://wiec\\.example(/en)?${begins}\\S+`))?.[0] ?? 'https://nothing.example')
      .pathname
  const follow = async (email: string, about = subject) => {
    await ask(email, about)
    const [letter] = await letters()
    await (await wing()).stranger().post(linkIn(letter?.text, '/obserwuj/potwierdzenie/'))
  }
  const tell = (once: string, about = subject) =>
    inTransaction(contextOf(house), (context) =>
      tellFollowers(context, about, {
        template: 'report-published',
        once,
        mail: (locale) => ({
          subject: locale === 'pl' ? 'Jest raport' : 'The report is out',
          blocks: [{ kind: 'paragraph', text: 'Park nad Nettą' }],
        }),
      }),
    )
  const made = (batch?: number) => fanOut(systemContext(house, 'test'), batch)

  test('nobody follows until the owner of the address presses the button', async () => {
    await ask('anna@example.org')
    expect(await countFollowers(at.db, subject)).toBe(0)
    const [letter] = await letters()
    expect(letter?.to).toBe('anna@example.org')
    const link = linkIn(letter?.text, '/obserwuj/potwierdzenie/')

    const stranger = (await wing()).stranger()
    const shown = await stranger.get(link)
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('Tak, chcę obserwować')
    expect(await mistakesIn(shown.html)).toEqual([])
    expect(await countFollowers(at.db, subject)).toBe(0)

    const done = await stranger.post(link)
    expect([done.status, done.location, done.flash]).toEqual([303, '/konsultacje/park', 'notices.follow.confirmed'])
    expect(await countFollowers(at.db, subject)).toBe(1)
    expect((await stranger.get(link)).html).toContain('Obserwujesz tę sprawę')
    expect((await stranger.post(link)).status).toBe(303)
    expect(await countFollowers(at.db, subject)).toBe(1)
  })

  test('a link to confirm works for 7 days and is kept only as a hash', async () => {
    await ask('anna@example.org')
    const link = linkIn((await letters())[0]?.text, '/obserwuj/potwierdzenie/')
    const secret = link.split('/').at(-1)
    const { rows } = await sql<{ all: string }>`
      select string_agg(f::text, ' ') || (select string_agg(m::text, ' ') from notices.messages m) as all from notices.followers f`.execute(
      at.db,
    )
    expect(rows[0]?.all).not.toContain(secret)

    house.clock.set('2026-10-07T10:00:01Z')
    const late = await (await wing()).stranger().post(link)
    expect(late.status).toBe(410)
    expect(late.html).toContain('Ten link już nie działa')
    expect(await countFollowers(at.db, subject)).toBe(0)
    expect(await personalData.endRetention?.(contextOf(house))).toBeGreaterThan(0)
    expect((await sql`select 1 from notices.followers`.execute(at.db)).rows).toEqual([])
  })

  test('asking again makes no second follower, and what is confirmed stays confirmed', async () => {
    await Promise.all(Array.from({ length: 4 }, () => ask('anna@example.org')))
    const asked = await letters()
    const stranger = (await wing()).stranger()
    for (const { text } of asked) await stranger.post(linkIn(text, '/obserwuj/potwierdzenie/'))
    expect(await countFollowers(at.db, subject)).toBe(1)
    await ask('ANNA@example.org')
    const [again] = await letters()
    expect(again?.subject).toContain('Już obserwujesz')
    expect(await countFollowers(at.db, subject)).toBe(1)
  })

  test('one address gets at most five letters to confirm a day, whoever types it', async () => {
    for (let count = 0; count < 8; count += 1) await ask('ofiara@example.org', aSubject())
    expect(await letters()).toHaveLength(5)
    house.clock.set('2026-10-01T10:00:01Z')
    await ask('ofiara@example.org', aSubject())
    expect(await letters()).toHaveLength(1)
  })

  test('the form answers the same for a new address, a known one, a held back one and a machine', async () => {
    await follow('znana@example.org')
    const routes = new Hono<AppEnv>().post('/sprawa/obserwujacy', async (c) => {
      const form = await receiveFollow(c, { subject, title: 'Park', url: '/sprawa' })
      if (!form.ok) return page(c, <FollowPage form={form} />, 422)
      return seeOther(c, '/sprawa', FOLLOW_ASKED)
    })
    routes.get('/sprawa', (c) => page(c, <FollowPage form={emptyForm()} />))
    const stranger = (await aWing(house, routes)).stranger()
    const answers = [
      await stranger.post('/sprawa/obserwujacy', { email: 'nowa@example.org' }),
      await stranger.post('/sprawa/obserwujacy', { email: 'znana@example.org' }),
      await stranger.post('/sprawa/obserwujacy', { email: 'robot@example.org', strona: 'https://spam.example' }),
    ]
    for (const answer of answers) {
      expect([answer.status, answer.location, answer.flash, answer.html]).toEqual([
        303,
        '/sprawa',
        'notices.follow.asked',
        '',
      ])
    }
    expect((await letters()).map((letter) => letter.to).sort()).toEqual(['nowa@example.org', 'znana@example.org'])

    const wrong = await stranger.post('/sprawa/obserwujacy', { email: 'anna@' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Wpisz adres e-mail w całości')
    expect(wrong.html).toContain('value="anna@"')
    expect(await mistakesIn((await stranger.get('/sprawa')).html)).toEqual([])
    for (let count = 0; count < 20; count += 1) await stranger.post('/sprawa/obserwujacy', { email: 'x@example.org' })
    expect((await stranger.post('/sprawa/obserwujacy', { email: 'x@example.org' })).status).toBe(429)
  })

  test('news reaches every follower once, in their language, with a way out', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await follow(`${name}@example.org`)
    await follow('obca@example.org', aSubject())
    await ask('niepotwierdzona@example.org')
    await letters()
    await sql`update notices.followers set locale = 'en' where email = 'e@example.org'`.execute(at.db)

    await tell('report:1')
    await tell('report:1')
    await Promise.all([made(2), made(2), made(2)])
    const sent = await letters()
    expect(sent.map((letter) => `${letter.to} ${letter.subject}`).sort()).toEqual([
      'a@example.org Jest raport',
      'b@example.org Jest raport',
      'c@example.org Jest raport',
      'd@example.org Jest raport',
      'e@example.org The report is out',
    ])
    for (const letter of sent) {
      expect(letter.listUnsubscribe).toEqual({
        url: expect.stringMatching(/^https:\/\/wiec\.example\/wypisz\/[\w-]{43}$/),
        post: true,
      })
      expect(letter.text).toMatch(/https:\/\/wiec\.example(\/en)?\/obserwuj\/koniec\/[\w-]{43}/)
    }
  })

  test('telling that was cut short goes on where it stopped, without doubles', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await follow(`${name}@example.org`)
    await tell('report:2')
    // The second batch dies inside its transaction.
    let batches = 0
    const failing = {
      ...house,
      clock: {
        now: () => {
          batches += 1
          if (batches === 2) throw new Error('killed')
          return house.clock.now()
        },
      },
    }
    await expect(fanOut({ ...systemContext(house, 'test'), house: failing }, 2)).rejects.toThrow('killed')
    const count = async () => (await outboxOf(at.db)).filter((row) => row.template === 'report-published').length
    expect(await count()).toBe(2)
    await made(2)
    expect(await count()).toBe(4)
    await made(2)
    expect(await count()).toBe(4)
  })

  test('whoever begins to follow after the news is not told old news', async () => {
    await follow('a@example.org')
    await tell('report:3')
    house.clock.set('2026-09-30T11:00:00Z')
    await follow('pozna@example.org')
    await made()
    expect((await letters()).map((letter) => letter.to)).toEqual(['a@example.org'])
  })

  test('one press in the mail program ends the letters: no cookie, no redirect, no body needed', async () => {
    await follow('a@example.org')
    await tell('report:4')
    await made()
    const url = new URL((await letters())[0]?.listUnsubscribe?.url ?? '')
    const app = mailProgram()

    const opened = await (await wing()).stranger().get(url.pathname)
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

  test('ending takes a page and a press, and a letter already waiting is not sent', async () => {
    await follow('a@example.org')
    await tell('report:5')
    await made()
    const waiting = await sql<{
      text: string
    }>`select body_text as text from notices.messages where template = 'report-published'`.execute(at.db)
    const link = linkIn(waiting.rows[0]?.text, '/obserwuj/koniec/')
    const stranger = (await wing()).stranger()
    const shown = await stranger.get(link)
    expect(shown.html).toContain('Zrezygnuj z wiadomości')
    expect(await mistakesIn(shown.html)).toEqual([])
    const done = await stranger.post(link)
    expect([done.status, done.location]).toEqual([303, link])
    expect((await stranger.get(link)).html).toContain('Nie wyślemy więcej wiadomości')
    expect(await letters()).toEqual([])
    expect(await outboxOf(at.db)).toContainEqual(expect.objectContaining({ state: 'skipped', reason: 'unfollowed' }))
    const { rows } = await sql<{ email: string | null }>`select email from notices.followers`.execute(at.db)
    expect(rows).toEqual([{ email: null }])
  })

  test('a person gets everything written to them, and erasure leaves none of it', async () => {
    const person = aPerson({ email: 'anna@example.org' })
    await follow('anna@example.org')
    await tell('report:6')
    await made()
    await letters()
    const { data } = await personalData.export(contextOf(house), person)
    expect(data).toMatchObject({
      letters: [{ subject: 'Jest raport', state: 'accepted', text: expect.stringContaining('Park nad Nettą') }],
      follows: [{ title: 'Park nad Nettą', consentVersion: '2026-11' }],
    })
    await tell('report:7')
    await made()
    await personalData.erase(contextOf(house), person)
    expect(await letters()).toEqual([])
    const { rows } = await sql<{ all: string | null }>`
      select coalesce((select string_agg(m::text, ' ') from notices.messages m), '')
        || coalesce((select string_agg(f::text, ' ') from notices.followers f), '') as all`.execute(at.db)
    expect(rows[0]?.all).not.toMatch(/anna|Park/)
  })

  test('followers come in batches, each once', async () => {
    for (const name of ['a', 'b', 'c']) await follow(`${name}@example.org`)
    const sizes: number[] = []
    const emails = new Set<string | null>()
    for await (const batch of followersOf(contextOf(house), subject, 2)) {
      sizes.push(batch.length)
      for (const follower of batch) emails.add(follower.email)
    }
    expect(sizes).toEqual([2, 1])
    expect(emails.size).toBe(3)
  })
})

function FollowPage({ form }: { form: Parameters<typeof FollowForm>[0]['form'] }) {
  return (
    <QuestionPage title="Obserwuj" form={form}>
      <FollowForm action="/sprawa/obserwujacy" form={form} />
    </QuestionPage>
  )
}
