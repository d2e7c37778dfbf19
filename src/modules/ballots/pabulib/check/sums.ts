import type { PbElection } from '../election.ts'
import { columnOf, listOf } from '../file.ts'
import { inUnits, readDecimal, writeDecimal } from '../money.ts'
import type { Checked } from './index.ts'

/**
 * `votes` and `score` of the file against its ballots. The official numbers are kept, the difference is shown. A project
 * named twice in one ballot was counted twice by the office and once by us; such a difference is only a warning.
 */
export function checkSums({ file, lines, report }: Checked, { election, pointDecimals }: PbElection): void {
  const votesAt = columnOf(file.projects, 'votes')
  const scoreAt = columnOf(file.projects, 'score')
  const repeats = votesAt < 0 ? new Map<string, number>() : repeatsOf(file.votes.rows, columnOf(file.votes, 'vote'))
  file.projects.rows.forEach((row, project) => {
    const line = lines.projects[project] ?? null
    const id = election.ids[project] as string
    const declared = votesAt < 0 ? '' : (row[votesAt]?.trim() ?? '')
    const counted = election.named[project] as number
    if (declared !== '' && Number(declared) !== counted) {
      const known = Number(declared) === counted + (repeats.get(id) ?? 0)
      report(known ? 'warning' : 'error', 'votes-differ', line, { id, declared, counted })
    }
    const score = scoreAt < 0 ? null : readDecimal(row[scoreAt])
    const points = election.points[project] as number
    if (score && (score.decimals > pointDecimals || inUnits(score, pointDecimals) !== points))
      report('error', 'score-differs', line, {
        id,
        declared: row[scoreAt] ?? '',
        counted: writeDecimal(points, pointDecimals),
      })
  })
}

/** How many times each project is named again in a ballot that names it already. */
function repeatsOf(rows: string[][], voteAt: number): Map<string, number> {
  const repeats = new Map<string, number>()
  for (const row of rows) {
    const names = listOf(row[voteAt])
    const named = new Set(names)
    if (named.size === names.length) continue
    for (const name of names) if (!named.delete(name)) repeats.set(name, (repeats.get(name) ?? 0) + 1)
  }
  return repeats
}
