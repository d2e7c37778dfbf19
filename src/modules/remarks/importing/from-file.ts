import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
import { UnreadableFile } from '../../../platform/documents/unreadable.ts'
import { allow } from '../../../platform/errors.ts'
import { detectType } from '../../../platform/images/sniff.ts'
import { mayWorkOnRemarks, type Process, tagOf } from '../../processes/index.ts'
import { groupAll } from '../groups/actions.ts'
import type { Channel } from '../rules.ts'
import { type Field, mappingByNames } from './columns.ts'
import { guessColumns, type RowNote, type RowProblem } from './letters.ts'
import { namesOfColumns, storeImport, understand } from './storing.ts'
import { openTable, peek, TABLE_KINDS, type TableKind } from './table.ts'

export interface FileImportOptions {
  /** Names of columns; those left out are guessed. */
  mapping?: Partial<Record<Field, string>>
  /** For rows that say none: `email` and today when absent. */
  channel?: Channel
  receivedOn?: Temporal.PlainDate
  headless?: boolean
  /** Readers see the letters at once; true when absent. */
  publish?: boolean
  /** Imports the good rows when some are bad; otherwise one bad row stops it. */
  skipBad?: boolean
  /** Reads and tells, stores nothing. */
  dryRun?: boolean
  report?: (done: number, total?: number) => void
}

export interface FileImport {
  /** Names of the columns that were read. */
  columns: Partial<Record<Field, string>>
  /** How many rows are good. */
  letters: number
  problems: RowProblem[]
  notes: RowNote[]
  /** Null when nothing was stored. */
  importId: string | null
  groups: number | null
}

/**
 * Imports a file at a path, for the command line: the same reading, the same promises as on the page.
 * @throws UnreadableFile, and RangeError naming a column of the mapping that the file does not have
 */
export async function importFile(
  context: Context,
  process: Process,
  path: string,
  options: FileImportOptions = {},
): Promise<FileImport> {
  allow(mayWorkOnRemarks(context.actor, process))

  const told = await storeFile(context, process, path, options)
  if (told.importId === null) return { ...told, groups: null }

  const { report = () => {} } = options
  const { groups } = await groupAll(context, process.id, (done) =>
    report(told.letters + Math.min(done, told.letters), 2 * told.letters),
  )
  await changed(context, tagOf(process))
  return { ...told, groups }
}

/** Reads and stores; apart from the grouping, so that the letters are not held in memory while they are compared. */
async function storeFile(
  context: Context,
  process: Process,
  path: string,
  options: FileImportOptions,
): Promise<Omit<FileImport, 'groups'>> {
  const { sample, table } = await peek(await openTable(await readFile(path), await kindOf(path), options), 50)
  const columns = { ...guessColumns(table.columns, sample), ...mappingByNames(table.columns, options.mapping ?? {}) }
  const reading = {
    columns,
    channel: options.channel ?? 'email',
    receivedOn: options.receivedOn ?? dateOf(context.now),
  }
  const { letters, problems, notes, tooMany } = await understand(context, process, table, reading)
  if (tooMany) throw new UnreadableFile('file-too-large')

  const told = { columns: namesOfColumns(table.columns, columns), letters: letters.length, problems, notes }
  if (options.dryRun || letters.length === 0 || (problems.length > 0 && !options.skipBad))
    return { ...told, importId: null }

  const { publish = true, report = () => {} } = options
  const id = newId()
  const facts = { id, fileName: basename(path), importedBy: null, columns: told.columns, publish }
  await storeImport(context, process, letters, facts, (done) => report(done, 2 * letters.length))
  return { ...told, importId: id }
}

async function kindOf(path: string): Promise<TableKind> {
  const type = await detectType(path, path)
  const kind = TABLE_KINDS.find((kind) => kind === type)
  if (!kind) throw new UnreadableFile('file-type')
  return kind
}
