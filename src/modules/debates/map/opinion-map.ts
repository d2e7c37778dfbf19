import { divide, groupedPeople, LEAST_PEOPLE } from './groups.ts'
import {
  type Agreement,
  division,
  informedConsensus,
  overallAgreement,
  prioritiesOf,
  type Representative,
  representatives,
} from './measures.ts'
import { extremitiesOf, type Point, planeOf, positionsOf } from './positions.ts'
import { stabilityOf } from './stability.ts'
import { countOf, type Tally, talliesOf, type Votes } from './votes.ts'

/** Grows whenever the same votes would give another map. */
export const METHOD = 1

/** Below this mean likeness to divisions of other samples, a division says nothing about people. */
export const LEAST_STABILITY = 0.5
/** From this on it is called stable. */
export const STABLE = 0.8

/** Why no groups are drawn: too few people with enough votes, all answered alike, or another sample would divide otherwise. */
export type NotDrawn = 'too-few-people' | 'too-much-alike' | 'too-shaky'

export interface MapGroup {
  /** Indexes of people. */
  people: number[]
  tallies: Tally[]
  representatives: Representative[]
}

export interface OpinionMap {
  method: typeof METHOD
  seed: number
  votes: Votes
  tallies: Tally[]
  /** Where each person stands; by index. */
  positions: Point[]
  /** Who was placed in groups; indexes of people. */
  grouped: number[]
  /** Empty when they are not drawn. */
  groups: MapGroup[]
  notDrawn: NotDrawn | null
  /** Mean silhouette and likeness of samples of the division, also of one that is not drawn; null where none was made. */
  evidence: { people: number; votesPerPerson: number; silhouette: number | null; stability: number | null }
  agree: Agreement[]
  disagree: Agreement[]
  /** Of each statement, within groups; with everybody as one group when none are drawn. */
  consensus: { agree: number[]; disagree: number[] }
  /** How far groups differ on each statement, from 0 to 1; zero when none are drawn. */
  divides: number[]
  extremities: number[]
  priorities: number[]
}

export interface MapSettings {
  seed?: number
  /** Groups made elsewhere, by index of person; null is nobody's. They are taken as they are. */
  given?: readonly (string | null)[]
}

/**
 * Makes the opinion map of a debate: the same votes and seed give the same map on every machine, in whatever order votes come.
 * Formulas and sources: docs/opinion-map.md.
 */
export function opinionMapOf(votes: Votes, { seed = 1, given }: MapSettings = {}): OpinionMap {
  const plane = planeOf(votes)
  const positions = positionsOf(votes, plane)
  const tallies = talliesOf(votes)
  const extremities = extremitiesOf(plane)
  const made = given ? givenGroups(given) : madeGroups(votes, plane, positions, seed)
  const groups = groupsOf(votes, made.groups)
  const parts = groups.length > 0 ? groups.map((group) => group.tallies) : [tallies]
  const counted = made.grouped.reduce((sum, person) => sum + countOf(votes, person), 0)
  return {
    method: METHOD,
    seed,
    votes,
    tallies,
    positions,
    grouped: made.grouped,
    groups,
    notDrawn: made.notDrawn,
    evidence: {
      people: made.grouped.length,
      votesPerPerson: made.grouped.length > 0 ? counted / made.grouped.length : 0,
      silhouette: made.silhouette,
      stability: made.stability,
    },
    agree: overallAgreement(tallies, 'agree'),
    disagree: overallAgreement(tallies, 'disagree'),
    consensus: { agree: informedConsensus(parts, 'agree'), disagree: informedConsensus(parts, 'disagree') },
    divides: division(parts),
    extremities,
    priorities: prioritiesOf(tallies, extremities),
  }
}

interface Made {
  grouped: number[]
  groups: number[][]
  notDrawn: NotDrawn | null
  silhouette: number | null
  stability: number | null
}

function madeGroups(votes: Votes, plane: ReturnType<typeof planeOf>, positions: Point[], seed: number): Made {
  const grouped = groupedPeople(votes)
  const nothing = { grouped, groups: [], silhouette: null, stability: null }
  if (grouped.length < LEAST_PEOPLE) return { ...nothing, notDrawn: 'too-few-people' }
  const found = divide(
    grouped.map((person) => positions[person] as Point),
    seed,
  )
  if (!found) return { ...nothing, notDrawn: 'too-much-alike' }
  const stability = stabilityOf(votes, plane, grouped, found.group, found.sizes.length, seed)
  const evidence = { grouped, silhouette: found.silhouette, stability }
  if (stability < LEAST_STABILITY) return { ...evidence, groups: [], notDrawn: 'too-shaky' }
  const groups = found.sizes.map((_, which) => grouped.filter((_, index) => found.group[index] === which))
  return { ...evidence, groups, notDrawn: null }
}

function givenGroups(given: readonly (string | null)[]): Made {
  const names = [...new Set(given.filter((name) => name !== null))].sort()
  const groups = names.map((name) => given.flatMap((own, person) => (own === name ? [person] : [])))
  return {
    grouped: groups.flat().sort((one, other) => one - other),
    groups,
    notDrawn: null,
    silhouette: null,
    stability: null,
  }
}

function groupsOf(votes: Votes, groups: readonly number[][]): MapGroup[] {
  const owner = new Int32Array(votes.people.length).fill(-1)
  for (const [which, people] of groups.entries()) for (const person of people) owner[person] = which
  return groups.map((people, which) => {
    const inside = talliesOf(votes, (person) => owner[person] === which)
    const outside = talliesOf(votes, (person) => owner[person] !== which && owner[person] !== -1)
    return { people, tallies: inside, representatives: representatives(inside, outside) }
  })
}
