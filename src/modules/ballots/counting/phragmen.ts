import type { Election } from './election.ts'
import { type Fraction, fraction, Ledger, toNumber } from './exact.ts'
import type { Tie, TieOrder } from './ties.ts'

export interface PhragmenOutcome {
  selected: number[]
  cost: number
  ties: Tie[]
  /** The moment each project was funded: money a supporter had earned by then. */
  moments: Fraction[]
}

/**
 * Sequential Phragmén with costs: every voter earns money at the same pace from nothing, and a project is funded at the
 * first moment its supporters can pay for it, which empties their purses. A project's moment is
 * `(cost + sum of its supporters' last payments) / number of supporters`. The count ends when one of those tied for the
 * earliest moment does not fit into what is left (no skipping). Projects dearer than the budget, and those without support,
 * take no part.
 *
 * Who was emptied when is counted in whole numbers, so that every moment is an exact fraction of the earlier ones.
 */
export function phragmen(election: Election, ties: TieOrder): PhragmenOutcome {
  const { costs, votes, groups, supporters, budget } = election
  const projects = election.ids.length
  const left = costs.map((_, project) => project).filter((each) => votes[each]! > 0 && costs[each]! <= budget)
  const rounds = left.length
  // People of a project whose purse was last emptied in a round.
  const emptied = new Float64Array(projects * rounds)
  const lastRound = new Int32Array(groups.count).fill(-1)
  const moments: number[] = []
  const ledger = new Ledger()
  const outcome: PhragmenOutcome = { selected: [], cost: 0, ties: [], moments: [] }

  for (let round = 0; left.length > 0; round++) {
    const tied = earliest()
    if (tied.projects.some((project) => outcome.cost + costs[project]! > budget)) break
    const tie = tied.projects.length > 1 ? ties.choose(tied.projects, round + 1) : null
    if (tie) outcome.ties.push(tie)
    const project = tie ? tie.projects[0]! : tied.projects[0]!
    fund(project, round)
  }
  return outcome

  function earliest(): { projects: number[] } {
    const about = left.map(momentAbout)
    const first = Math.min(...about)
    // Sums of positive numbers, each right to its last places: far less than this apart.
    const slack = 1e-15 * (rounds + 8) * (1 + first)
    const close = left.filter((_, at) => about[at]! <= first + 2 * slack)
    if (close.length === 1) return { projects: close }
    let best: { project: number; moment: Fraction }[] = []
    for (const project of close) {
      const moment = momentExactly(project)
      const difference = best[0] ? compare(moment, best[0].moment) : -1
      if (difference < 0) best = [{ project, moment }]
      else if (difference === 0) best.push({ project, moment })
    }
    return { projects: best.map(({ project }) => project) }
  }

  function momentAbout(project: number): number {
    let sum = costs[project]!
    for (let round = 0; round < moments.length; round++) sum += emptied[project * rounds + round]! * moments[round]!
    return sum / votes[project]!
  }

  function momentExactly(project: number): Fraction {
    const sum = ledger.sum(emptied.subarray(project * rounds, project * rounds + moments.length))
    return fraction(BigInt(costs[project]!) * ledger.product + sum, ledger.product * BigInt(votes[project]!))
  }

  function fund(project: number, round: number) {
    const moment = momentExactly(project)
    left.splice(left.indexOf(project), 1)
    outcome.selected.push(project)
    outcome.cost += costs[project]!
    outcome.moments.push(moment)
    moments.push(toNumber(moment.numerator, moment.denominator))
    ledger.push(moment.numerator, votes[project]!)
    for (let at = supporters.start[project]!; at < supporters.start[project + 1]!; at++) {
      const group = supporters.group[at]!
      const before = lastRound[group]!
      const people = groups.weight[group]!
      for (let place = groups.start[group]!; place < groups.start[group + 1]!; place++) {
        const base = groups.project[place]! * rounds
        if (before >= 0) emptied[base + before]! -= people
        emptied[base + round]! += people
      }
      lastRound[group] = round
    }
  }
}

const compare = (a: Fraction, b: Fraction) => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
