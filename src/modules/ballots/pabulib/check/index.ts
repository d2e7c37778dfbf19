import { electionOf, type PbElection, PbNotCountable } from '../election.ts'
import type { PbFile, PbLines, PbProblem } from '../file.ts'
import { checkMeta } from './meta.ts'
import { checkProjects } from './projects.ts'
import { checkResult } from './result.ts'
import { checkSums } from './sums.ts'
import { checkVotes } from './votes.ts'

/** Takes down one problem. */
export type Report = (
  severity: PbProblem['severity'],
  word: string,
  line: number | null,
  values?: PbProblem['values'],
) => void

/** What a check looks at. */
export interface Checked {
  file: PbFile
  lines: PbLines
  report: Report
}

/**
 * Everything that is wrong with the content of a file, as sentences with lines: what the library's own validator looks at
 * (docs/counting.md lists it). An error means that the file contradicts itself or the format; a warning, that it may.
 * @param withoutResult leaves out the comparison of `selected` with the rule, which counts the file again
 */
export function checkPb(
  file: PbFile,
  lines: PbLines,
  { withoutResult = false }: { withoutResult?: boolean } = {},
): PbProblem[] {
  const problems: PbProblem[] = []
  const report: Report = (severity, word, line, values = {}) => problems.push({ word, severity, line, values })
  const checked = { file, lines, report }
  checkMeta(checked)
  checkProjects(checked)
  checkVotes(checked)
  const read = countable(file, report, problems)
  if (read) {
    checkSums(checked, read)
    if (!withoutResult) checkResult(checked, read)
  }
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

function countable(file: PbFile, report: Report, problems: PbProblem[]): PbElection | null {
  try {
    return electionOf(file)
  } catch (error) {
    if (!(error instanceof PbNotCountable)) throw error
    // Usually said already, with its line.
    if (!problems.some(({ word }) => word === error.word)) report('error', error.word, null, error.values)
    return null
  }
}
