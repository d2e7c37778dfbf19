import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import type { Delivery } from '../../../platform/mail/index.ts'
import { aNotice, emptyNotices, keepingTransport, outboxOf, refusedAs, withTransport } from '../examples.ts'
import { notify } from '../outbox/actions.ts'
import { sendDue } from '../outbox/sending.ts'
import { personalData } from '../personal-data.ts'
import { isHeldBack, liftSuppression, suppressAddress } from './actions.ts'

const administrator = aPerson({ roles: [{ role: 'administrator', scope: null }] })

eachEngine('addresses we do not write to', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-30T10:00:00Z')
    await emptyNotices(at.db)
  })

  const deliver = async (email: string, delivery: Delivery) => {
    await notify(contextOf(house), aNotice({ to: { email } }))
    await sendDue(
      systemContext(
        withTransport(
          house,
          keepingTransport(() => delivery),
        ),
        'test',
      ),
    )
  }
  /** A server that says "later" for 48 hours. */
  const softBounce = async (email: string, startsAt: string) => {
    const full = refusedAs({ state: 'deferred', code: 452 })
    house.clock.set(startsAt)
    await deliver(email, full)
    house.clock.set(Temporal.Instant.from(startsAt).add({ hours: 48 }))
    await sendDue(
      systemContext(
        withTransport(
          house,
          keepingTransport(() => full),
        ),
        'test',
      ),
    )
  }
  const heldBack = (email: string) => isHeldBack(contextOf(house), email)

  test.each([
    ['an address that does not exist', refusedAs(), true],
    ['a rule of the receiving side', refusedAs({ code: 550, reason: '5.7.1 blocked', class: 'policy' }), false],
    ['a letter that is too large', refusedAs({ code: 552, class: 'letter' }), false],
    ['a server that was not reached', refusedAs({ code: null, class: 'connection' }), false],
  ])('after a refusal because of %s', async (_why, delivery, expected) => {
    await deliver('jan@example.org', delivery)
    expect(await heldBack('jan@example.org')).toBe(expected)
    const mail = keepingTransport()
    await notify(contextOf(house), aNotice({ to: { email: ' JAN@example.org' } }))
    await sendDue(systemContext(withTransport(house, mail), 'test'))
    expect(mail.sent).toHaveLength(expected ? 0 : 1)
  })

  test('the third soft bounce in 30 days holds an address back, older ones do not count', async () => {
    await softBounce('pelna@example.org', '2026-08-01T10:00:00Z')
    await softBounce('pelna@example.org', '2026-09-10T10:00:00Z')
    await softBounce('pelna@example.org', '2026-09-20T10:00:00Z')
    expect(await heldBack('pelna@example.org')).toBe(false)
    await softBounce('pelna@example.org', '2026-09-25T10:00:00Z')
    expect(await heldBack('pelna@example.org')).toBe(true)
  })

  test('a letter that is passed over says why', async () => {
    await suppressAddress(contextOf(house, administrator), 'dosc@example.org')
    await notify(contextOf(house), aNotice({ to: { email: 'dosc@example.org' } }))
    await sendDue(systemContext(house, 'test'))
    expect(await outboxOf(at.db)).toMatchObject([{ state: 'skipped', reason: 'suppressed' }])
  })

  test('an administrator releases an address by typing it; nobody else may', async () => {
    await deliver('nowa@example.org', refusedAs())
    await expect(liftSuppression(contextOf(house, aPerson()), 'nowa@example.org')).rejects.toThrow('absent')
    expect(await liftSuppression(contextOf(house, administrator), 'inna@example.org')).toBe(false)
    expect(await liftSuppression(contextOf(house, administrator), 'Nowa@example.org')).toBe(true)
    expect(await heldBack('nowa@example.org')).toBe(false)
    await deliver('nowa@example.org', refusedAs())
    expect(await heldBack('nowa@example.org')).toBe(true)
  })

  test('the list outlives the erasure of a person, as a hash without the address', async () => {
    const person = aPerson({ email: 'odchodze@example.org' })
    await deliver(person.email, refusedAs())
    await personalData.erase(contextOf(house), person)
    expect(await heldBack(person.email)).toBe(true)
    const { rows } = await sql<{ all: string }>`
      select (select string_agg(s::text, ' ') from notices.suppressions s) || (select string_agg(b::text, ' ') from notices.bounces b)
        || (select string_agg(m::text, ' ') from notices.messages m) as all`.execute(at.db)
    expect(rows[0]?.all).toContain('hard')
    expect(rows[0]?.all).not.toContain('odchodze')
  })
})
