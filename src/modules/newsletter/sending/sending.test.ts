import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import type { Delivery, Mail, MailTransport } from '../../../platform/mail/index.ts'
import { stateOf } from '../issues/rules.ts'
import { issueById } from '../issues/store.ts'
import { recordEnd, subscribersAfter } from '../subscribing/store.ts'
import { decideDelivery, pauseSending, receiveReturnedIssue, resumeSending, stopSending } from './actions.ts'
import { afterwardsOf } from './desk-store.ts'
import {
  addresses,
  confirmedSubscribers,
  deliveriesOf,
  emptyNewsletter,
  portsWith,
  scheduledIssue,
  withLimits,
} from './examples.ts'
import { sendingPath } from './forms.ts'
import { audienceIn } from './rules.ts'
import { countsOf, sendingOf } from './store.ts'
import { sendIssues } from './worker.ts'

const START = '2026-09-30T10:00:00Z'
const later = (duration: Temporal.DurationLike) => Temporal.Instant.from(START).add(duration)

const coordinator = aPerson({ email: 'koordynacja@example.org', roles: [{ role: 'coordinator', scope: null }] })
const ports = portsWith([coordinator])

const refused = (given: Partial<Exclude<Delivery, { state: 'accepted' }>> = {}): Delivery => ({
  state: 'failed',
  code: 550,
  reason: '5.1.1 no such user',
  class: 'address',
  ...given,
})

type Answer = (mail: Mail, count: number) => Delivery | Promise<Delivery>

function keeping(answer: Answer = () => ({ state: 'accepted' }), kind: MailTransport['kind'] = 'folder') {
  const sent: Mail[] = []
  const send = async (mail: Mail) => {
    sent.push(mail)
    return answer(mail, sent.length)
  }
  return { kind, sent, send, close: async () => {} }
}

