import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { sql } from '../../../platform/db/index.ts'
import { type AppEnv, emptyForm, page, seeOther } from '../../../platform/http/index.ts'
import { QuestionPage } from '../../../ui/index.ts'
import { aSubject } from '../examples.ts'
import { personalData } from '../personal-data.ts'
import { addressHash } from '../rules.ts'
import { recordBounce } from '../suppression/actions.ts'
import { FollowForm } from './pages.tsx'
import { FOLLOW_ASKED, receiveFollow } from './receive.ts'
import { countFollowers, type Subject } from './store.ts'
import { followingIn, linkIn } from './testing.ts'

eachEngine('asking to follow', (at) => {
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

  test('nobody follows until the owner of the address presses the button', async () => {
    await people.ask('anna@example.org', subject)
    expect(await countFollowers(at.db, subject)).toBe(0)
    const [letter] = await people.letters()
    expect(letter?.to).toBe('anna@example.org')
    const link = linkIn(letter?.text, '/obserwuj/potwierdzenie/')

    const stranger = await people.stranger()
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
    await people.ask('anna@example.org', subject)
    const link = linkIn((await people.letters())[0]?.text, '/obserwuj/potwierdzenie/')
    const secret = link.split('/').at(-1)
    const { rows } = await sql<{ all: string }>`
      select string_agg(f::text, ' ') || (select string_agg(m::text, ' ') from notices.messages m) as all from notices.followers f`.execute(
      at.db,
    )
    expect(rows[0]?.all).not.toContain(secret)

    house.clock.set('2026-10-07T10:00:01Z')
    const late = await (await people.stranger()).post(link)
    expect(late.status).toBe(410)
    expect(late.html).toContain('Ten link już nie działa')
    expect(await countFollowers(at.db, subject)).toBe(0)
    expect(await personalData.endRetention?.(contextOf(house))).toBeGreaterThan(0)
    expect((await sql`select 1 from notices.followers`.execute(at.db)).rows).toEqual([])
  })

  test('asking again makes no second follower, and what is confirmed stays confirmed', async () => {
    await Promise.all(Array.from({ length: 4 }, () => people.ask('anna@example.org', subject)))
    const asked = await people.letters()
    const stranger = await people.stranger()
    for (const { text } of asked) await stranger.post(linkIn(text, '/obserwuj/potwierdzenie/'))
    expect(await countFollowers(at.db, subject)).toBe(1)
    await people.ask('ANNA@example.org', subject)
    const [again] = await people.letters()
    expect(again?.subject).toContain('Już obserwujesz')
    expect(await countFollowers(at.db, subject)).toBe(1)
  })

  test('one address gets at most five letters to confirm a day, whoever types it', async () => {
    for (let count = 0; count < 8; count += 1) await people.ask('ofiara@example.org', aSubject())
    expect(await people.letters()).toHaveLength(5)
    house.clock.set('2026-10-01T10:00:01Z')
    await people.ask('ofiara@example.org', aSubject())
    expect(await people.letters()).toHaveLength(1)
  })

  test('the form answers the same for a new address, a known one, a held back one and a machine', async () => {
    await people.follow('znana@example.org', subject)
    const heldBack = addressHash(house.config.secret, 'wstrzymana@example.org')
    await recordBounce(contextOf(house), { addressHash: heldBack, kind: 'complaint', code: null })
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
      await stranger.post('/sprawa/obserwujacy', { email: 'wstrzymana@example.org' }),
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
    expect((await people.letters()).map((letter) => letter.to).sort()).toEqual([
      'nowa@example.org',
      'znana@example.org',
    ])

    const wrong = await stranger.post('/sprawa/obserwujacy', { email: 'anna@' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Wpisz adres e-mail w całości')
    expect(wrong.html).toContain('value="anna@"')
    expect(await mistakesIn((await stranger.get('/sprawa')).html)).toEqual([])
    for (let count = 0; count < 20; count += 1) await stranger.post('/sprawa/obserwujacy', { email: 'x@example.org' })
    expect((await stranger.post('/sprawa/obserwujacy', { email: 'x@example.org' })).status).toBe(429)
  })
})

function FollowPage({ form }: { form: Parameters<typeof FollowForm>[0]['form'] }) {
  return (
    <QuestionPage title="Obserwuj" form={form}>
      <FollowForm action="/sprawa/obserwujacy" form={form} />
    </QuestionPage>
  )
}
