import type { Election } from '../counting/election.ts'
import { type Fraction, fraction } from '../counting/exact.ts'

/** What an outcome gives to voters. Whole numbers; money in the smallest unit. */
export interface Satisfaction {
  voters: number
  /** Voters none of whose projects is funded. */
  withNothing: number
  /** How many voters have so many of their projects funded, from none up. */
  histogram: number[]
  /** Funded supported projects, summed over voters. */
  funded: number
  /** Cost of funded supported projects, summed over voters: the money they "decided" on. */
  decided: bigint
  /** Points given to funded projects. */
  points: number
  /** Gini coefficient of the number of funded supported projects: 0 when all have the same, near 1 when few have all. */
  gini: Fraction
}

export function satisfactionOf(election: Election, selected: readonly number[]): Satisfaction {
  const { groups, costs } = election
  const inside = new Set(selected)
  const histogram: number[] = [0]
  let decided = 0n
  for (let group = 0; group < groups.count; group++) {
    let count = 0
    let money = 0
    for (let at = groups.start[group]!; at < groups.start[group + 1]!; at++) {
      const project = groups.project[at]!
      if (!inside.has(project)) continue
      count++
      money += costs[project]!
    }
    while (histogram.length <= count) histogram.push(0)
    histogram[count]! += groups.weight[group]!
    decided += BigInt(money) * BigInt(groups.weight[group]!)
  }
  return {
    voters: election.voters,
    withNothing: histogram[0]!,
    histogram,
    funded: histogram.reduce((sum, people, count) => sum + people * count, 0),
    decided,
    points: selected.reduce((sum, project) => sum + election.points[project]!, 0),
    gini: giniOf(histogram),
  }
}

/** From a histogram: half of the mean difference between two people over the mean. */
export function giniOf(histogram: readonly number[]): Fraction {
  let people = 0n
  let sum = 0n
  let weighted = 0n
  histogram.forEach((count, value) => {
    const many = BigInt(count)
    // Ranks of these people are people + 1 … people + many; their sum is many · (2 · people + many + 1) / 2.
    weighted += (BigInt(value) * many * (2n * people + many + 1n)) / 1n
    people += many
    sum += many * BigInt(value)
  })
  if (sum === 0n) return fraction(0)
  return fraction(weighted - (people + 1n) * sum, people * sum)
}

/** What was spent under a label, and what support its projects had. */
export interface LabelShare {
  label: string
  projects: number
  funded: number
  cost: number
  /** Votes for its projects, chosen or not. */
  votes: number
}

/**
 * Spending by category, district or any other label. A project with several labels is divided between them evenly, to the
 * last unit of money and of votes, so that sums are right; the earlier labels get the remainder.
 */
export function spendingBy(election: Election, selected: readonly number[], labels: readonly string[][]): LabelShare[] {
  const inside = new Set(selected)
  const shares = new Map<string, LabelShare>()
  election.ids.forEach((_, project) => {
    const own = labels[project]!.length > 0 ? labels[project]! : ['']
    own.forEach((label, at) => {
      const share = shares.get(label) ?? { label, projects: 0, funded: 0, cost: 0, votes: 0 }
      shares.set(label, share)
      share.projects++
      share.votes += part(election.votes[project]!, own.length, at)
      if (!inside.has(project)) return
      share.funded++
      share.cost += part(election.costs[project]!, own.length, at)
    })
  })
  return [...shares.values()].sort((a, b) => b.cost - a.cost || b.votes - a.votes || (a.label < b.label ? -1 : 1))
}

const part = (whole: number, parts: number, at: number) => Math.floor(whole / parts) + (at < whole % parts ? 1 : 0)
