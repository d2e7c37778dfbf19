/** A Pabulib `.pb` file as it is written: three tables of text. Nothing is interpreted, so that nothing is lost. */
export interface PbFile {
  /** Keys with their values, in the order of the file. A row may have too few or too many cells. */
  meta: string[][]
  projects: PbTable
  votes: PbTable
}

export interface PbTable {
  columns: string[]
  rows: string[][]
}

/** Where each row began in the text that was read: numbers of lines, from 1. */
export interface PbLines {
  meta: number[]
  projects: number[]
  votes: number[]
  /** Lines of the names of columns. */
  heads: { meta: number | null; projects: number | null; votes: number | null }
}

/** A mistake of a file, told in the words of `ballots.pabulib.…`. */
export interface PbProblem {
  /** The last part of the key of its sentence. */
  word: string
  severity: 'error' | 'warning'
  /** The line it is in; null when it is about the whole file. */
  line: number | null
  values: Record<string, string | number>
}

export type Section = 'meta' | 'projects' | 'votes'
export const SECTIONS: readonly Section[] = ['meta', 'projects', 'votes']

/** The value of a key; undefined when the file does not have it. The first one, when it is there twice. */
export const metaOf = (file: PbFile, key: string): string | undefined =>
  file.meta.find(([name]) => name?.trim() === key)?.[1]?.trim()

/** Where a column is, by its name or one of its older names; -1 when it is nowhere. */
export function columnOf(table: PbTable, ...names: string[]): number {
  for (const name of names) {
    const at = table.columns.findIndex((column) => column.trim().toLowerCase() === name)
    if (at >= 0) return at
  }
  return -1
}

/** Parts of a cell that is a list: "1,2, 4" is 1, 2 and 4. An empty cell has none. */
export function listOf(cell: string | undefined): string[] {
  if (!cell) return []
  return cell.includes(' ') ? cell.split(',').map((part) => part.trim()) : cell.split(',')
}
