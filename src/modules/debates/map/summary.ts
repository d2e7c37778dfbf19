import type { Side } from './measures.ts'
import { METHOD, type NotDrawn, opinionMapOf } from './opinion-map.ts'
import type { Tally } from './votes.ts'
import { type Cast, votesOf } from './votes.ts'

/** The votes of which a map is to be made, with all statements, also those nobody voted on. */
export interface Asked {
  casts: Cast[]
  statements: string[]
  seed: number
}

/** How some people voted on a statement: how many agree, disagree, pass. */
export type Counts = [agrees: number, disagrees: number, passes: number]

/** A map as it is kept and shown: by the numbers of statements, without anybody's votes. */
export interface MapSummary {
  method: number
  seed: number
  people: number
  votes: number
  /** Whole votes of each statement. */
  tallies: Record<string, Counts>
  /** What most agree or disagree with, surely; strongest first. */
  agree: string[]
  disagree: string[]
  /** What all groups agree with most, and reject most, from 0 to 1. */
  consensus: { agree: Record<string, number>; disagree: Record<string, number> }
  /** How far groups differ, from 0 to 1; empty when no groups are drawn. */
  divides: Record<string, number>
  groups: {
    size: number
    representative: { statement: string; side: Side }[]
    tallies: Record<string, Counts>
  }[]
  notDrawn: NotDrawn | null
  stability: number | null
  /** Where each grouped person stands, rounded, and in which group; in no order of people. */
  points: [x: number, y: number, group: number][]
  /** How much each statement deserves to be shown next. */
  priorities: Record<string, number>
}

/** Makes a map and sums it up: what unites, what divides, groups; formulas: docs/opinion-map.md. */
export function mapOfCasts({ casts, statements, seed }: Asked): MapSummary {
  const map = opinionMapOf(votesOf(casts, statements), { seed })
  const { votes } = map
  const named = <T>(values: readonly T[]) => Object.fromEntries(votes.statements.map((id, at) => [id, values[at] as T]))
  const counted = (tallies: readonly Tally[]) =>
    named(tallies.map(({ agrees, disagrees, passes }): Counts => [agrees, disagrees, passes]))
  const ids = (list: readonly { statement: number }[]) => list.map(({ statement }) => votes.statements[statement] ?? '')
  const groupOf = new Map(map.groups.flatMap(({ people }, group) => people.map((person) => [person, group] as const)))
  const points = map.grouped.map((person): [number, number, number] => {
    const [x, y] = map.positions[person] ?? [0, 0]
    return [round(x), round(y), groupOf.get(person) ?? -1]
  })
  return {
    method: METHOD,
    seed,
    people: votes.people.length,
    votes: votes.vote.length,
    tallies: counted(map.tallies),
    agree: ids(map.agree),
    disagree: ids(map.disagree),
    consensus: { agree: named(map.consensus.agree), disagree: named(map.consensus.disagree) },
    divides: map.groups.length > 0 ? named(map.divides) : {},
    groups: map.groups.map(({ people, tallies, representatives }) => ({
      size: people.length,
      representative: representatives.map(({ statement, side }) => ({
        statement: votes.statements[statement] ?? '',
        side,
      })),
      tallies: counted(tallies),
    })),
    notDrawn: map.notDrawn,
    stability: map.evidence.stability,
    points: points.sort(([x1, y1], [x2, y2]) => x1 - x2 || y1 - y2),
    priorities: named(map.priorities),
  }
}

const round = (value: number) => Math.round(value * 100) / 100
