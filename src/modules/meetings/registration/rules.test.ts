import { describe, expect, test } from 'vitest'
import { nextInQueue, offerEnd, reminderDue, standingOf } from './rules.ts'

const at = (text: string) => Temporal.Instant.from(text)
const now = at('2026-10-01T10:00:00Z')

describe('what stands', () => {
  const none = { placedAt: null, offerEndsAt: null, cancelledAt: null }
  test.each([
    [none, 'waiting'],
    [{ ...none, placedAt: now }, 'placed'],
    [{ ...none, offerEndsAt: now.add({ seconds: 1 }) }, 'offered'],
    // An offer ends on its second, whether or not the job has come by.
    [{ ...none, offerEndsAt: now }, 'lapsed'],
    [{ ...none, offerEndsAt: now, placedAt: now }, 'placed'],
    [{ ...none, cancelledAt: now }, 'cancelled'],
    [{ ...none, placedAt: now, cancelledAt: now }, 'cancelled'],
  ])('%#: %o is %s', (facts, standing) => expect(standingOf(facts, now)).toBe(standing))
})

describe('whom freed places are offered to', () => {
  test.each<[number[], number | null, number[]]>([
    [[1, 1, 1], 2, [1, 1]],
    [[2, 1], 1, []],
    [[1, 3, 1], 3, [1]],
    [[4, 4], null, [4, 4]],
    [[], 5, []],
  ])('a queue of %j with %s free: %j', (queue, free, next) =>
    expect(
      nextInQueue(
        queue.map((partySize) => ({ partySize })),
        free,
      ).map(({ partySize }) => partySize),
    ).toEqual(next),
  )
})

test('an offer ends with the beginning of the meeting at the latest', () => {
  expect(offerEnd({ offerHours: 48, startsAt: now.add({ hours: 60 }) }, now)).toEqual(now.add({ hours: 48 }))
  expect(offerEnd({ offerHours: 48, startsAt: now.add({ hours: 5 }) }, now)).toEqual(now.add({ hours: 5 }))
})

describe('which reminder is due', () => {
  const startsAt = at('2026-10-20T15:00:00Z')
  const early = at('2026-09-01T00:00:00Z')
  test.each<[string, Temporal.Instant, number | null]>([
    ['2026-10-13T14:59:59Z', early, null],
    ['2026-10-13T15:00:00Z', early, 7],
    ['2026-10-19T14:59:59Z', early, 7],
    ['2026-10-19T15:00:00Z', early, 1],
    ['2026-10-20T14:59:59Z', early, 1],
    ['2026-10-20T15:00:00Z', early, null],
    // Somebody who signed up within the week needs no reminder of a week.
    ['2026-10-16T00:00:00Z', at('2026-10-15T00:00:00Z'), null],
    ['2026-10-19T16:00:00Z', at('2026-10-15T00:00:00Z'), 1],
  ])('at %s for somebody placed %s: %s', (moment, placedAt, due) =>
    expect(reminderDue(startsAt, placedAt, at(moment))).toBe(due),
  )
})
