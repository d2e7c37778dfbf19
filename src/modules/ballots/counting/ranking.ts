import { type Election, NotCountable } from './election.ts'
import { LotMissing, type Tie, type TieOrder } from './ties.ts'

/** What projects are ordered by: support, or support for the money. `named` counts also votes with no points. */
export type Score = 'votes' | 'named' | 'points' | 'votes-per-cost' | 'points-per-cost' | 'votes-times-cost'

/** Projects from the highest score down; equal scores in the order of ties. */
export function rank(election: Election, score: Score, ties: TieOrder): number[] {
  const better = comparing(election, score)
  return election.ids
    .map((_, project) => project)
    .sort((a, b) => better(a, b) || ties.place[a]! - ties.place[b]! || a - b)
}

/** Negative when the first project has the higher score, zero when they are exactly equal. */
export function comparing(election: Election, score: Score): (a: number, b: number) => number {
  const { costs } = election
  const support = scoresOf(election, score)
  if (score === 'votes' || score === 'named' || score === 'points') return (a, b) => support[b]! - support[a]!
  if (score === 'votes-times-cost')
    return (a, b) => sign(BigInt(support[b]!) * BigInt(costs[b]!) - BigInt(support[a]!) * BigInt(costs[a]!))
  // A supported project that costs nothing is worth more than any other for its money; without support it is worth nothing.
  const isFree = (project: number) => costs[project] === 0 && support[project]! > 0
  const price = (project: number) => BigInt(costs[project] || 1)
  return (a, b) => {
    if (isFree(a) || isFree(b)) return isFree(a) && isFree(b) ? support[b]! - support[a]! : isFree(a) ? -1 : 1
    return sign(BigInt(support[b]!) * price(a) - BigInt(support[a]!) * price(b))
  }
}

/** The support a score is made of, in votes or points. */
export const scoresOf = ({ votes, named, points }: Election, score: Score): number[] =>
  score.startsWith('points') ? points : score === 'named' ? named : votes

const sign = (value: bigint) => (value < 0n ? -1 : value > 0n ? 1 : 0)

/**
 * Ties in a ranking, told by what became of them. A group of equals that was funded whole, or not at all, decided nothing
 * about who wins; otherwise the criteria must say who goes first.
 * @throws LotMissing when they do not
 */
export function tiesInRanking(
  election: Election,
  score: Score,
  ranking: readonly number[],
  ties: TieOrder,
  funded: ReadonlySet<number>,
): Tie[] {
  const better = comparing(election, score)
  const found: Tie[] = []
  for (let from = 0; from < ranking.length; ) {
    let to = from + 1
    while (to < ranking.length && better(ranking[from]!, ranking[to]!) === 0) to++
    const equals = ranking.slice(from, to)
    if (equals.length > 1 && equals.some((project) => funded.has(project)) && !equals.every((each) => funded.has(each)))
      found.push(decide(election, equals, ties, found.length + 1, funded))
    from = to
  }
  return found
}

function decide(election: Election, equals: number[], ties: TieOrder, round: number, funded: ReadonlySet<number>): Tie {
  // Equal places with different fates: the order of the file would have decided.
  const open = equals.filter((project) =>
    equals.some((other) => ties.place[other] === ties.place[project] && funded.has(other) !== funded.has(project)),
  )
  if (open.length > 0) throw new LotMissing(open.map((project) => election.ids[project]!).sort())
  const places = new Set(equals.map((project) => ties.place[project]))
  if (places.size === 1) throw new NotCountable('equal places with equal fates cannot be a tie')
  return { ...ties.choose(representatives(equals, ties), round), projects: equals }
}

/** One project for each place, so that equals of the same fate need no lot between them. */
const representatives = (equals: number[], ties: TieOrder) =>
  equals.filter((project, at) => equals.findIndex((other) => ties.place[other] === ties.place[project]) === at)
