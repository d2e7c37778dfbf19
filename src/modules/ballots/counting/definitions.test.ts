import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reduced } from './exact.ts'
import { explain } from './explain.ts'
import { greedy } from './greedy.ts'
import { RULES, type Rule, ruleNamed } from './rules.ts'
import { sharesSolver } from './shares/solver.ts'
import type { Utility } from './shares/support.ts'
import { counter } from './tally.ts'
import {
  anySmall,
  electionFrom,
  Q,
  type Small,
  slowAdd1,
  slowComplete,
  slowGreedy,
  slowPhragmen,
  slowShares,
} from './testing.ts'
import { COMMON_TIES, LIST_TIES, tieOrder } from './ties.ts'

const RUNS = { numRuns: 300 }

const by = (small: Small, name: string, settings = {}) => {
  const rule = ruleNamed(name)
  if (!rule) throw new Error(name)
  return counter(electionFrom(small), settings).by(rule)
}

describe('the engine says what the definitions say', () => {
  test.each([
    ['greedy_votes', { score: 'votes', stops: false }],
    ['greedy_votes_noskip', { score: 'votes', stops: true }],
    ['greedy_poznan', { score: 'votes', stops: true, reserve: true }],
    ['greedy_points', { score: 'points', stops: false }],
    ['greedy_points_noskip', { score: 'points', stops: true }],
    ['greedy_votes_per_cost', { score: 'votes-per-cost', stops: false }],
    ['greedy_points_per_cost', { score: 'points-per-cost', stops: false }],
    ['greedy_total_cost_utility', { score: 'votes-times-cost', stops: false }],
  ] as const)('%s', (name, options) => {
    fc.assert(
      fc.property(anySmall, (small) => {
        expect(by(small, name).selected).toEqual(slowGreedy(small, options))
      }),
      RUNS,
    )
  })

  test.each([false, true])('greedy with a threshold, stopping: %s', (stops) => {
    fc.assert(
      fc.property(anySmall, fc.integer({ min: 0, max: 8 }), (small, threshold) => {
        const name = stops ? 'greedy_threshold_noskip' : 'greedy_threshold'
        const score = small.hasPoints ? 'points' : 'votes'
        expect(by(small, name, { threshold }).selected).toEqual(slowGreedy(small, { score, stops, threshold }))
      }),
      RUNS,
    )
  })

  test('greedy with projects that exclude one another', () => {
    fc.assert(
      fc.property(anySmall, fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { maxLength: 3 }), (small, exclusive) => {
        const election = electionFrom(small)
        const order = tieOrder(election, LIST_TIES)
        const { selected } = greedy(election, order, { score: 'votes', whenDear: 'skip', exclusive })
        expect(selected).toEqual(slowGreedy(small, { score: 'votes', stops: false, exclusive }))
      }),
      RUNS,
    )
  })

  const shares = RULES.filter((rule): rule is Extract<Rule, { kind: 'shares' }> => rule.kind === 'shares')
  test.each(shares.filter(({ compared }) => !compared).map((rule) => [rule.name, rule] as const))(
    '%s',
    (name, rule) => {
      fc.assert(
        fc.property(anySmall, (small) => {
          const found = by(small, name)
          const { completion, utility } = rule
          const slow =
            completion.kind === 'none'
              ? { selected: slowShares(small, utility, new Q(small.budget, small.votes.length)) }
              : slowAdd1(small, utility, completion.from, completion.exhaustive)
          const selected = rule.utilitarian
            ? slowComplete(small, slow.selected, utility.startsWith('points'))
            : slow.selected
          const { increments, stop } = found
          expect({ selected: found.selected, ...(increments === undefined ? {} : { increments, stop }) }).toEqual({
            ...slow,
            selected,
          })
        }),
        { numRuns: 150 },
      )
    },
  )

  test('phragmen', () => {
    fc.assert(
      fc.property(anySmall, (small) => {
        expect(by(small, 'phragmen').selected).toEqual(slowPhragmen(small))
      }),
      RUNS,
    )
  })

  test('equal shares with endowments just enough, or short by a hair, for one more project', () => {
    const utilities = fc.constantFrom<Utility>('cost', 'cardinality', 'points', 'points-cost')
    fc.assert(
      fc.property(anySmall, utilities, fc.bigInt(1n, 2000n), fc.bigInt(1n, 97n), (small, utility, n, d) => {
        const election = electionFrom(small)
        const solver = sharesSolver(election, utility, tieOrder(election, COMMON_TIES))
        const { selected } = solver.run({ numerator: n, denominator: d })
        expect(selected).toEqual(slowShares(small, utility, new Q(n, d)))
        expect(solver.run({ numerator: n, denominator: d }).selected).toEqual(selected)
      }),
      { numRuns: 600 },
    )
  })
})

test('a run says for which larger endowments it would be the same', () => {
  const utilities = fc.constantFrom<Utility>('cost', 'cardinality', 'points', 'points-cost')
  let said = 0
  fc.assert(
    fc.property(anySmall, utilities, fc.bigInt(1n, 40_000n), fc.nat(1000), (small, utility, n, part) => {
      const election = electionFrom(small)
      const solver = sharesSolver(election, utility, tieOrder(election, COMMON_TIES))
      const { selected, reach = 0 } = solver.run({ numerator: n, denominator: 1000n }, { findReach: true })
      const more = BigInt(Math.floor(Math.min(reach, 100_000)))
      if (more > 0n) said++
      for (const step of [1n, (more * BigInt(part)) / 1000n, more])
        if (step <= more) expect(slowShares(small, utility, new Q(n + step, 1000n))).toEqual(selected)
    }),
    { numRuns: 600 },
  )
  expect(said).toBeGreaterThan(150)
})

describe('the steps of a count', () => {
  test('add up to the costs, exactly', () => {
    fc.assert(
      fc.property(anySmall, fc.constantFrom(...RULES.filter(({ kind }) => kind === 'shares')), (small, rule) => {
        const election = electionFrom(small)
        const outcome = counter(election).by(rule)
        const steps = explain(election, rule, outcome)
        const paid = steps.flatMap((step) => (step.kind === 'shares' ? [step] : []))
        for (const step of paid) {
          const together = new Q(step.paidInFull.numerator, step.paidInFull.denominator).plus(
            new Q(step.paidByPoorer.numerator, step.paidByPoorer.denominator),
          )
          expect(together.compare(new Q(step.cost))).toBe(0)
          expect(step.paidByPoorer.numerator >= 0n).toBe(true)
        }
        const added = steps.filter((step) => 'reason' in step && step.reason === 'funded').map(({ project }) => project)
        const free = outcome.selected.filter((project) => election.costs[project] === 0 && !added.includes(project))
        expect([...free, ...paid.map(({ project }) => project), ...added]).toEqual(outcome.selected)
      }),
      RUNS,
    )
  })

  test('of Phragmén come one after another in time', () => {
    fc.assert(
      fc.property(anySmall, (small) => {
        const { moments = [] } = by(small, 'phragmen')
        const times = moments
          .map((moment) => reduced(moment))
          .map(({ numerator, denominator }) => new Q(numerator, denominator))
        times.forEach((time, at) => {
          if (at > 0) expect(time.compare(times[at - 1] as Q)).toBeGreaterThanOrEqual(0)
        })
      }),
      RUNS,
    )
  })
})