eachEngine('sending an issue', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at, START)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set(START)
    await emptyNewsletter(at.db)
    await sql`truncate notices.messages, notices.bounces, notices.suppressions, platform.mail_senders, platform.mail_grants`.execute(
      at.db,
    )
  })

  const system = () => contextOf(house, { kind: 'system', name: 'test' })
  const desk = () => contextOf(house, coordinator)
  const send = (mail = keeping(), most?: number) => sendIssues(systemContext({ ...house, mail }, 'test'), ports, most)
  const states = async () => (await deliveriesOf(at.db)).map(({ state }) => state)
  const issueState = async (id: string) => {
    const issue = await issueById(at.db, id)
    return issue && stateOf(issue)
  }
  async function issueFor(count: number, given = {}) {
    await confirmedSubscribers(system(), addresses(count))
    return scheduledIssue(system(), given)
  }

  test('everybody gets it once, from what was frozen when it began; then it is sent', async () => {
    const id = await issueFor(25)
    const mail = keeping()
    await send(mail)
    await send(mail)
    expect(mail.sent.map(({ to }) => to).sort()).toEqual(addresses(25))
    expect(new Set(await states())).toEqual(new Set(['accepted']))
    expect(await issueState(id)).toBe('sent')
    const issue = await issueById(at.db, id)
    expect((await sendingOf(at.db, id))?.contentHash).toBe(issue?.contentHash)
  })

  test('a letter has its own links, a message id for life, List-Id and one-click; nothing that watches', async () => {
    await issueFor(2)
    const mail = keeping()
    await send(mail)
    const [first, second] = mail.sent
    const [row] = await deliveriesOf(at.db)
    expect(mail.sent.map(({ messageId }) => messageId)).toContain(`<${row?.id}@wiec.example>`)
    expect(first?.headers).toEqual({ 'List-Id': '<newsletter.wiec.example>' })
    expect(first?.listUnsubscribe?.post).toBe(true)
    expect(first?.listUnsubscribe?.url).toMatch(/^https:\/\/wiec\.example\/newsletter\/wypisz\//)
    expect(first?.listUnsubscribe?.url).not.toBe(second?.listUnsubscribe?.url)
    for (const part of [first?.html, first?.text]) {
      expect(part).toContain('Park nad Nettą')
      expect(part).toContain('https://wiec.example/konsultacje/park-nad-netta')
      expect(part).not.toMatch(/[\uE000\uE001]/)
    }
    expect(first?.html).not.toContain('<img')
    expect(first?.html).not.toContain('/newsletter/otwarcie')
  })

  test('before its moment nothing happens', async () => {
    const id = await issueFor(3, { at: later({ hours: 1 }) })
    const mail = keeping()
    await send(mail)
    expect(mail.sent).toEqual([])
    expect(await sendingOf(at.db, id)).toBeNull()
    house.clock.set(later({ hours: 1 }))
    await send(mail)
    expect(mail.sent).toHaveLength(3)
  })

  test('workers side by side send one issue together, and nobody gets it twice', async () => {
    await issueFor(120)
    const mail = keeping()
    await Promise.all([send(mail), send(mail), send(mail)])
    await send(mail)
    expect(mail.sent.map(({ to }) => to).sort()).toEqual(addresses(120))
    expect(new Set(await states())).toEqual(new Set(['accepted']))
  })

  test('who unsubscribes or complains while it goes gets nothing, and it says why', async () => {
    await issueFor(6)
    await send(keeping(), 2)
    const waiting = (await deliveriesOf(at.db)).filter(({ state }) => state === 'queued')
    const all = await subscribersAfter(at.db, null, 10)
    const leaving = all.find(({ email }) => email === waiting[0]?.email)
    const complaining = all.find(({ email }) => email === waiting[1]?.email)
    await recordEnd(at.db, leaving?.id ?? '', { at: house.clock.now(), reason: 'unsubscribed' })
    await sql`insert into notices.suppressions (id, address_hash, cause, since)
      values (gen_random_uuid(), ${complaining?.addressHash}, 'complaint', ${START})`.execute(at.db)
    const mail = keeping()
    await send(mail)
    expect(mail.sent).toHaveLength(2)
    const skipped = (await deliveriesOf(at.db)).filter(({ state }) => state === 'skipped')
    expect(skipped.map(({ reason }) => reason).sort()).toEqual(['suppressed', 'unsubscribed'])
  })

  test('"later" is tried again with growing pauses for 48 hours, and only then it has failed', async () => {
    const id = await issueFor(1)
    const full = refused({ state: 'deferred', code: 452, reason: '4.2.2 <osoba@example.org> full', class: 'other' })
    const triesAt = async (minute: number) => {
      house.clock.set(later({ minutes: minute }))
      const mail = keeping(() => full)
      await send(mail)
      return mail.sent.length
    }
    for (const minute of [0, 5, 20, 80, 260, 620, 1340, 2060, 2780, 2880]) {
      if (minute > 0) expect(await triesAt(minute - 1), `a minute before ${minute}`).toBe(0)
      expect((await issueState(id)) === 'sent').toBe(false)
      expect(await triesAt(minute), `at ${minute}`).toBe(1)
    }
    expect(await deliveriesOf(at.db)).toMatchObject([{ state: 'failed', attempts: 10, reason: '4.2.2 <…> full' }])
    expect(await issueState(id)).toBe('sent')
  })

  test('an address that does not exist is held back from then on; a rule of the other side is not', async () => {
    await issueFor(3)
    const answers: Record<string, Delivery> = {
      'osoba-00001@example.org': refused({ reason: '5.1.1 <osoba-00001@example.org> unknown' }),
      'osoba-00002@example.org': refused({ class: 'policy', reason: '5.7.1 spam' }),
    }
    await send(keeping(({ to }) => answers[to] ?? { state: 'accepted' }))
    expect(await deliveriesOf(at.db)).toMatchObject([
      { state: 'failed', reason: '5.1.1 <…> unknown' },
      { state: 'failed', reason: '5.7.1 spam' },
      { state: 'accepted' },
    ])
    const next = await scheduledIssue(system())
    const mail = keeping()
    await send(mail)
    expect(mail.sent.map(({ to }) => to).sort()).toEqual(['osoba-00002@example.org', 'osoba-00003@example.org'])
    expect((await sendingOf(at.db, next))?.leftOut).toEqual({ 'held-back': 1 })
  })

  test('a letter whose worker died is uncertain, is not sent again by itself, and a person decides', async () => {
    const id = await issueFor(2)
    const died = keeping(() => new Promise<Delivery>(() => {}))
    void send(died)
    await expect.poll(() => died.sent.length).toBe(2)
    house.clock.set(later({ minutes: 11 }))
    const next = keeping()
    await send(next)
    expect(next.sent).toEqual([])
    expect(await deliveriesOf(at.db)).toMatchObject([
      { state: 'unknown', reason: 'worker-lost' },
      { state: 'unknown', reason: 'worker-lost' },
    ])
    expect(await issueState(id)).toBe('sent')

    const [first, second] = await deliveriesOf(at.db)
    const decide = (deliveryId = '', decision: 'resend' | 'sent' = 'sent') =>
      decideDelivery(desk(), { issueId: id, deliveryId, decision })
    await decide(first?.id, 'resend')
    await decide(second?.id, 'sent')
    await expect(decide(second?.id, 'resend')).rejects.toThrow('letter-decided')
    await send(next)
    expect(next.sent.map(({ to }) => to)).toEqual([first?.email])
    // The same letter of the same issue: a mail server that has it already may know it.
    expect(next.sent[0]?.messageId).toBe(died.sent.find(({ to }) => to === first?.email)?.messageId)
    expect(await states()).toEqual(['accepted', 'accepted'])
  })

  test('only those who keep the newsletter decide, pause, resume and stop', async () => {
    const id = await issueFor(1)
    await send(keeping(), 0)
    for (const actor of [undefined, aPerson(), aPerson({ roles: [{ role: 'team-admin', scope: 'x' }] })]) {
      const context = contextOf(house, actor)
      await expect(pauseSending(context, id)).rejects.toThrow('absent')
      await expect(resumeSending(context, id)).rejects.toThrow('absent')
      await expect(stopSending(context, id)).rejects.toThrow('absent')
      await expect(decideDelivery(context, { issueId: id, deliveryId: id, decision: 'resend' })).rejects.toThrow(
        'absent',
      )
    }
  })

  test('paused, nothing leaves; resumed, it goes on where it was; stopped, the rest is passed over for good', async () => {
    const id = await issueFor(9)
    await send(keeping(), 2)
    await pauseSending(desk(), id)
    const mail = keeping()
    await send(mail)
    expect(mail.sent).toEqual([])
    expect(await issueState(id)).toBe('paused')
    await resumeSending(desk(), id)
    await send(mail, 3)
    expect(mail.sent).toHaveLength(3)
    await stopSending(desk(), id)
    await send(mail)
    expect(mail.sent).toHaveLength(3)
    const counts = await countsOf(at.db, id)
    expect(counts).toMatchObject({ accepted: 5, skipped: 4 })
    expect(audienceIn(counts)).toBe(9)
    expect(await issueState(id)).toBe('stopped')
    await expect(resumeSending(desk(), id)).rejects.toThrow('sending-over')
  })

  test('when others take us for spam, it waits for the coordinator, who gets one letter', async () => {
    const id = await issueFor(200)
    const spam = () => refused({ class: 'policy', code: 554, reason: '5.7.1 looks like spam' })
    const mail = keeping((_, count) => (count % 3 === 0 ? spam() : { state: 'accepted' }))
    await send(mail)
    // Letters that were on their way already may follow.
    expect(mail.sent.length).toBeGreaterThanOrEqual(20)
    expect(mail.sent.length).toBeLessThan(45)
    expect(await issueState(id)).toBe('paused')
    expect((await sendingOf(at.db, id))?.brokenWhy).toBe('refusals')
    await send(mail)
    const { rows: letters } = await sql<{ email: string; subject: string; text: string }>`
      select to_email as email, subject, body_text as text from notices.messages`.execute(at.db)
    expect(letters.map(({ email }) => email)).toEqual(['koordynacja@example.org'])
    expect(letters[0]?.text).toContain(`https://wiec.example${sendingPath({ id })}`)

    // What was refused before does not stop it again.
    house.clock.set(later({ minutes: 20 }))
    await resumeSending(desk(), id)
    await send(keeping())
    expect(await issueState(id)).toBe('sent')
  })

  test('a list of addresses that do not exist is stopped as well', async () => {
    const id = await issueFor(300)
    await send(keeping((_, count) => (count % 4 === 0 ? refused() : { state: 'accepted' })))
    expect((await sendingOf(at.db, id))?.brokenWhy).toBe('addresses')
    expect(await issueState(id)).toBe('paused')
  })

  test("a server that cannot be reached rests the worker; a try after half an hour makes it a person's matter", async () => {
    const id = await issueFor(50)
    const away = () => refused({ state: 'deferred', code: null, class: 'connection', reason: 'ECONNREFUSED' })
    const mail = keeping(away)
    await send(mail)
    expect(mail.sent.length).toBeLessThan(20)
    expect(await issueState(id)).toBe('sending')
    for (let minute = 1; minute <= 90 && (await issueState(id)) === 'sending'; minute += 1) {
      house.clock.set(later({ minutes: minute }))
      await send(mail)
    }
    expect((await sendingOf(at.db, id))?.brokenWhy).toBe('connection')
    expect(house.clock.now().since(Temporal.Instant.from(START)).total('minutes')).toBeGreaterThanOrEqual(30)
    expect((await deliveriesOf(at.db)).some(({ state }) => state === 'failed')).toBe(false)
  })

  test('the limits of the sender hold for workers together, and say when there is room', async () => {
    await issueFor(30)
    const mail = keeping(undefined, 'smtp')
    const limited = withLimits({ ...house, mail }, [{ most: 10, seconds: 60 }])
    const work = () => sendIssues(systemContext(limited, 'test'), ports)
    const done = await Promise.all([work(), work()])
    expect(mail.sent).toHaveLength(10)
    expect(done.every(({ nextAt }) => nextAt !== null)).toBe(true)
    // Leave was taken for two seconds ahead, so the window ends two seconds later.
    house.clock.set(later({ seconds: 61 }))
    expect((await work()).nextAt?.toString()).toBe(later({ seconds: 62 }).toString())
    expect(mail.sent).toHaveLength(10)
    house.clock.set(later({ seconds: 62 }))
    await work()
    expect(mail.sent).toHaveLength(20)
  })

  test('an address that subscribes anew while the audience is written down is in it once', async () => {
    await issueFor(2)
    await send(keeping(), 0)
    const [someone] = await subscribersAfter(at.db, null, 1)
    await recordEnd(at.db, someone?.id ?? '', { at: house.clock.now(), reason: 'unsubscribed' })
    house.clock.set(later({ seconds: 1 }))
    await confirmedSubscribers(system(), [someone?.email ?? ''])
    await sql`update newsletter.sendings set audience_ready_at = null`.execute(at.db)
    const mail = keeping()
    await send(mail)
    expect(await deliveriesOf(at.db)).toHaveLength(2)
    expect(mail.sent).toHaveLength(1)
  })

  test('a letter that came back is counted once; who unsubscribed from the issue is counted too', async () => {
    const id = await issueFor(3)
    await send()
    const [first, second] = await deliveriesOf(at.db)
    const came = (letterId = '', kind: 'hard' | 'complaint' = 'hard') =>
      receiveReturnedIssue(contextOf(house, { kind: 'system', name: 'bounce' }), { letterId, kind, code: 511 })
    expect(await came(first?.id)).not.toBeNull()
    expect(await came(first?.id)).toBeNull()
    expect(await came(second?.id, 'complaint')).not.toBeNull()
    const third = (await subscribersAfter(at.db, null, 10)).find(({ email }) => email === 'osoba-00003@example.org')
    await recordEnd(at.db, third?.id ?? '', { at: house.clock.now(), reason: 'unsubscribed', issueId: id })
    expect(await afterwardsOf(at.db, id)).toEqual({ returned: 1, complained: 1, unsubscribed: 1 })
  })

  test('an issue that reaches nobody is sent at once', async () => {
    const id = await scheduledIssue(system())
    await send()
    expect(await issueState(id)).toBe('sent')
  })
})
