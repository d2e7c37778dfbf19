import type { Election } from '../election.ts'

/**
 * What a funded project is worth to a voter who supports it. `cost`: its cost (equalshares.net, official in Wieliczka);
 * `cardinality`: one; `points`: the points given; `points-cost`: points times cost.
 */
export type Utility = 'cost' | 'cardinality' | 'points' | 'points-cost'

/**
 * Supporters laid out for the method of equal shares. A voter's utility is `multiplier[c] · share`, where the share is 1 or
 * the points; one voter then pays `payment · share`, and `payment / multiplier` is the price of a unit of utility.
 */
export interface Support {
  /** Projects with a cost and a supporter. */
  candidates: number[]
  /** Projects that cost nothing and have a supporter. */
  free: number[]
  /** Every share is 1. */
  unit: boolean
  multiplier: number[]
  /** Sum of shares of all supporters. */
  shares: number[]
  start: Int32Array
  group: Int32Array
  /** Of one group, as a binary number because it is multiplied by money. */
  weight: Float64Array
  share: Float64Array
}

export function supportOf(election: Election, utility: Utility): Support {
  const { supporters, costs, votes } = election
  const unit = !election.hasPoints || utility === 'cost' || utility === 'cardinality'
  const byCost = utility === 'cost' || utility === 'points-cost'
  const weight = Float64Array.from(supporters.group, (group) => election.groups.weight[group]!)
  const share = unit ? new Float64Array(weight.length).fill(1) : Float64Array.from(supporters.points)
  const projects = costs.map((_, project) => project).filter((project) => votes[project]! > 0)
  return {
    candidates: projects.filter((project) => costs[project]! > 0),
    free: projects.filter((project) => costs[project] === 0),
    unit,
    multiplier: costs.map((cost) => (byCost ? cost : 1)),
    shares: costs.map((_, project) => {
      let sum = 0
      for (let at = supporters.start[project]!; at < supporters.start[project + 1]!; at++)
        sum += weight[at]! * share[at]!
      return sum
    }),
    start: supporters.start,
    group: supporters.group.slice(),
    weight,
    share,
  }
}
