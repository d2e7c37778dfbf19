import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { anIssue, aSubscriber } from '../examples.ts'
import type { Subscriber } from '../subscribing/rules.ts'
import { recordAddressed } from '../subscribing/store.ts'
import { newsletterIn } from '../testing.ts'
import { audienceOf, countAudience } from './actions.ts'
import { placeInAudience } from './rules.ts'

const now = Temporal.Instant.from('2026-09-30T10:00:00Z')
const someone: Subscriber = {
  id: 'a',
  addressHash: 'h',
  email: 'a@example.org',
  name: '',
  personId: null,
  locale: 'pl',
  topics: [],
  unitCodes: [],
  frequency: 'each',
  pausedUntil: null,
  consentVersion: 'v',
  consentSource: 'form',
  consentedAt: now,
  confirmationUntil: null,
  confirmedAt: now,
  endedAt: null,
  endReason: null,
  lastIssueAt: null,
}
const issue = { urgent: false, topics: [], unitCodes: [] }

describe('whom an issue is for', () => {
  test.each<[string, object, object, string]>([
    ['somebody who chose nothing', {}, {}, 'everything'],
    ['somebody who chose its topic', { topics: ['law'] }, { topics: ['law', 'budgets'] }, 'topic'],
    ['somebody who chose another topic', { topics: ['law'] }, { topics: ['budgets'] }, 'out: topic'],
    ['somebody of everything, when it has a topic', {}, { topics: ['law'] }, 'everything'],
    ['somebody with a topic, when it has none', { topics: ['law'] }, {}, 'everything'],
    ['a gmina, when it is for its powiat', { unitCodes: ['2001011'] }, { unitCodes: ['2001'] }, 'place'],
    ['a powiat, when it is for a gmina in it', { unitCodes: ['2001'] }, { unitCodes: ['2001011'] }, 'place'],
    ['another powiat', { unitCodes: ['2012'] }, { unitCodes: ['2001011'] }, 'out: place'],
    [
      'its topic and another place',
      { topics: ['law'], unitCodes: ['2012'] },
      { topics: ['law'], unitCodes: ['20010'] },
      'out: place',
    ],
    ['somebody who did not confirm', { confirmedAt: null }, {}, 'out: unconfirmed'],
    ['somebody on a pause', { pausedUntil: now.add({ hours: 1 }) }, { urgent: true }, 'out: paused'],
    ['somebody after a pause', { pausedUntil: now }, {}, 'everything'],
    ['urgent ones only', { frequency: 'urgent' }, {}, 'out: urgent-only'],
    ['urgent ones only, when it is urgent', { frequency: 'urgent' }, { urgent: true }, 'urgent'],
    ['monthly, the first', { frequency: 'monthly' }, {}, 'everything'],
    [
      'monthly, on the same day of last month',
      { frequency: 'monthly', lastIssueAt: Temporal.Instant.from('2026-08-31T10:00:00Z') },
      {},
      'everything',
    ],
    [
      'monthly, in the same month',
      { frequency: 'monthly', lastIssueAt: Temporal.Instant.from('2026-09-01T10:00:00Z') },
      {},
      'out: monthly',
    ],
    // 31 August, 22:30 UTC is September in Warsaw already.
    [
      'monthly, by the clock of Warsaw',
      { frequency: 'monthly', lastIssueAt: Temporal.Instant.from('2026-08-31T22:30:00Z') },
      {},
      'out: monthly',
    ],
    ['monthly, when it is urgent', { frequency: 'monthly', lastIssueAt: now }, { urgent: true }, 'urgent'],
  ])('%s', (_, given, about, expected) => {
    const placed = placeInAudience({ ...issue, ...about }, { ...someone, ...given }, { now, heldBack: new Set() })
    expect(placed.rule ? `out: ${placed.rule}` : placed.reason).toBe(expected)
  })

  test('an address that is held back gets nothing, not even the urgent', () => {
    const placed = placeInAudience({ ...issue, urgent: true }, someone, { now, heldBack: new Set(['h']) })
    expect(placed.rule).toBe('held-back')
  })
})

eachEngine('the audience', (at) => {
  let house: TestHouse
  let here: Awaited<ReturnType<typeof newsletterIn>>
  beforeAll(async () => {
    house = await aHouse(at)
    here = await newsletterIn(house)
  })
  afterAll(() => house.close())

  test('everybody is there once, in order, and counted by why', async () => {
    const keeper = here.as(here.coordinator)
    const all = []
    for (let number = 0; number < 12; number += 1) all.push(await aSubscriber(keeper, `o${number}@example.org`))
    await aSubscriber(keeper, 'pilne@example.org', { frequency: 'urgent' })
    const monthly = await aSubscriber(keeper, 'raz@example.org', { frequency: 'monthly' })
    const about = await anIssue(keeper)
    expect(await countAudience(keeper, about)).toMatchObject({ reached: 13, rules: { 'urgent-only': 1, monthly: 0 } })
    await recordAddressed(at.db, [monthly.id], house.clock.now())
    const count = await countAudience(keeper, about)
    expect(count).toMatchObject({ reached: 12, reasons: { everything: 12 }, rules: { 'urgent-only': 1, monthly: 1 } })

    const ids: string[] = []
    for await (const batch of audienceOf(systemContext(house, 'sending'), about))
      ids.push(...batch.map(({ subscriber }) => subscriber.id))
    expect(ids).toHaveLength(14)
    expect(ids).toEqual([...new Set(ids)].sort())
    const rest: string[] = []
    for await (const batch of audienceOf(keeper, about, ids[9] ?? null))
      rest.push(...batch.map(({ subscriber }) => subscriber.id))
    expect(rest).toEqual(ids.slice(10))
  })

  test('nobody but those who keep the newsletter asks who gets it', async () => {
    const about = await anIssue(here.as(here.coordinator))
    await expect(countAudience(here.as(), about)).rejects.toThrow('absent')
    await expect(audienceOf(here.as(), about).next()).rejects.toThrow('absent')
  })
})
