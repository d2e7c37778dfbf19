import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { inTransaction, sql } from '../../../platform/db/index.ts'
import type { Delivery } from '../../../platform/mail/index.ts'
import { aNotice, emptyNotices, keepingTransport, outboxOf, refusedAs, withTransport } from '../examples.ts'
import { notify } from './actions.ts'
import { sendDue } from './sending.ts'

const START = '2026-09-30T10:00:00Z'
const later = (duration: Temporal.DurationLike) => Temporal.Instant.from(START).add(duration)

eachEngine('the outbox', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at, START)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set(START)
    await emptyNotices(at.db)
  })

  const write = (given = {}) => notify(contextOf(house), aNotice(given))
  const send = (mail = keepingTransport(), most?: number) => {
    const context = systemContext(withTransport(house, mail), 'notices.send')
    return sendDue(context, most)
  }
  const state = async () => (await outboxOf(at.db)).map((row) => row.state)

  test('a letter leaves once, with the same words in HTML and in plain text', async () => {
    const mail = keepingTransport()
    await write({ to: { email: 'Anna@Example.org' } })
    await send(mail)
    await send(mail)
    expect(mail.sent).toHaveLength(1)
    const letter = mail.sent[0]
    expect(letter?.to).toBe('Anna@Example.org')
    expect(letter?.html).toContain('<html lang="pl">')
    for (const part of [letter?.html, letter?.text]) {
      expect(part).toContain('Posadzimy lipy wzdłuż ścieżki nad Nettą.')
      expect(part).toContain('https://wiec.example/konsultacje/park-nad-netta')
    }
    expect(letter?.messageId).toMatch(/^<[0-9a-f-]{36}@wiec\.example>$/)
    expect(letter?.listUnsubscribe).toBeUndefined()
    expect(await state()).toEqual(['accepted'])
  })

  test('a letter written in work that was rolled back is never sent', async () => {
    const mail = keepingTransport()
    const work = inTransaction(contextOf(house), async (context) => {
      await notify(context, aNotice())
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    await send(mail)
    expect(mail.sent).toEqual([])
  })

  test('the same notice is made once, also when asked for twenty times at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => write({ once: 'report-published:1' })))
    expect(ids.filter((id) => id !== null)).toHaveLength(1)
    expect(await state()).toEqual(['queued'])
  })

  test('an address that would add a header of its own is refused', async () => {
    await expect(write({ to: { email: 'anna@example.org\r\nBcc: all@example.org' } })).rejects.toThrow()
    await write({ mail: { subject: 'Raport\r\nBcc: all@example.org', blocks: [] } })
    const mail = keepingTransport()
    await send(mail)
    expect(mail.sent.map((letter) => letter.subject)).toEqual(['Raport Bcc: all@example.org'])
  })

  test('workers side by side send every letter exactly once', async () => {
    for (let count = 0; count < 60; count += 1) await write()
    const mail = keepingTransport()
    await Promise.all([send(mail), send(mail), send(mail)])
    expect(mail.sent).toHaveLength(60)
    expect(new Set(mail.sent.map((letter) => letter.messageId)).size).toBe(60)
    expect(new Set(await state())).toEqual(new Set(['accepted']))
  })

  test('a letter somebody waits for leaves before news for many', async () => {
    await write({ to: { email: 'news@example.org' } })
    await sql`update notices.messages set bulk = true`.execute(at.db)
    house.clock.set(later({ minutes: 1 }))
    await write({ to: { email: 'sign-in@example.org' } })
    const mail = keepingTransport()
    await send(mail, 1)
    expect(mail.sent.map((letter) => letter.to)).toEqual(['sign-in@example.org'])
  })

  test('above 300 letters a minute news for many waits, a letter somebody waits for does not', async () => {
    for (let count = 0; count < 310; count += 1) await write({ to: { email: `news-${count}@example.org` } })
    await sql`update notices.messages set bulk = true`.execute(at.db)
    const mail = { ...keepingTransport(), kind: 'smtp' as const }
    await send(mail)
    expect(mail.sent).toHaveLength(300)
    await write({ to: { email: 'sign-in@example.org' } })
    await send(mail)
    expect(mail.sent.slice(300).map((letter) => letter.to)).toEqual(['sign-in@example.org'])
    house.clock.set(later({ minutes: 1 }))
    await send(mail)
    expect(mail.sent).toHaveLength(311)
  })

  test('a letter that opens something is forgotten once it has left, others are kept', async () => {
    await write({ fleeting: true, template: 'sign-in-link' })
    await write({ template: 'remark-decided' })
    await send()
    const rows = await outboxOf(at.db)
    expect(new Map(rows.map((row) => [row.template, row.text === null]))).toEqual(
      new Map([
        ['sign-in-link', true],
        ['remark-decided', false],
      ]),
    )
  })

  test('a letter whose worker died between the 250 of the server and our commit is never sent again by itself', async () => {
    await write()
    const died = keepingTransport(() => new Promise<Delivery>(() => {}))
    void send(died)
    await expect.poll(() => died.sent.length).toBe(1)

    const next = keepingTransport()
    house.clock.set(later({ minutes: 9 }))
    await send(next)
    expect(await state()).toEqual(['sending'])
    house.clock.set(later({ minutes: 11 }))
    await send(next)
    house.clock.set(later({ hours: 100 }))
    await send(next)
    expect(next.sent).toEqual([])
    expect(await outboxOf(at.db)).toMatchObject([{ state: 'unknown', attempts: 1, reason: 'worker-lost' }])
  })

  test('a worker slower than its lease may still say that its letter was accepted', async () => {
    await write()
    let answer: (delivery: Delivery) => void = () => {}
    const slow = keepingTransport(() => new Promise<Delivery>((resolve) => (answer = resolve)))
    const working = send(slow)
    await expect.poll(() => slow.sent.length).toBe(1)
    house.clock.set(later({ minutes: 11 }))
    await send()
    expect(await state()).toEqual(['unknown'])
    answer({ state: 'accepted' })
    await working
    expect(await state()).toEqual(['accepted'])
  })

  test('a transport that breaks after the server took the letter leaves it unknown', async () => {
    await write()
    const broken = keepingTransport(() => {
      throw new Error('socket closed')
    })
    await send(broken)
    house.clock.set(later({ hours: 1 }))
    await send(broken)
    expect(broken.sent).toHaveLength(1)
    expect(await outboxOf(at.db)).toMatchObject([{ state: 'unknown', reason: 'transport-broke' }])
  })

  test('a deferred letter is tried again with growing pauses and given up after 48 hours', async () => {
    await write({ to: { email: 'pelna@example.org' } })
    const full = refusedAs({ state: 'deferred', code: 452, reason: '4.2.2 <pelna@example.org> mailbox full' })
    const triesAt = async (minute: number) => {
      house.clock.set(later({ minutes: minute }))
      const mail = keepingTransport(() => full)
      await send(mail)
      return mail.sent.length
    }
    for (const minute of [0, 5, 20, 80, 260, 620, 1340, 2060, 2780, 2880]) {
      if (minute > 0) expect(await triesAt(minute - 1), `a minute before ${minute}`).toBe(0)
      expect(await triesAt(minute), `at ${minute}`).toBe(1)
    }
    expect(await triesAt(6000)).toBe(0)
    expect(await outboxOf(at.db)).toMatchObject([{ state: 'failed', attempts: 10, reason: '4.2.2 <…> mailbox full' }])
  })

  test('when the server cannot be reached, the rest waits without being tried', async () => {
    for (let count = 0; count < 20; count += 1) await write()
    const away = keepingTransport(() =>
      refusedAs({ state: 'deferred', code: null, class: 'connection', reason: 'ECONNREFUSED' }),
    )
    await send(away)
    expect(away.sent.length).toBeLessThanOrEqual(4)
    const waiting = (await outboxOf(at.db)).filter((row) => row.state === 'queued')
    expect(waiting.length).toBeGreaterThanOrEqual(16)
  })
})
