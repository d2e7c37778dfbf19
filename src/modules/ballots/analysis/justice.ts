import type { Election } from '../counting/election.ts'

/**
 * Projects that break "EJR+ up to any project" (Brill, Peters 2023): a group of supporters large enough to pay for the
 * project with its part of the budget, none of whom has as much from the outcome. For supporters sorted by their utility,
 * some first k of them, the last one with utility u: `n · (u + u(c)) · cost(c) <= k · B · u(c)`.
 *
 * Equal shares without completion never breaks the form of its own utility.
 */
export function unjustProjects(
  election: Election,
  selected: readonly number[],
  utility: 'cost' | 'cardinality',
): number[] {
  const { groups, supporters, costs, voters, budget } = election
  const inside = new Set(selected)
  const own = new Float64Array(groups.count)
  for (let group = 0; group < groups.count; group++)
    for (let at = groups.start[group]!; at < groups.start[group + 1]!; at++) {
      const project = groups.project[at]!
      if (inside.has(project)) own[group]! += utility === 'cost' ? costs[project]! : 1
    }

  return election.ids.flatMap((_, project) => (!inside.has(project) && isUnjust(project) ? [project] : []))

  function isUnjust(project: number): boolean {
    const cost = BigInt(costs[project]!)
    // Dividing both sides by what is common: with cost utility u(c) is the cost itself.
    const size = utility === 'cost' ? cost : 1n
    const times = utility === 'cost' ? 1n : cost
    const people = [...supporters.group.subarray(supporters.start[project]!, supporters.start[project + 1]!)]
    people.sort((a, b) => own[a]! - own[b]!)
    let count = 0
    for (let at = 0; at < people.length; at++) {
      count += groups.weight[people[at]!]!
      const utilityHere = own[people[at]!]!
      // Of those equally satisfied, all together are the strongest group.
      if (at + 1 < people.length && own[people[at + 1]!] === utilityHere) continue
      if (BigInt(voters) * (BigInt(utilityHere) + size) * times <= BigInt(count) * BigInt(budget)) return true
    }
    return false
  }
}
