import type { Election } from '../election.ts'
import { type Fraction, toNumber } from '../exact.ts'
import type { Tie, TieOrder } from '../ties.ts'
import { type ExactPayment, exactShares } from './exact-shares.ts'
import { type Reach, reachOf } from './reach.ts'
import type { RunOptions, SharesOutcome } from './run.ts'
import { supportOf, type Utility } from './support.ts'

export interface SharesSolver {
  /** @param endowment what each voter has, in units of money */
  run(endowment: Fraction, options?: RunOptions): SharesOutcome
}

/**
 * The method of equal shares (Peters, Skowron 2020; Peters, Pierczyński, Skowron 2021), exactly.
 *
 * Every voter begins with the same endowment. In each round the project with the cheapest unit of utility is bought by its
 * supporters: each pays the same per unit of utility, or everything they still have. Projects their supporters cannot pay
 * for leave. Prices only rise, so the last known price is a bound below, and most projects need not be looked at in a round.
 *
 * Money is counted in binary numbers with a proven bound on their error (`slack`). Whatever they cannot tell apart, who is
 * cheaper, who runs dry, who can pay, is asked of `exactShares`, which knows every payment as a fraction. The fractions of
 * winners are converted back each round, so that errors never add up.
 *
 * A solver may be run many times; its arrays are used again.
 */
