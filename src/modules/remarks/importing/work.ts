import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { UnreadableFile } from '../../../platform/documents/unreadable.ts'
import { type WorkDefinition, WorkProblem } from '../../../platform/works/index.ts'
import { type FileFound, findFile } from '../../media/index.ts'
import { type Process, processById, tagOf } from '../../processes/index.ts'
import { groupAll } from '../groups/actions.ts'
import type { Channel } from '../rules.ts'
import type { Mapping } from './columns.ts'
import { importById } from './store.ts'
import { namesOfColumns, storeImport, understand } from './storing.ts'
import { openTable, type Table, type TableKind } from './table.ts'

/** The kind of work that imports a file. */
export const IMPORT = 'remarks.import'

/** What is to be imported and how; places of columns, never what stands in them. */
export interface ImportOrder {
  processId: string
  /** Also the id of the import that comes of it, so that there is one however often the order is given. */
  fileId: string
  columns: Mapping
  channel: Channel
  /** `2026-09-30` */
  receivedOn: string
  headless: boolean
  publish: boolean
  /** Rows with problems are left out; otherwise one of them stops the import. */
  skipBad: boolean
}

export interface ImportOutcome {
  letters: number
  skipped: number
  groups: number
}

export const importWork: WorkDefinition<ImportOrder> = {
  kind: IMPORT,
  async run(context, { input: order, startedBy }, report): Promise<ImportOutcome> {
    const process = await processById(context.db, order.processId)
    if (!process) throw new WorkProblem('remarks.import.problem.gone')
    const known = await importById(context.db, order.fileId)
    if (known?.undoneAt) throw new WorkProblem('remarks.import.problem.undone')
    const stored = known
      ? { letters: known.letters, skipped: 0 }
      : await storeFile(context, process, order, { startedBy, report })
    await changed(context, tagOf(process))

    // The bar fills half by storing and half by reading for likeness.
    const { letters } = stored
    const { groups } = await groupAll(context, process.id, (done) =>
      report(letters + Math.min(done, letters), 2 * letters),
    )
    await changed(context, tagOf(process))
    return { ...stored, groups }
  },
}

interface Doing {
  startedBy: string | null
  report: (done: number, total?: number) => void
}

async function storeFile(
  context: Context,
  process: Process,
  order: ImportOrder,
  { startedBy, report }: Doing,
): Promise<Omit<ImportOutcome, 'groups'>> {
  const file = await findFile(context.db, order.fileId)
  if (!file) throw new WorkProblem('remarks.import.problem.gone')
  const reading = {
    columns: order.columns,
    channel: order.channel,
    receivedOn: Temporal.PlainDate.from(order.receivedOn),
  }
  const table = await openFileTable(context, file, order.headless).catch(asProblem)
  const { letters, problems, tooMany } = await understand(context, process, table, reading).catch(asProblem)
  if (tooMany) throw new WorkProblem('remarks.import.problem.too-many')
  if (letters.length === 0) throw new WorkProblem('remarks.import.problem.empty')
  if (problems.length > 0 && !order.skipBad) throw new WorkProblem('remarks.import.problem.rows')
  const facts = {
    id: file.id,
    fileName: file.name,
    importedBy: startedBy,
    columns: namesOfColumns(table.columns, order.columns),
    publish: order.publish,
  }
  await storeImport(context, process, letters, facts, (done) => report(done, 2 * letters.length))
  return { letters: letters.length, skipped: problems.length }
}

/** The table in a file brought for an import. @throws UnreadableFile */
export async function openFileTable(context: Context, file: FileFound, headless: boolean): Promise<Table> {
  return openTable(await context.house.files.read(file.hash), file.kind as TableKind, { headless })
}

function asProblem(error: unknown): never {
  throw error instanceof UnreadableFile ? new WorkProblem(`refusal.${error.word}`) : error
}
