// Every rule once more, as slowly and as plainly as its definition reads: single voters, fractions, no groups, no bounds,
// nothing kept between steps. Only tests use it, to hold the engine against.
import * as fc from 'fast-check'
import { byCodePoints } from './draw.ts'
import { anElection, type Election } from './election.ts'
import type { Utility } from './shares/support.ts'

/** A small election with every voter on their own. */
export interface Small {
  ids: string[]
  costs: number[]
  budget: number
  decimals: number
  hasPoints: boolean
  /** Of each voter: points by project; absent when not named. */
  votes: (number | undefined)[][]
}

/** Few projects, small numbers: ties and exact equality are common. */
export const anySmall: fc.Arbitrary<Small> = fc
  .record({ projects: fc.integer({ min: 1, max: 6 }), voters: fc.integer({ min: 1, max: 9 }), hasPoints: fc.boolean() })
  .chain(({ projects, voters, hasPoints }) => {
    const mark = hasPoints ? fc.integer({ min: 0, max: 4 }) : fc.constant(1)
    return fc.record({
      ids: fc.constant(['10', '9', 'a', 'B', 'ł', 'z/1'].slice(0, projects)),
      costs: fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 6, 12, 24, 40)), {
        minLength: projects,
        maxLength: projects,
      }),
      budget: fc.integer({ min: 0, max: 60 }),
      decimals: fc.constantFrom(0, 0, 1),
      hasPoints: fc.constant(hasPoints),
      votes: fc.array(
        fc.array(fc.option(mark, { nil: undefined, freq: 2 }), { minLength: projects, maxLength: projects }),
        { minLength: voters, maxLength: voters },
      ),
    })
  })

export const electionFrom = ({ votes, ...rest }: Small): Election =>
  anElection({
    ...rest,
    ballots: votes.map((marks) => ({
      weight: 1,
      choices: marks.flatMap((points, project) => (points === undefined ? [] : [{ project, points }])),
    })),
  })

export class Q {
  readonly n: bigint
  readonly d: bigint
  constructor(n: bigint | number, d: bigint | number = 1) {
    const [a, b] = [BigInt(n), BigInt(d)]
    this.n = b < 0n ? -a : a
    this.d = b < 0n ? -b : b
  }
  plus = (o: Q) => new Q(this.n * o.d + o.n * this.d, this.d * o.d)
  minus = (o: Q) => new Q(this.n * o.d - o.n * this.d, this.d * o.d)
  times = (o: Q) => new Q(this.n * o.n, this.d * o.d)
  over = (o: Q) => new Q(this.n * o.d, this.d * o.n)
  compare = (o: Q) => Number(this.n * o.d > o.n * this.d) - Number(this.n * o.d < o.n * this.d)
  min = (o: Q) => (this.compare(o) <= 0 ? this : o)
}

const sum = (all: Q[]) => all.reduce((a, b) => a.plus(b), new Q(0))
const supports = (mark: number | undefined) => mark !== undefined && mark > 0
const supportersOf = (small: Small, project: number) =>
  small.votes.flatMap((marks, voter) => (supports(marks[project]) ? [voter] : []))
const all = (small: Small) => small.ids.map((_, project) => project)

/** Cheaper, then named by more, then by identifier. */
export const commonOrder = (small: Small) => (a: number, b: number) =>
  small.costs[a]! - small.costs[b]! ||
  small.votes.filter((marks) => marks[b] !== undefined).length -
    small.votes.filter((marks) => marks[a] !== undefined).length ||
  byCodePoints(small.ids[a]!, small.ids[b]!)

const listOrder = (small: Small) => (a: number, b: number) =>
  small.costs[a]! - small.costs[b]! || byCodePoints(small.ids[a]!, small.ids[b]!)

export function slowShares(small: Small, utility: Utility, endowment: Q): number[] {
  const budgets = small.votes.map(() => endowment)
  const worth = (voter: number, project: number) => {
    const byPoints = small.hasPoints && utility.startsWith('points') ? small.votes[voter]![project]! : 1
    return new Q(utility === 'cost' || utility === 'points-cost' ? byPoints * small.costs[project]! : byPoints)
  }
  let rest = all(small).filter((project) => supportersOf(small, project).length > 0)
  const funded = rest.filter((project) => small.costs[project] === 0).sort(commonOrder(small))
  rest = rest.filter((project) => small.costs[project]! > 0)
  if (endowment.n === 0n) return funded
  for (;;) {
    const prices = new Map<number, Q>()
    for (const project of rest) {
      const price = priceOf(project)
      if (price) prices.set(project, price)
    }
    rest = rest.filter((project) => prices.has(project))
    const [best] = rest.sort((a, b) => prices.get(a)!.compare(prices.get(b)!) || commonOrder(small)(a, b))
    if (best === undefined) return funded
    for (const voter of supportersOf(small, best))
      budgets[voter] = budgets[voter]!.minus(budgets[voter]!.min(prices.get(best)!.times(worth(voter, best))))
    funded.push(best)
    rest = rest.filter((project) => project !== best)
  }

  /** The smallest price at which the supporters pay the cost: the graph of what they pay is broken where somebody runs dry. */
  function priceOf(project: number): Q | null {
    const voters = supportersOf(small, project)
    const cost = new Q(small.costs[project]!)
    const paidAt = (price: Q) => sum(voters.map((voter) => budgets[voter]!.min(price.times(worth(voter, project)))))
    const breaks = voters.map((voter) => budgets[voter]!.over(worth(voter, project))).sort((a, b) => a.compare(b))
    let before = new Q(0)
    for (const end of breaks) {
      if (paidAt(end).compare(cost) >= 0) {
        const [low, high] = [paidAt(before), paidAt(end)]
        return before.plus(cost.minus(low).times(end.minus(before)).over(high.minus(low)))
      }
      before = end
    }
    return null
  }
}

