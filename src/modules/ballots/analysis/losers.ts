import type { Election } from '../counting/election.ts'
import { type Fraction, toNumber } from '../counting/exact.ts'
import type { GreedyOutcome } from '../counting/greedy.ts'
import { type Score, scoresOf } from '../counting/ranking.ts'
import { sharesSolver } from '../counting/shares/solver.ts'
import type { Utility } from '../counting/shares/support.ts'
import { COMMON_TIES, type TieCriterion, tieOrder } from '../counting/ties.ts'

/** What a project on a ranking list was short of. */
export interface ListLack {
  project: number
  /** How much cheaper it had to be to fit where it stands. */
  money: number
  /** So many more votes (or points) and it would have been funded at its cost; null when no number is enough. */
  support: number | null
}

/**
 * What each unfunded project of a list with skipping lacked, all else equal. A higher place never has less money left, so it
 * is enough to find the lowest place where it would have fitted.
 */
export function lacksOnList(election: Election, { steps }: GreedyOutcome, score: Score, threshold = 0): ListLack[] {
  const scores = scoresOf(election, score)
  return steps.flatMap(({ project, reason, left }, at) => {
    if (reason === 'funded' || reason === 'reserve') return []
    const cost = election.costs[project]!
    const above = steps.slice(0, at).findLast((step) => step.left >= cost)
    const rival = left >= cost ? null : above
    const needed = rival ? scores[rival.project]! + 1 : rival === null ? threshold : undefined
    return [
      {
        project,
        money: Math.max(0, cost - left),
        support: needed === undefined ? null : Math.max(0, Math.max(needed, threshold) - scores[project]!),
      },
    ]
  })
}

/** How near a project came under equal shares, and where its supporters' money went. Rounded, for reading. */
export interface SharesLack {
  project: number
  /** Cost less what its supporters had left at the end. */
  missing: number
  /** The most, over rounds, that supporters would have paid at the price of that round, as a part of the cost. */
  effectiveSupport: number
  /** Money of its supporters paid for each winner, largest first. */
  spentOn: { project: number; amount: number }[]
}

/** What each unfunded project lacked in a run of equal shares with this endowment. */
export function lacksInShares(
  election: Election,
  utility: Utility,
  endowment: Fraction,
  ties: readonly TieCriterion[] = COMMON_TIES,
): SharesLack[] {
  const { groups, supporters, costs } = election
  const budget = new Float64Array(groups.count).fill(toNumber(endowment.numerator, endowment.denominator))
  const byPoints = election.hasPoints && utility.startsWith('points')
  const byCost = utility === 'cost' || utility === 'points-cost'
  const share = (place: number) => (byPoints ? supporters.points[place]! : 1)
  const worth = (project: number) => (byCost ? costs[project]! : 1)
  const spent = new Map<number, Map<number, number>>(election.ids.map((_, project) => [project, new Map()]))
  const effective = new Float64Array(election.ids.length)

  const solver = sharesSolver(election, utility, tieOrder(election, ties))
  const { selected } = solver.run(endowment, {
    onRound({ project, payment }) {
      const each = toNumber(payment.numerator, payment.denominator)
      lookAround(each / worth(project))
      payFor(project, each)
    },
  })
  const inside = new Set(selected)
  return election.ids.flatMap((_, project) => (inside.has(project) ? [] : [lackOf(project)]))

  function lookAround(price: number) {
    election.ids.forEach((_, project) => {
      if (costs[project] === 0) return
      let offered = 0
      eachSupporter(project, (group, place) => {
        offered += groups.weight[group]! * Math.min(budget[group]!, price * worth(project) * share(place))
      })
      effective[project] = Math.max(effective[project]!, offered / costs[project]!)
    })
  }

  function payFor(winner: number, each: number) {
    eachSupporter(winner, (group, place) => {
      const paid = Math.min(budget[group]!, each * share(place))
      budget[group]! -= paid
      for (let at = groups.start[group]!; at < groups.start[group + 1]!; at++) {
        const own = spent.get(groups.project[at]!)!
        own.set(winner, (own.get(winner) ?? 0) + paid * groups.weight[group]!)
      }
    })
  }

  function lackOf(project: number): SharesLack {
    let left = 0
    eachSupporter(project, (group) => {
      left += groups.weight[group]! * budget[group]!
    })
    return {
      project,
      missing: Math.max(0, Math.round(costs[project]! - left)),
      effectiveSupport: effective[project]!,
      spentOn: [...spent.get(project)!]
        .map(([winner, amount]) => ({ project: winner, amount: Math.round(amount) }))
        .sort((a, b) => b.amount - a.amount || a.project - b.project),
    }
  }

  function eachSupporter(project: number, visit: (group: number, place: number) => void) {
    for (let place = supporters.start[project]!; place < supporters.start[project + 1]!; place++)
      visit(supporters.group[place]!, place)
  }
}
