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
export function anElection({ ballots, ...input }: ElectionInput): Election {
  const box = ballotBox({ ...input, once: false })
  for (const { weight, choices } of ballots)
    box.add(
      weight,
      choices.map(({ project }) => project),
      choices.map(({ points }) => points),
    )
  return box.count()
}

export interface BallotBox {
  /** Puts in so many equal ballots: whom they name, with how many points each; without points each gets 1. */
  add(weight: number, projects: readonly number[], points: readonly number[] | null): void
  count(): Election
}

/**
 * Where ballots are gathered one by one.
 * @param once whether a project named twice counts as named once, instead of with its points added up
 */
export function ballotBox(input: Omit<ElectionInput, 'ballots'> & { once: boolean }): BallotBox {
  const { ids, costs, budget, decimals = 0, hasPoints = false, once } = input
  for (const money of [budget, ...costs])
    if (!Number.isSafeInteger(money) || money < 0) throw new NotCountable(`not a whole amount: ${money}`)
  const points = new Float64Array(ids.length)
  const named = new Float64Array(ids.length)
  const merged = new Map<string, Merged>()
  // Points of one ballot by project, and which ballot wrote there last: nothing has to be cleared in between.
  const sums = new Float64Array(ids.length)
  const writtenBy = new Int32Array(ids.length)
  const support: number[] = []
  let added = 0
  let voters = 0

  function add(weight: number, projects: readonly number[], given: readonly number[] | null) {
    added++
    voters += weight
    support.length = 0
    for (let at = 0; at < projects.length; at++) {
      const project = projects[at]!
      const part = given ? given[at]! : 1
      if (writtenBy[project] !== added) {
        writtenBy[project] = added
        sums[project] = part
        support.push(project)
      } else if (!once) sums[project]! += part
    }
    support.sort(byNumber)
    let kept = 0
    for (const project of support) {
      points[project]! += sums[project]! * weight
      named[project]! += weight
      if (sums[project]! > 0) support[kept++] = project
    }
    support.length = kept
    // Short keys made of the numbers themselves; points are written out, as they may be large.
    let key = String.fromCharCode(...support)
    if (hasPoints) for (const project of support) key += `;${sums[project]}`
    const known = merged.get(key)
    if (known) known.weight += weight
    else
      merged.set(key, {
        weight,
        support: support.slice(),
        given: hasPoints ? support.map((each) => sums[each]!) : null,
      })
  }

  function count(): Election {
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
      named: [...named],
      points: [...points].map(safe),
      groups,
      supporters,
    }
  }

  if (ids.length > MOST_PROJECTS) throw new NotCountable(`too many projects: ${ids.length}`)
  return { add, count }
}

/** A project is one unit of a string in the key of a ballot. */
const MOST_PROJECTS = 0xffff

const byNumber = (a: number, b: number) => a - b

interface Merged {
  weight: number
  support: number[]
  /** Null when each got 1. */
  given: number[] | null
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
      groups.points[at] = given ? narrow(given[place]!) : 1
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
