import { type BallotBox, ballotBox, type Election } from '../counting/election.ts'
import { columnOf, listOf, metaOf, type PbFile } from './file.ts'
import { type Decimal, inUnits, readDecimal } from './money.ts'

export type VoteType = 'approval' | 'ordinal' | 'cumulative' | 'scoring' | 'choose-1'

/** A file that cannot be counted, and why, as the last part of a key of `ballots.pabulib.…`. */
export class PbNotCountable extends Error {
  readonly word: string
  readonly values: Record<string, string | number>

  constructor(word: string, values: Record<string, string | number> = {}) {
    super(`${word} ${JSON.stringify(values)}`)
    this.word = word
    this.values = values
  }
}

/** What a file says that rules need besides the ballots. */
export interface PbElection {
  election: Election
  voteType: VoteType
  /** The lowest score that counts, in votes or points. */
  threshold: number | undefined
  /** Points are counted in units of 10^-pointDecimals. */
  pointDecimals: number
}

/**
 * The election a file describes. Votes for unknown projects are passed over; a project named twice counts once, with the
 * points added up; an empty ballot counts as a voter. Ordinal ballots give `max_length - position` points; without
 * `max_length` the first place gets as many points as the ballot names projects.
 * @throws PbNotCountable when money, ids or the kind of vote cannot be read
 */
export function electionOf(file: PbFile): PbElection {
  const voteType = voteTypeOf(file)
  const idAt = columnOf(file.projects, 'project_id')
  const costAt = columnOf(file.projects, 'cost')
  const voteAt = columnOf(file.votes, 'vote')
  for (const [at, column] of [
    [idAt, 'project_id'],
    [costAt, 'cost'],
    [voteAt, 'vote'],
  ] as const)
    if (at < 0) throw new PbNotCountable('column-missing', { column })

  const ids = file.projects.rows.map((row) => row[idAt]?.trim() ?? '')
  const budget = amount(metaOf(file, 'budget'), 'budget')
  const costs = file.projects.rows.map((row, at) => amount(row[costAt], ids[at]!))
  const decimals = Math.max(...[budget, ...costs].map((each) => each.decimals))
  const project = new Map(ids.map((id, index) => [id, index]))
  if (project.size !== ids.length) throw new PbNotCountable('project-twice', { id: twice(ids) })

  const points = pointsReader(file, voteType)
  const box = ballotBox({
    ids,
    costs: costs.map((cost) => inUnits(cost, decimals)),
    budget: inUnits(budget, decimals),
    decimals,
    hasPoints: voteType !== 'approval' && voteType !== 'choose-1',
    once: points.once,
  })
  fill(box, file, voteAt, project, points)
  const election = box.count()
  const threshold = readDecimal(metaOf(file, 'min_project_score_threshold'))
  return {
    election,
    voteType,
    pointDecimals: points.decimals,
    threshold: threshold ? (Number(threshold.digits) / 10 ** threshold.decimals) * 10 ** points.decimals : undefined,
  }
}

export function voteTypeOf(file: PbFile): VoteType {
  const type = metaOf(file, 'vote_type')?.toLowerCase()
  const known = VOTE_TYPES.find((each) => each === type)
  if (!known) throw new PbNotCountable('vote-type', { value: type ?? '' })
  return known
}

export const VOTE_TYPES: readonly VoteType[] = ['approval', 'ordinal', 'cumulative', 'scoring', 'choose-1']

/** Equal rows are read once: in a choose-1 pool there are as many kinds of ballots as projects. */
function fill(box: BallotBox, file: PbFile, voteAt: number, project: Map<string, number>, points: PointsReader) {
  const rows = new Map<string, number>()
  for (const row of file.votes.rows) {
    const vote = row[voteAt] ?? ''
    const key = points.column < 0 ? vote : `${vote}\u0000${row[points.column] ?? ''}`
    rows.set(key, (rows.get(key) ?? 0) + 1)
  }
  for (const [key, weight] of rows) {
    const [vote, cell] = points.column < 0 ? [key, ''] : (key.split('\u0000') as [string, string])
    const names = listOf(vote)
    const marks = points.of(names, cell)
    const named: number[] = []
    const given: number[] | null = marks ? [] : null
    for (let at = 0; at < names.length; at++) {
      const index = project.get(names[at]!)
      if (index === undefined) continue
      named.push(index)
      given?.push(marks?.[at] ?? 0)
    }
    if (points.unlisted !== 0)
      for (const index of project.values()) {
        if (named.includes(index)) continue
        named.push(index)
        given?.push(points.unlisted)
      }
    box.add(weight, named, given)
  }
}

interface PointsReader {
  /** The column of points; -1 when the kind of vote has none. */
  column: number
  decimals: number
  /** Whether a repeated project counts once, not with its points added up. */
  once: boolean
  /** Points of projects a ballot does not name. */
  unlisted: number
  /** Null when each gets 1. */
  of(names: string[], cell: string): number[] | null
}

function pointsReader(file: PbFile, voteType: VoteType): PointsReader {
  const plain = { column: -1, decimals: 0, once: true, unlisted: 0 }
  if (voteType === 'approval' || voteType === 'choose-1') return { ...plain, of: () => null }
  if (voteType === 'ordinal') {
    const longest = metaOf(file, 'max_length')
    if (longest !== undefined && !/^\d+$/.test(longest)) throw new PbNotCountable('meta-number', { key: 'max_length' })
    return { ...plain, of: (names) => names.map((_, at) => Number(longest ?? names.length) - at) }
  }
  const column = columnOf(file.votes, 'points')
  if (column < 0) throw new PbNotCountable('column-missing', { column: 'points' })
  const decimals = decimalsOf(file, column)
  const units = (cell: string) => {
    const value = readDecimal(cell)
    if (!value) throw new PbNotCountable('points-not-number', { value: cell })
    return inUnits(value, decimals)
  }
  const unlisted = voteType === 'scoring' ? metaOf(file, 'default_score') : undefined
  return {
    column,
    decimals,
    once: false,
    unlisted: unlisted ? units(unlisted) : 0,
    of: (_, cell) => listOf(cell).map(units),
  }
}

function decimalsOf(file: PbFile, column: number): number {
  let most = readDecimal(metaOf(file, 'default_score'))?.decimals ?? 0
  for (const row of file.votes.rows) {
    const cell = row[column] ?? ''
    if (cell.includes('.')) for (const part of listOf(cell)) most = Math.max(most, readDecimal(part)?.decimals ?? 0)
  }
  return most
}

function amount(cell: string | undefined, id: string): Decimal {
  const value = readDecimal(cell)
  if (!value || value.digits < 0n || value.decimals > 6) throw new PbNotCountable('amount', { id, value: cell ?? '' })
  return value
}

const twice = (ids: string[]) => ids.find((id, at) => ids.indexOf(id) !== at) ?? ''