export function sharesSolver(election: Election, utility: Utility, ties: TieOrder): SharesSolver {
  const support = supportOf(election, utility)
  const { candidates, unit, multiplier, start, group, weight, share } = support
  const projects = election.ids.length
  const budget = new Float64Array(election.groups.count)
  const exact = exactShares(election, support, budget)

  // By project: a bound below on the price of a unit of utility, and what the last look found.
  const bound = new Float64Array(projects)
  const payment = new Float64Array(projects)
  const slack = new Float64Array(projects)
  const end = new Int32Array(projects)
  const cheapestFirst = Int32Array.from(candidates).sort((a, b) => firstPrice(a) - firstPrice(b) || a - b)
  const order = new Int32Array(cheapestFirst.length)
  const reachFinder = reachOf(election, support, { budget, bound, end, order })
  let reach: Reach | null = null
  let left = 0
  let scale = 1
  // How far a voter's money may be from the truth.
  let drift = 0

  // What one walk over supporters finds at a payment: money of those who run dry, shares of the others, the poorest of those.
  let dry = 0
  let open = 0
  let poorest = 0

  function firstPrice(project: number) {
    return election.costs[project]! / support.shares[project]! / multiplier[project]!
  }

  function run(endowment: Fraction, options: RunOptions = {}): SharesOutcome {
    const { stopAbove = Number.POSITIVE_INFINITY, onRound, findReach } = options
    begin(endowment)
    reach = findReach ? reachFinder : null
    reach?.begin()
    // With no money at all nobody was asked.
    if (left === 0 && candidates.length > 0) reach?.unsure()
    const selected = support.free.slice().sort((a, b) => ties.place[a]! - ties.place[b]! || a - b)
    const outcome: SharesOutcome = { selected, cost: 0, ties: [] }
    for (let round = 1; left > 0 && outcome.cost <= stopAbove; round++) {
      const found = cheapest(round)
      if (!found) break
      const { project, tie } = found
      const paid = found.paid ?? exact.payment(project, payment[project]!, slack[project]!, end[project]!)
      // Binary numbers thought it affordable, by a hair; the fractions know better.
      if (!paid) {
        reach?.unsure()
        remove(project)
        round--
        continue
      }
      const each = toNumber(paid.numerator, paid.denominator)
      reach?.paying(project, paid, each, left, drift)
      const ranDry = pay(project, paid, each)
      remove(project)
      outcome.selected.push(project)
      outcome.cost += election.costs[project]!
      if (tie) outcome.ties.push(tie)
      onRound?.({ project, payment: exact.inMoney(paid), fullShares: paid.open, ranDry, tie })
      exact.record(project, paid)
      drift = (outcome.selected.length + 1) * 4 * EPSILON * Number(exact.endowment())
    }
    return reach ? { ...outcome, reach: (reach as Reach).value() } : outcome
  }

  function begin(endowment: Fraction) {
    scale = Number(endowment.denominator)
    budget.fill(Number(endowment.numerator))
    exact.begin(endowment)
    drift = 4 * EPSILON * Number(endowment.numerator)
    order.set(cheapestFirst)
    left = endowment.numerator > 0n ? order.length : 0
    for (const project of order) {
      bound[project] = scale * firstPrice(project) * (1 - 16 * EPSILON)
      end[project] = start[project + 1]!
    }
  }

  /** The project of this round; with its exact payment when it had to be known. Null when nobody can pay for anything. */
  function cheapest(round: number): { project: number; paid?: ExactPayment; tie: Tie | null } | null {
    let limit = Number.POSITIVE_INFINITY
    let seen = 0
    for (let at = 0; at < left; at++) {
      const project = order[at]!
      if (bound[project]! > limit) break
      seen = at + 1
      if (!look(project, limit)) continue
      limit = Math.min(limit, ((payment[project]! + slack[project]!) / multiplier[project]!) * (1 + 8 * EPSILON))
    }
    const rivals: number[] = []
    for (let at = 0; at < seen; at++) {
      const project = order[at]!
      if (payment[project]! >= 0 && bound[project]! <= limit) rivals.push(project)
    }
    settleOrder(seen)
    if (rivals.length === 0) return null
    if (rivals.length === 1) return { project: rivals[0]!, tie: null }
    return cheapestExactly(rivals, round)
  }

  function cheapestExactly(rivals: number[], round: number) {
    let best: { project: number; paid: ExactPayment }[] = []
    for (const project of rivals) {
      const paid = exact.payment(project, payment[project]!, slack[project]!, end[project]!)
      if (!paid) {
        reach?.unsure()
        bound[project] = Number.POSITIVE_INFINITY
        payment[project] = GONE
        continue
      }
      const difference = best[0] ? exact.compare(project, paid, best[0].project, best[0].paid) : -1
      if (difference < 0) best = [{ project, paid }]
      else if (difference === 0) best.push({ project, paid })
    }
    settleOrder(left)
    if (best.length === 0) return left > 0 ? cheapest(round) : null
    if (best.length === 1) return { ...best[0]!, tie: null }
    const tie = ties.choose(
      best.map(({ project }) => project),
      round,
    )
    return { ...best.find(({ project }) => project === tie.projects[0])!, tie }
  }

  /**
   * Finds the payment of a project, from its bound upwards (Newton's steps on a concave function never jump over the
   * answer). Stops early when it is surely dearer than `limit`.
   * @returns whether the project is still a rival in this round
   */
  function look(project: number, limit: number): boolean {
    const cost = election.costs[project]! * scale
    const from = start[project]!
    const factor = multiplier[project]!
    let at = bound[project]! * factor
    let before = -1
    payment[project] = GONE
    for (;;) {
      if (unit) walkUnit(project, from, at)
      else walkShares(project, from, at)
      const rounding = (end[project]! - from + 16) * 2 * EPSILON * cost + support.shares[project]! * drift
      if (open === 0) {
        if (dry < cost - rounding) {
          reach?.unaffordable(project, cost - rounding - dry)
          bound[project] = Number.POSITIVE_INFINITY
          return false
        }
        // They have just enough, or miss it by a hair: only fractions can tell.
        reach?.unsure()
        payment[project] = at
        slack[project] = Number.POSITIVE_INFINITY
        bound[project] = (at / factor) * (1 - 16 * EPSILON)
        return true
      }
      const next = Math.max(at, (cost - dry) / open)
      const error = rounding / open
      const least = ((next - error) / factor) * (1 - 16 * EPSILON)
      if (least > bound[project]!) {
        bound[project] = least
        reach?.bounded(project, at)
      }
      if (bound[project]! > limit) return false
      if (open === before || poorest > next + 2 * error) {
        payment[project] = next
        slack[project] = poorest > next + 2 * error ? error : Number.POSITIVE_INFINITY
        return true
      }
      before = open
      at = next
    }
  }

  /** Voters without money move behind `end`, out of the way until the next run. */
  function walkUnit(project: number, from: number, at: number) {
    let sumDry = 0
    let sumOpen = 0
    let least = Number.POSITIVE_INFINITY
    let last = end[project]!
    for (let place = from; place < last; place++) {
      const money = budget[group[place]!]!
      if (money > at) {
        sumOpen += weight[place]!
        if (money < least) least = money
      } else if (money > 0) sumDry += weight[place]! * money
      else swap(place--, --last)
    }
    end[project] = last
    dry = sumDry
    open = sumOpen
    poorest = least
  }

  function walkShares(project: number, from: number, at: number) {
    let sumDry = 0
    let sumOpen = 0
    let least = Number.POSITIVE_INFINITY
    let last = end[project]!
    for (let place = from; place < last; place++) {
      const money = budget[group[place]!]!
      const part = share[place]!
      if (money > at * part) {
        sumOpen += weight[place]! * part
        if (money < least * part) least = money / part
      } else if (money > 0) sumDry += weight[place]! * money
      else swap(place--, --last)
    }
    end[project] = last
    dry = sumDry
    open = sumOpen
    poorest = least * (1 - 4 * EPSILON)
  }

  function swap(a: number, b: number) {
    const g = group[a]!
    const w = weight[a]!
    const p = share[a]!
    group[a] = group[b]!
    weight[a] = weight[b]!
    share[a] = share[b]!
    group[b] = g
    weight[b] = w
    share[b] = p
  }

  /** @returns how many people have nothing left */
  function pay(project: number, paid: ExactPayment, each: number): number {
    let ranDry = 0
    for (let place = start[project]!; place < end[project]!; place++) {
      const g = group[place]!
      const money = budget[g]!
      if (money === 0) continue
      const rest = paid.rest ? paid.rest.get(g)! : money > paid.about * share[place]! ? money - each * share[place]! : 0
      budget[g] = rest
      if (rest === 0) ranDry += weight[place]!
    }
    return ranDry
  }

  function remove(project: number) {
    let at = 0
    while (order[at] !== project) at++
    order.copyWithin(at, at + 1, left)
    left--
  }

  /** Puts the first `seen` of the order in their places again and drops those nobody can pay for. */
  function settleOrder(seen: number) {
    let kept = 0
    for (let at = 0; at < left; at++) {
      const project = order[at]!
      if (at < seen && bound[project] === Number.POSITIVE_INFINITY) continue
      order[kept++] = project
    }
    left = kept
    for (let at = Math.min(seen, left) - 1; at >= 0; at--) {
      const project = order[at]!
      const price = bound[project]!
      let place = at
      while (place + 1 < left && bound[order[place + 1]!]! < price) order[place] = order[++place]!
      order[place] = project
    }
  }

  return { run }
}

/** Half a unit in the last place of 1. */
const EPSILON = 2 ** -53
/** A project that is no rival in this round. */
const GONE = -1