export interface SlowAdd1 {
  selected: number[]
  increments: number
  stop: string
}

export function slowAdd1(
  small: Small,
  utility: Utility,
  from: 'exact' | 'whole',
  exhaustive: 'all' | 'supported' | 'never',
  step = 1,
): SlowAdd1 {
  const unit = 10 ** small.decimals
  const voters = small.votes.length
  const first = from === 'exact' ? new Q(small.budget, voters) : new Q(Math.floor(small.budget / unit / voters) * unit)
  const supported = all(small).filter((project) => supportersOf(small, project).length > 0)
  const spent = (projects: number[]) => projects.reduce((total, project) => total + small.costs[project]!, 0)
  let last: number[] = []
  for (let increments = 0; ; increments++) {
    const selected = slowShares(small, utility, first.plus(new Q(increments * step * unit)))
    if (increments > 0 && spent(selected) > small.budget)
      return { selected: last, increments: increments - 1, stop: 'overspend' }
    const candidates = exhaustive === 'all' ? all(small) : supported
    const fits = candidates.some(
      (project) => !selected.includes(project) && small.costs[project]! <= small.budget - spent(selected),
    )
    if (exhaustive !== 'never' && !fits) return { selected, increments, stop: 'exhaustive' }
    if (supported.every((project) => selected.includes(project))) return { selected, increments, stop: 'all' }
    last = selected
  }
}

export function slowComplete(small: Small, selected: number[], byPoints: boolean): number[] {
  const score = (project: number) =>
    small.votes.reduce(
      (total, marks) => total + (byPoints ? (marks[project] ?? 0) : Number(marks[project] !== undefined)),
      0,
    )
  const result = [...selected]
  const order = all(small).sort((a, b) => score(b) - score(a) || commonOrder(small)(a, b))
  for (const project of order) {
    const spent = result.reduce((total, each) => total + small.costs[each]!, 0)
    if (!result.includes(project) && spent + small.costs[project]! <= small.budget) result.push(project)
  }
  return result
}

export interface SlowGreedy {
  score: 'votes' | 'points' | 'votes-per-cost' | 'points-per-cost' | 'votes-times-cost'
  stops: boolean
  threshold?: number
  exclusive?: number[][]
  reserve?: boolean
}

export function slowGreedy(small: Small, { score, stops, threshold, exclusive = [], reserve }: SlowGreedy): number[] {
  const support = (project: number) =>
    small.votes.reduce(
      (total, marks) => total + (score.startsWith('points') ? (marks[project] ?? 0) : Number(supports(marks[project]))),
      0,
    )
  const value = (project: number): Q => {
    const cost = small.costs[project]!
    if (score === 'votes-times-cost') return new Q(support(project) * cost)
    if (!score.endsWith('per-cost')) return new Q(support(project))
    // A free project is worth more than any with a cost, and the more supported free one more than another.
    return cost === 0 ? new Q(support(project) * 1_000_000) : new Q(support(project), cost)
  }
  const list = all(small).sort((a, b) => value(b).compare(value(a)) || listOrder(small)(a, b))
  const result: number[] = []
  let left = small.budget
  for (const project of list) {
    if (threshold !== undefined && support(project) < threshold) continue
    if (exclusive.some((group) => group.includes(project) && group.some((other) => result.includes(other)))) continue
    const cost = small.costs[project]!
    if (cost <= left) {
      result.push(project)
      left -= cost
      continue
    }
    if (reserve && 5 * left >= 4 * cost) result.push(project)
    if (stops) break
  }
  return result
}

export function slowPhragmen(small: Small): number[] {
  const loads = small.votes.map(() => new Q(0))
  let rest = all(small).filter((each) => supportersOf(small, each).length > 0 && small.costs[each]! <= small.budget)
  const funded: number[] = []
  let left = small.budget
  while (rest.length > 0) {
    const moment = (project: number) => {
      const voters = supportersOf(small, project)
      return new Q(small.costs[project]!).plus(sum(voters.map((voter) => loads[voter]!))).over(new Q(voters.length))
    }
    const moments = new Map(rest.map((project) => [project, moment(project)]))
    const first = rest.reduce((best, project) => best.min(moments.get(project)!), moments.get(rest[0]!)!)
    const tied = rest.filter((project) => moments.get(project)!.compare(first) === 0).sort(commonOrder(small))
    if (tied.some((project) => small.costs[project]! > left)) break
    const best = tied[0]!
    funded.push(best)
    left -= small.costs[best]!
    for (const voter of supportersOf(small, best)) loads[voter] = first
    rest = rest.filter((project) => project !== best)
  }
  return funded
}
