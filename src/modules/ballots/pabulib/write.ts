import { columnOf, metaOf, type PbFile, type PbTable } from './file.ts'

export interface WriteOptions {
  newline?: '\n' | '\r\n'
  /** Puts columns in the canonical order and uses their present names; without it they stay as they are. */
  canonical?: boolean
}

/** Writes a `.pb` file: UTF-8 without a mark of byte order, quoted only where needed, ending with a line break. */
export function writePb(file: PbFile, options: WriteOptions = {}): string {
  return [...pbLines(file, options)].join('')
}

/** The same line by line, for an export that streams. */
export function* pbLines(file: PbFile, { newline = '\n', canonical = false }: WriteOptions = {}): Generator<string> {
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(';')}${newline}`
  const projects = canonical ? inOrder(file.projects, PROJECT_COLUMNS) : file.projects
  const votes = canonical ? inOrder(file.votes, VOTE_COLUMNS) : file.votes
  yield `META${newline}key;value${newline}`
  for (const row of file.meta) yield line(row)
  yield `PROJECTS${newline}${line(projects.columns)}`
  for (const row of projects.rows) yield line(row)
  yield `VOTES${newline}${line(votes.columns)}`
  for (const row of votes.rows) yield line(row)
}

export const PROJECT_COLUMNS = [
  ...['project_id', 'cost', 'votes', 'score', 'name', 'category', 'beneficiaries', 'selected', 'neighborhood'],
  ...['subunit', 'district', 'description', 'proposer', 'public_id', 'latitude', 'longitude'],
] as const

export const VOTE_COLUMNS = [
  ...['voter_id', 'vote', 'points', 'age', 'sex', 'voting_method', 'district', 'neighborhood', 'education'],
] as const

/** Older names of columns, which are read and no longer written. */
export const OLD_NAMES: Record<string, string> = {
  target: 'beneficiaries',
  categories: 'category',
  neighbourhood: 'neighborhood',
}

function inOrder(table: PbTable, canonical: readonly string[]): PbTable {
  const names = table.columns.map((column) => OLD_NAMES[column.trim()] ?? column.trim())
  const known = canonical.map((name) => names.indexOf(name)).filter((at) => at >= 0)
  const order = [...known, ...names.map((_, at) => at).filter((at) => !known.includes(at))]
  return {
    columns: order.map((at) => names[at] ?? ''),
    rows: table.rows.map((row) => order.map((at) => row[at] ?? '')),
  }
}

function quoted(cell: string): string {
  return /[;"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** `country_unit_instance[_subunit].pb`, folded to ASCII, with underscores for spaces. */
export function pbFileName(file: PbFile): string {
  const parts = ['country', 'unit', 'instance', 'subunit'].map((key) => metaOf(file, key)).filter((part) => part)
  return `${parts.map((part) => foldToAscii(part ?? '')).join('_')}.pb`
}

const foldToAscii = (text: string) =>
  text
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '_')
    .replace(/^_+|_+$/g, '')

/** What an export for strangers leaves of a voter. */
export interface Anonymity {
  /** Columns to leave out, such as `age` or `sex`. */
  without?: readonly string[]
  /** Ages in spans of so many years ("40-49"). */
  ageSpan?: number
}

/**
 * The file with voters that cannot be found again: numbers instead of identifiers, in an order that tells nothing (by the
 * ballot), and personal columns left out or made coarser.
 */
export function withoutVoters(file: PbFile, { without = [], ageSpan }: Anonymity = {}): PbFile {
  const idAt = columnOf(file.votes, 'voter_id')
  const ageAt = columnOf(file.votes, 'age')
  const kept = file.votes.columns.map((_, at) => at).filter((at) => !without.includes(file.votes.columns[at] ?? ''))
  const rows = file.votes.rows
    .map((row) =>
      kept.map((at) => {
        if (at === idAt) return ''
        const cell = row[at] ?? ''
        return at === ageAt && ageSpan && /^\d+$/.test(cell) ? span(Number(cell), ageSpan) : cell
      }),
    )
    .map((row) => ({ row, key: row.join('\u0000') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }, at) => {
      const place = kept.indexOf(idAt)
      if (place >= 0) row[place] = String(at + 1)
      return row
    })
  return { ...file, votes: { columns: kept.map((at) => file.votes.columns[at] ?? ''), rows } }
}

const span = (age: number, years: number) => {
  const from = Math.floor(age / years) * years
  return `${from}-${from + years - 1}`
}

/** The file with `num_projects`, `num_votes`, `votes` and `score` counted from its ballots, and `selected` as decided. */
export function withCounted(
  file: PbFile,
  counted: { votes: number[]; scores?: string[]; selected?: readonly string[] },
): PbFile {
  const idAt = columnOf(file.projects, 'project_id')
  const columns: { name: string; value: (at: number, row: string[]) => string }[] = [
    { name: 'votes', value: (at) => String(counted.votes[at] ?? 0) },
  ]
  const { scores, selected } = counted
  if (scores) columns.push({ name: 'score', value: (at) => scores[at] ?? '0' })
  if (selected) columns.push({ name: 'selected', value: (_, row) => (selected.includes(row[idAt] ?? '') ? '1' : '0') })
  let projects = file.projects
  for (const { name, value } of columns) projects = withColumn(projects, name, value)
  const meta = file.meta.map((row) => [...row])
  setMeta(meta, 'num_projects', String(file.projects.rows.length))
  setMeta(meta, 'num_votes', String(file.votes.rows.length))
  return { meta, projects, votes: file.votes }
}

function withColumn(table: PbTable, name: string, value: (at: number, row: string[]) => string): PbTable {
  const at = columnOf(table, name)
  if (at < 0)
    return {
      columns: [...table.columns, name],
      rows: table.rows.map((row, index) => [...row, value(index, row)]),
    }
  return { ...table, rows: table.rows.map((row, index) => row.with(at, value(index, row))) }
}

function setMeta(meta: string[][], key: string, value: string) {
  const row = meta.find(([name]) => name === key)
  if (row) row[1] = value
  else meta.push([key, value])
}

/** Numbers comments in one cell: "#1: … #2: …". */
export const comments = (sentences: readonly string[]) =>
  sentences.map((sentence, at) => `#${at + 1}: ${sentence}`).join(' ')
