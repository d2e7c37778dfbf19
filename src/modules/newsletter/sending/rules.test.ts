import { describe, expect, test } from 'vitest'
import { type Break, breakOf, type Counts, isOver, type Outcome, progressOf, STATES } from './rules.ts'

const NOW = Temporal.Instant.from('2026-09-30T10:00:00Z')

/** Tries, newest first, so many seconds apart. */
const tries = (seconds: number, ...parts: [count: number, outcome: Outcome][]) =>
  parts
    .flatMap(([count, outcome]) => Array<Outcome>(count).fill(outcome))
    .map((outcome, index) => ({ outcome, at: NOW.subtract({ seconds: index * seconds }) }))

describe('the circuit breaker', () => {
  test.each<[string, ReturnType<typeof tries>, Break | null]>([
    ['nothing tried', [], null],
    ['all accepted', tries(1, [100, 'accepted']), null],
    ['19 tries say nothing', tries(1, [19, 'policy']), null],
    ['5 of 20 refused by rule', tries(1, [5, 'policy'], [15, 'accepted']), 'refusals'],
    ['4 of 20 refused by rule', tries(1, [4, 'policy'], [16, 'accepted']), null],
    ['rules and contents together', tries(1, [12, 'letter'], [13, 'policy'], [75, 'accepted']), 'refusals'],
    ['old refusals beyond the look back', tries(1, [100, 'accepted'], [100, 'policy']), null],
    ['9 of 49 do not exist', tries(1, [49, 'address']), null],
    ['10 of 50 do not exist', tries(1, [10, 'address'], [40, 'accepted']), 'addresses'],
    ['full mailboxes', tries(1, [60, 'other'], [40, 'accepted']), null],
    ['away for a moment', tries(1, [60, 'connection']), null],
    ['away for half an hour', tries(200, [10, 'connection'], [10, 'accepted']), 'connection'],
    ['away for half an hour, but one was accepted since', tries(200, [1, 'accepted'], [10, 'connection']), null],
    ['two tries over a long time', tries(3600, [2, 'connection'], [50, 'accepted']), null],
  ])('%s', (_, tried, expected) => {
    expect(breakOf(tried, NOW.subtract({ minutes: 20 }))).toBe(expected)
  })

  test('a server that was never reached is away since the sending began', () => {
    const never = tries(1, [5, 'connection'])
    expect(breakOf(never, NOW.subtract({ minutes: 29 }))).toBeNull()
    expect(breakOf(never, NOW.subtract({ minutes: 30 }))).toBe('connection')
  })
})

describe('how far it got', () => {
  const counts = (given: Partial<Counts>): Counts => ({
    ...(Object.fromEntries(STATES.map((state) => [state, 0])) as Counts),
    ...given,
  })

  test.each([
    [{ queued: 10 }, 0, false],
    [{ queued: 1, accepted: 999 }, 99, false],
    [{ deferred: 1, accepted: 1 }, 50, false],
    [{ sending: 1 }, 0, false],
    [{ accepted: 5, failed: 2, skipped: 1, unknown: 2 }, 100, true],
    [{}, 100, true],
  ])('%o', (given, progress, over) => {
    expect(progressOf(counts(given))).toBe(progress)
    expect(isOver(counts(given))).toBe(over)
  })
})
