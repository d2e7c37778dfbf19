import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { prepareDigests } from '../digests/actions.ts'
import { aNotice, aSubject, outboxOf } from '../examples.ts'
import { followersOf } from '../followers/fan-out.ts'
import { followingIn, linkIn } from '../followers/testing.ts'
import { endPath } from '../followers/tokens.ts'
import { jobs } from '../jobs.ts'
import { notify } from '../outbox/actions.ts'
import { openRoutes } from '../routes.tsx'
import { addressHash } from '../rules.ts'
import { choose, ownRecipient } from './actions.ts'
import { nextDue, type Topic } from './rules.ts'

test.each([
  ['daily', '2026-09-30T10:00:00Z', '2026-10-01T05:00:00Z'],
  ['daily', '2026-09-30T04:59:59Z', '2026-09-30T05:00:00Z'],
  ['daily', '2026-09-30T05:00:00Z', '2026-10-01T05:00:00Z'],
  // The last night of summer time: seven in the morning is an hour later in UTC.
  ['daily', '2026-10-24T20:00:00Z', '2026-10-25T06:00:00Z'],
  ['weekly', '2026-09-30T10:00:00Z', '2026-10-05T05:00:00Z'],
  ['weekly', '2026-10-05T05:00:00Z', '2026-10-12T05:00:00Z'],
  ['weekly', '2026-10-05T04:00:00Z', '2026-10-05T05:00:00Z'],
] as const)('a %s digest gathered at %s is due at %s', (frequency, now, due) => {
  expect(nextDue(frequency, Temporal.Instant.from(now)).toString()).toBe(due)
})

