import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { readConfig } from '../../../platform/config.ts'
import { systemContext } from '../../../platform/context.ts'
import { aNotice, emptyNotices, keepingTransport, withTransport } from '../examples.ts'
import { notify } from '../outbox/actions.ts'
import { sendDue } from '../outbox/sending.ts'
import { isHeldBack, receiveReturned } from './actions.ts'
import { readReturned } from './delivery-status.ts'

const ID = '<01a2222c-f87b-7cab-a6d7-de5d947bf1d0@wiec.example>'

const report = (given: { id?: string; action?: string; status?: string } = {}) =>
  [
    'From: MAILER-DAEMON@mx.example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <20260930.ABC@mx.example.org>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    '',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    'Final-Recipient: rfc822; jan@example.org',
    `Action: ${given.action ?? 'failed'}`,
    `Status: ${given.status ?? '5.1.1'}`,
    '--x',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID:\r\n ${given.id ?? ID}`,
    'Subject: List',
  ].join('\r\n')

const CONFIG = readConfig({
  WIEC_DATA: tmpdir(),
  WIEC_URL: 'https://wiec.example',
  WIEC_SECRET: 'only for tests, only for tests, only',
  MAIL_BOUNCES: 'zwroty@wiec.example',
})

test.each([
  ['no such address', report(), { kind: 'hard', code: 511 }],
  ['a closed mailbox', report({ status: '5.2.1' }), { kind: 'hard', code: 521 }],
  ['a full mailbox', report({ status: '5.2.2' }), { kind: 'soft', code: 522 }],
  ['given up after days', report({ status: '4.4.7' }), { kind: 'soft', code: 447 }],
  ['a delay', report({ action: 'delayed', status: '4.4.1' }), null],
  ['a rule of the receiving side', report({ status: '5.7.1' }), { kind: 'refused', code: 571 }],
  ['a letter of another portal', report({ id: ID.replace('wiec.example', 'inny.example') }), null],
  ['an answer of a machine on holiday', `Subject: Urlop\nIn-Reply-To: ${ID}\n`, null],
  ['nothing', '', null],
])('%s', async (_, text, expected) => {
  expect(await readReturned(text, CONFIG)).toEqual(expected && { letterId: ID.slice(1, 37), ...expected })
})

eachEngine('a letter that came back', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(() => emptyNotices(at.db))

  const system = () => systemContext(house, 'test')
  /** Sends a letter to Jan and gives its message id. */
  async function sent() {
    const mail = keepingTransport()
    await notify(contextOf(house), aNotice({ to: { email: 'jan@example.org' } }))
    await sendDue(systemContext(withTransport(house, mail), 'test'))
    return mail.sent[0]?.messageId ?? ''
  }
  const heldBack = () => isHeldBack(contextOf(house), 'jan@example.org')

  test('holds its address back; what is returned under an id we never sent holds back nobody', async () => {
    const id = await sent()
    expect(await receiveReturned(system(), report())).toBeNull()
    expect(await heldBack()).toBe(false)
    expect(await receiveReturned(system(), report({ id }))).toBe('hard')
    expect(await heldBack()).toBe(true)
  })

  test('counts once, however often it is returned', async () => {
    const id = await sent()
    const kinds = []
    for (let count = 0; count < 4; count += 1)
      kinds.push(await receiveReturned(system(), report({ id, status: '5.2.2' })))
    expect(kinds).toEqual(['soft', null, null, null])
    expect(await heldBack()).toBe(false)
    for (let count = 0; count < 2; count += 1)
      await receiveReturned(system(), report({ id: await sent(), status: '5.2.2' }))
    expect(await heldBack()).toBe(true)
  })

  test('is read by the command alone', async () => {
    const id = await sent()
    const administrator = aPerson({ roles: [{ role: 'administrator', scope: null }] })
    await expect(receiveReturned(contextOf(house, administrator), report({ id }))).rejects.toThrow('absent')
  })
})
