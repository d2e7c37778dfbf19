/**
 * What is counted: projects with their costs, a budget and ballots. Equal ballots are one group with a weight; support is
 * kept twice, by group and by project, in flat arrays, because every rule walks one of the two.
 *
 * Money is whole numbers of the smallest unit that occurs (grosze, or one when nobody wrote a fraction); points are whole
 * numbers of the smallest part that occurs. Nothing here is a binary fraction.
 */
export interface Election {
  /** Identifiers of projects, as on the ballot. A project is its index in this list everywhere else. */
  ids: string[]
  /** In the smallest unit, safe integers, zero or more. */
  costs: number[]
  budget: number
  /** Digits after the point of the currency: a unit of money is 10^-decimals. */
  decimals: number
  /** Ballots that count, also empty ones: they have their share of the money. */
  voters: number
  /** Whether ballots carry points (cumulative, scoring, ordinal). */
  hasPoints: boolean
  /** People naming the project with more than no points. */
  votes: number[]
  /** People naming the project at all, also with no points. */
  named: number[]
  /** Sum of points, also of negative ones. */
  points: number[]
  groups: Groups
  supporters: Supporters
}

/** Equal ballots: group `g` is `weight[g]` people supporting `project[s]` with `points[s]`, `start[g] <= s < start[g+1]`. */
export interface Groups {
  count: number
  weight: Int32Array
  start: Int32Array
  project: Int32Array
  points: Int32Array
}

/** The same by project: `group[s]` gives `points[s]`, for `start[c] <= s < start[c+1]`. */
export interface Supporters {
  start: Int32Array
  group: Int32Array
  points: Int32Array
}

/** One ballot, or several equal ones: whom it names and with how many points (1 for a plain vote). */
export interface Ballot {
  weight: number
  choices: { project: number; points: number }[]
}

export interface ElectionInput {
  ids: string[]
  costs: number[]
  budget: number
  decimals?: number
  hasPoints?: boolean
  ballots: Ballot[]
}

/** A number too large, or not whole, to be counted exactly. */
export class NotCountable extends Error {}

/** Gathers ballots into groups and counts support. A project named twice is one choice with the points added up. */
export function anElection(input: ElectionInput): Election {
  const { ids, costs, budget, decimals = 0, hasPoints = false } = input
  for (const money of [budget, ...costs])
    if (!Number.isSafeInteger(money) || money < 0) throw new NotCountable(`not a whole amount: ${money}`)
  const points = ids.map(() => 0)
  const named = ids.map(() => 0)
  const merged = new Map<string, Merged>()
  // Points of one ballot by project, and which ballot wrote there last: nothing has to be cleared in between.
  const sums = new Float64Array(ids.length)
  const writtenBy = new Int32Array(ids.length)
  let voters = 0
  input.ballots.forEach(({ weight, choices }, at) => {
    voters += weight
    const projects: number[] = []
    for (const choice of choices) {
      if (writtenBy[choice.project] !== at + 1) {
        writtenBy[choice.project] = at + 1
        sums[choice.project] = 0
        projects.push(choice.project)
      }
      sums[choice.project]! += choice.points
    }
    projects.sort((a, b) => a - b)
    const support: number[] = []
    const given: number[] = []
    for (const project of projects) {
      const sum = sums[project]!
      points[project]! += sum * weight
      named[project]! += weight
      if (sum <= 0) continue
      support.push(project)
      given.push(sum)
    }
    const key = hasPoints ? `${support.join()};${given.join()}` : support.join()
    const known = merged.get(key)
    if (known) known.weight += weight
    else merged.set(key, { weight, support, given })
  })
  const groups = flatten([...merged.values()])
  const supporters = byProject(groups, ids.length)
  return {
    ids,
    costs,
    budget,
    decimals,
    voters,
    hasPoints,
    votes: ids.map((_, project) => weightOf(groups, supporters, project)),
    named,
    points: points.map(safe),
    groups,
    supporters,
  }
}

interface Merged {
  weight: number
  support: number[]
  given: number[]
}

/** How many people a list of supporters stands for. */
function weightOf(groups: Groups, { start, group }: Supporters, project: number): number {
  let sum = 0
  for (let at = start[project] ?? 0; at < (start[project + 1] ?? 0); at++) sum += groups.weight[group[at] ?? 0] ?? 0
  return sum
}

function flatten(ballots: Merged[]): Groups {
  const size = ballots.reduce((sum, { support }) => sum + support.length, 0)
  const groups: Groups = {
    count: ballots.length,
    weight: Int32Array.from(ballots, ({ weight }) => weight),
    start: new Int32Array(ballots.length + 1),
    project: new Int32Array(size),
    points: new Int32Array(size),
  }
  let at = 0
  ballots.forEach(({ support, given }, group) => {
    for (let place = 0; place < support.length; place++) {
      groups.project[at] = support[place]!
      groups.points[at] = narrow(given[place]!)
      at++
    }
    groups.start[group + 1] = at
  })
  return groups
}

function byProject(groups: Groups, projects: number): Supporters {
  const start = new Int32Array(projects + 1)
  for (const project of groups.project) start[project + 1] = (start[project + 1] ?? 0) + 1
  for (let project = 0; project < projects; project++) start[project + 1] = start[project + 1]! + start[project]!
  const next = start.slice()
  const supporters = {
    start,
    group: new Int32Array(groups.project.length),
    points: new Int32Array(groups.project.length),
  }
  for (let group = 0; group < groups.count; group++)
    for (let at = groups.start[group]!; at < groups.start[group + 1]!; at++) {
      const place = next[groups.project[at]!]!++
      supporters.group[place] = group
      supporters.points[place] = groups.points[at]!
    }
  return supporters
}

const safe = (sum: number) => {
  if (!Number.isSafeInteger(sum)) throw new NotCountable(`not a whole number of points: ${sum}`)
  return sum
}

const narrow = (points: number) => {
  if (!Number.isInteger(points) || points > 0x7fffffff) throw new NotCountable(`not a number of points: ${points}`)
  return points
}

/** What a list of projects costs together. */
export const costOf = (election: Election, projects: readonly number[]) =>
  projects.reduce((sum, project) => sum + election.costs[project]!, 0)
