import { readCsv } from '../../../platform/documents/index.ts'
import { type Cast, type Vote, type Votes, votesOf } from './votes.ts'

export interface VotesFile {
  votes: Votes
  /** The group written beside each person, by index; null where none is. */
  given: (string | null)[]
  /** Cells that are no vote, as `row:column`; they count as not seen. */
  problems: string[]
}

/** The file is no table of votes. */
export class NotVotes extends Error {}

/**
 * Reads a table of people by statements as CSV: a column `participant`, and one column a statement with 1 (agrees), -1
 * (disagrees), 0 (passes) or nothing (not seen). Columns that are not numbers are facts about the person, of which
 * `group-id` is read. It is the form of the exports at compdemocracy/openData, `participants-votes.csv`.
 * @throws UnreadableFile; NotVotes when there is no column `participant`, or no statement
 */
export async function readVotes(path: string): Promise<VotesFile> {
  const casts: Cast[] = []
  const groups = new Map<string, string>()
  const problems: string[] = []
  let columns: string[] = []
  let line = 0
  const { rows } = await readCsv(path)
  for await (const cells of rows) {
    line += 1
    if (line === 1) {
      columns = cells.map((name) => name.trim())
      continue
    }
    const value = (name: string) => cells[columns.indexOf(name)]?.trim() ?? ''
    const person = value('participant')
    if (!person) continue
    if (value('group-id')) groups.set(person, value('group-id'))
    for (const [index, statement] of columns.entries()) {
      const cell = cells[index]?.trim() ?? ''
      if (cell === '' || !isStatement(statement)) continue
      if (/^(1|0|-1)(\.0+)?$/.test(cell)) casts.push({ person, statement, vote: Number(cell) as Vote })
      else problems.push(`${line}:${statement}`)
    }
  }
  const statements = columns.filter(isStatement)
  if (!columns.includes('participant') || statements.length === 0) throw new NotVotes()
  const votes = votesOf(casts, statements)
  return { votes, given: votes.people.map((person) => groups.get(person) ?? null), problems }
}

const isStatement = (column: string) => /^\d+$/.test(column)
