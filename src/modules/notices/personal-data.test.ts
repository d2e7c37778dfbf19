import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/index.ts'
import { aNotice, emptyNotices, outboxOf } from './examples.ts'
import { CONSENT_VERSION } from './followers/actions.ts'
import { notify } from './outbox/actions.ts'
import { sendDue } from './outbox/sending.ts'
import { personalData } from './personal-data.ts'
import { addressHash } from './rules.ts'
import { isHeldBack, recordBounce } from './suppression/actions.ts'

const START = Temporal.Instant.from('2026-09-30T10:00:00Z')
const days = (count: number) => START.add({ hours: 24 * count })

eachEngine('how long letters are remembered', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set(START)
    await emptyNotices(at.db)
  })

  const endRetention = async (now: Temporal.Instant) => {
    house.clock.set(now)
    return personalData.endRetention?.(systemContext(house, 'app.retention'))
  }

  test('the words go after 90 days, the recipient after two years, the fact stays', async () => {
    await notify(contextOf(house), aNotice({ to: { email: 'anna@example.org' }, once: 'remark-decided:1' }))
    await sendDue(systemContext(house, 'test'))
    expect(await endRetention(days(90))).toBe(0)
    expect(await outboxOf(at.db)).toMatchObject([{ text: expect.stringContaining('lipy'), email: 'anna@example.org' }])
    expect(await endRetention(days(91))).toBe(1)
    expect(await outboxOf(at.db)).toMatchObject([{ text: null, email: 'anna@example.org' }])
    expect(await endRetention(days(730))).toBe(0)
    expect(await endRetention(days(731))).toBe(1)
    expect(await outboxOf(at.db)).toMatchObject([{ template: 'remark-decided', state: 'accepted', email: null }])
    const { rows } = await sql<{ all: string }>`select string_agg(m::text, ' ') as all from notices.messages m`.execute(
      at.db,
    )
    expect(rows[0]?.all).not.toContain('anna')
  })

  test('a letter that has not left yet keeps its words, however long it waits', async () => {
    await notify(contextOf(house), aNotice())
    expect(await endRetention(days(1000))).toBe(0)
    expect(await outboxOf(at.db)).toMatchObject([{ state: 'queued', text: expect.stringContaining('lipy') }])
  })

  test('a bounce is forgotten after 30 days, a held back address never', async () => {
    const hash = addressHash(house.config.secret, 'nie-ma@example.org')
    await recordBounce(contextOf(house), { addressHash: hash, kind: 'hard', code: 550 })
    expect(await endRetention(days(29))).toBe(0)
    expect(await endRetention(days(31))).toBe(1)
    await endRetention(days(3000))
    expect(await isHeldBack(contextOf(house), 'nie-ma@example.org')).toBe(true)
  })
})

test('whoever changes the sentence people agree to gives it a new version', async () => {
  const { default: texts } = await import('./texts.pl.json', { with: { type: 'json' } })
  const fingerprint = createHash('sha256').update(texts['notices.follow.consent']).digest('hex').slice(0, 8)
  expect({ version: CONSENT_VERSION, fingerprint }).toEqual({ version: '2026-11', fingerprint: 'd9e64220' })
})