eachEngine('what comes and how often', (at) => {
  let house: TestHouse
  let following: ReturnType<typeof followingIn>
  let wing: Awaited<ReturnType<typeof aWing>>
  const ela = aPerson({ email: 'ela@example.org' })

  beforeAll(async () => {
    house = Object.assign(await aHouse(at), { jobs: testJobs(jobs) })
    following = followingIn(house)
    const elsewhere = async (_: unknown, hash: string) => [
      {
        title: 'Newsletter',
        text: `Przychodzi na ${hash}.`,
        href: '/newsletter/ustawienia/x',
        label: 'Zmień newsletter',
      },
    ]
    wing = await aWing(house, openRoutes({ desk: () => ({ owner: '', navigation: [] }), elsewhere }))
  })
  beforeEach(() => following.startAnew())
  afterAll(() => house.close())

  const as = (person = ela) => contextOf(house, person)
  const wants = (topics: Record<string, string>, followed: Record<string, string> = {}) =>
    choose(as(), ownRecipient(as()), { topics, followed })
  const tellEla = (given: { topic?: Topic; once?: string; subject?: string } = {}) =>
    inTransaction(contextOf(house), (context) =>
      notify(context, {
        ...aNotice({
          to: { email: ela.email, personId: ela.id },
          mail: {
            subject: given.subject ?? 'Jest odpowiedź',
            blocks: [{ kind: 'button', label: 'Zobacz', url: '/konsultacje/park' }],
          },
        }),
        ...(given.topic ? { topic: given.topic } : {}),
        ...(given.once ? { once: given.once } : {}),
      }),
    )
  const followerOf = async (subject: ReturnType<typeof aSubject>) => {
    const [batch = []] = await Array.fromAsync(followersOf(contextOf(house), subject))
    const [follower] = batch
    if (!follower) throw new Error('Nobody follows')
    return follower
  }
  const recipientAt = (email: string) => ({ personId: null, addressHash: addressHash(house.config.secret, email) })
  const digests = () => prepareDigests(systemContext(house, 'test'))

  test.each([
    ['now', 1, 0],
    ['daily', 0, 1],
    ['weekly', 0, 1],
    ['never', 0, 0],
  ] as const)('a topic wanted %s makes %i letters at once and %i digests later', async (frequency, now, later) => {
    await wants({ 'own-remarks': frequency })
    await tellEla({ topic: 'own-remarks' })
    expect(await outboxOf(house.db)).toHaveLength(now)
    house.clock.set('2026-10-12T05:00:00Z')
    expect(await digests()).toBe(later)
    expect(await outboxOf(house.db)).toHaveLength(now + later)
  })

  test('what is chosen on a page of its own is named beside the rest, for whose page it is', async () => {
    const { html } = await wing.as(ela).get('/konto/wiadomosci')
    expect(html).toContain(`Przychodzi na ${addressHash(house.config.secret, ela.email)}.`)
    expect(html).toContain('href="/newsletter/ustawienia/x"')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a letter without a topic leaves at once whatever was chosen, and another topic is not touched', async () => {
    await wants({ followed: 'never', 'own-remarks': 'never' })
    await tellEla()
    expect(await outboxOf(house.db)).toHaveLength(1)
    await wants({ 'own-remarks': 'now' })
    await tellEla({ topic: 'own-remarks' })
    expect(await outboxOf(house.db)).toHaveLength(2)
  })

  test('a digest waits for its hour, tells each thing once, and is made once', async () => {
    await wants({ 'own-remarks': 'daily' })
    await tellEla({ topic: 'own-remarks', once: 'a', subject: 'Pierwsza' })
    await tellEla({ topic: 'own-remarks', once: 'a', subject: 'Pierwsza' })
    await tellEla({ topic: 'own-remarks', once: 'b', subject: 'Druga' })
    expect(await digests()).toBe(0)
    house.clock.set('2026-10-01T05:00:00Z')
    expect(await digests()).toBe(1)
    expect(await digests()).toBe(0)
    const [letter] = await outboxOf(house.db)
    expect(letter?.template).toBe('digest-daily')
    expect(letter?.text?.match(/^- /gm)).toHaveLength(2)
    expect(letter?.text).toContain('Pierwsza')
    expect(letter?.text).toContain('https://wiec.example/konsultacje/park')
  })

  test('several workers make each digest once', async () => {
    await wants({ 'own-remarks': 'daily' })
    await tellEla({ topic: 'own-remarks' })
    house.clock.set('2026-10-01T05:00:00Z')
    const made = await Promise.all([digests(), digests(), digests()])
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await outboxOf(house.db)).toHaveLength(1)
  })

  test('a digest with nothing left to tell makes no letter', async () => {
    const subject = aSubject()
    await following.follow('jan@example.org', subject)
    const jan = await followerOf(subject)
    const recipient = recipientAt('jan@example.org')
    await choose(contextOf(house), recipient, { topics: {}, followed: { [jan.id]: 'daily' } })
    await following.tell('raport', subject)
    await following.made()
    expect((await outboxOf(house.db)).map(({ template }) => template)).not.toContain('report-published')
    await choose(contextOf(house), recipient, { topics: {}, followed: { [jan.id]: 'never' } })
    house.clock.set('2026-10-01T05:00:00Z')
    expect(await digests()).toBe(0)
    expect((await outboxOf(house.db)).filter(({ template }) => template.startsWith('digest'))).toEqual([])
  })

  test('somebody who stopped following is left out of the digest that waited', async () => {
    const subject = aSubject()
    await following.follow('jan@example.org', subject)
    const jan = await followerOf(subject)
    const recipient = recipientAt('jan@example.org')
    await choose(contextOf(house), recipient, { topics: { followed: 'weekly' }, followed: {} })
    await following.tell('raport', subject)
    await following.made()
    await (await following.stranger()).post(endPath(house.config, jan.id))
    house.clock.set('2026-10-05T05:00:00Z')
    expect(await digests()).toBe(0)
  })

  test('one thing may come at once while the rest waits for Monday', async () => {
    const [park, buses] = [aSubject(), aSubject()]
    await following.follow('jan@example.org', park)
    await following.follow('jan@example.org', buses)
    const inPark = await followerOf(park)
    const recipient = recipientAt('jan@example.org')
    await choose(contextOf(house), recipient, { topics: { followed: 'weekly' }, followed: { [inPark.id]: 'now' } })
    await following.tell('park', park)
    await following.tell('autobusy', buses)
    await following.made()
    expect(await following.letters()).toHaveLength(1)
    house.clock.set('2026-10-05T05:00:00Z')
    expect(await digests()).toBe(1)
  })

  test('the link under a letter opens the choices of its reader, without an account, and changes nothing by itself', async () => {
    const subject = aSubject()
    await following.follow('jan@example.org', subject)
    await following.tell('raport', subject)
    await following.made()
    const [letter] = await following.letters()
    const path = linkIn(letter?.text, '/wiadomosci/')
    const stranger = wing.stranger()
    const page = await stranger.get(path)
    expect(page.html).toContain('Park nad Nettą')
    expect(await mistakesIn(page.html)).toEqual([])
    const jan = await followerOf(subject)
    expect(jan.frequency).toBeNull()
    const saved = await stranger.post(path, { 'temat-followed': 'daily', [`sprawa-${jan.id}`]: 'weekly' })
    expect(saved).toMatchObject({ status: 303, location: path })
    expect((await stranger.get(path)).html).toMatch(/<option value="weekly" selected/)
    expect((await stranger.get(`${path.slice(0, -2)}AA`)).status).toBe(404)
  })

  test('one press under a digest ends digests, without cookies or a body, and twice is the same', async () => {
    await wants({ 'own-remarks': 'daily' })
    await tellEla({ topic: 'own-remarks' })
    house.clock.set('2026-10-01T05:00:00Z')
    await digests()
    const [letter] = await following.letters()
    const oneClick = new URL(letter?.listUnsubscribe?.url ?? '').pathname
    expect((await wing.stranger().get(oneClick)).html).toContain('method="post"')
    for (const _ of ['once', 'twice']) {
      const answer = await wing.stranger().post(oneClick)
      expect([answer.status, answer.html]).toEqual([200, 'OK'])
    }
    await tellEla({ topic: 'own-remarks' })
    house.clock.set('2026-10-02T05:00:00Z')
    expect(await digests()).toBe(0)
  })

  test('a stranger is led to sign in, and a person chooses on a valid page', async () => {
    expect((await wing.stranger().get('/konto/wiadomosci')).location).toBe('/zaloguj?dalej=%2Fkonto%2Fwiadomosci')
    expect((await wing.stranger().post('/konto/wiadomosci')).status).toBe(404)
    const page = await wing.as(ela).get('/konto/wiadomosci')
    expect(await mistakesIn(page.html)).toEqual([])
    const saved = await wing
      .as(ela)
      .post('/konto/wiadomosci', { 'temat-own-remarks': 'weekly', 'temat-followed': 'bzdura' })
    expect(saved.flash).toBe('notices.preferences.saved')
    const { html } = await wing.as(ela).get('/konto/wiadomosci')
    expect(html.match(/<option value="weekly" selected/g)).toHaveLength(1)
    expect(html.match(/<option value="now" selected/g)).toHaveLength(1)
  })
})
