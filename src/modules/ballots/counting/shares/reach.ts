import type { Election } from '../election.ts'
import type { ExactPayment } from './exact-shares.ts'
import type { Support } from './support.ts'

/** What the solver shares with those who follow a run. */
export interface RunState {
  budget: Float64Array
  bound: Float64Array
  end: Int32Array
  order: Int32Array
}

/**
 * How much larger the endowment may be for a run to go exactly the same way: the same projects in the same order, the same
 * people running dry. Where currencies are small (forints), Add1 has hundreds of thousands of steps and nearly all of them
 * repeat the one before.
 *
 * With everybody given `t` more, every voter's money and every payment is a linear function of `t` as long as the run goes
 * the same way: a voter's money grows by `growth · t`, a payment by `change · t`. Growths are at least 1 and changes at most
 * 0, sums of numbers of one sign, so their relative error stays far below the reserve kept in `MARGIN`. A price bound
 * `(cost - money of some) / shares of the others` is below the true price whatever set was chosen, hence for every `t`.
 */
export interface Reach {
  begin(): void
  /** A bound was raised by a walk at this payment. */
  bounded(project: number, at: number): void
  /** Supporters miss at least so much money. */
  unaffordable(project: number, missing: number): void
  /** Binary numbers could not tell something apart: nothing may be said about other endowments. */
  unsure(): void
  /** A payment is about to be made, before budgets change. `left` projects stand in the order, this one among them. */
  paying(project: number, paid: ExactPayment, each: number, left: number, drift: number): void
  /** In units of the endowment's numerator. */
  value(): number
}

export function reachOf(election: Election, support: Support, { budget, bound, end, order }: RunState): Reach {
  const { start, group, weight, share, multiplier } = support
  const growth = new Float64Array(election.groups.count)
  const slope = new Float64Array(election.ids.length)
  let reach = Number.POSITIVE_INFINITY

  const limit = (value: number) => {
    if (!(value > 0)) reach = 0
    else if (value < reach) reach = value
  }

  function isSteady(project: number, drift: number): boolean {
    if (slope[project] !== 0) return false
    const payment = bound[project]! * multiplier[project]! * (1 + MARGIN) + 4 * drift
    for (let place = start[project]!; place < end[project]!; place++) {
      const money = budget[group[place]!]!
      if (money > 0 && money <= payment * share[place]!) return false
    }
    return true
  }

  return {
    begin() {
      growth.fill(1)
      slope.fill(0)
      reach = Number.POSITIVE_INFINITY
    },

    bounded(project, at) {
      let more = 0
      let open = 0
      for (let place = start[project]!; place < end[project]!; place++) {
        const money = budget[group[place]!]!
        if (money > at * share[place]!) open += weight[place]! * share[place]!
        else if (money > 0) more += weight[place]! * growth[group[place]!]!
      }
      slope[project] = -more / open / multiplier[project]!
    },

    unaffordable(project, missing) {
      let more = 0
      for (let place = start[project]!; place < end[project]!; place++)
        if (budget[group[place]!]! > 0) more += weight[place]! * growth[group[place]!]!
      if (more > 0) limit(missing / more)
    },

    unsure: () => limit(0),

    paying(project, paid, each, left, drift) {
      if (paid.rest || reach === 0) return limit(0)
      let more = 0
      for (let place = start[project]!; place < end[project]!; place++) {
        const money = budget[group[place]!]!
        if (money > 0 && money <= paid.about * share[place]!) more += weight[place]! * growth[group[place]!]!
      }
      const change = -more / paid.open
      for (let place = start[project]!; place < end[project]!; place++) {
        const g = group[place]!
        const money = budget[g]!
        if (money === 0) continue
        const part = share[place]!
        if (money > paid.about * part) growth[g]! -= change * part
        else {
          limit((each * part * (1 - MARGIN_OF_MONEY) - money - 4 * drift) / (growth[g]! - change * part))
          growth[g] = 0
        }
      }
      const price = (each / multiplier[project]!) * (1 + MARGIN_OF_MONEY)
      const falls = change / multiplier[project]!
      for (let at = 0; at < left; at++) {
        const other = order[at]!
        if (other === project) continue
        const gap = bound[other]! - price
        const closing = falls - slope[other]! + MARGIN * (Math.abs(falls) + Math.abs(slope[other]!))
        if (!(gap > 0)) {
          // Two prices that nobody is too poor for stay as they are, and so does what fractions told about them.
          if (change !== 0 || !isSteady(other, drift)) limit(0)
        } else if (closing > 0) limit(gap / closing)
      }
    },

    value: () => reach * (1 - MARGIN),
  }
}

/** Reserve for rounding of growths and slopes, far above what it can be. */
const MARGIN = 1e-7
const MARGIN_OF_MONEY = 1e-14
