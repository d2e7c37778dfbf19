import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { beginWork } from '../../../platform/works/index.ts'
import { record } from '../../audit/index.ts'
import { type Kept, keepFile, type Upload } from '../../media/index.ts'
import { mayWorkOnRemarks, type Process, subjectOf, tagOf } from '../../processes/index.ts'
import { takesLetters } from '../entering/rules.ts'
import { countImported, deleteImported, type Import, recordUndoing } from './store.ts'
import { TABLE_KINDS } from './table.ts'
import { IMPORT, type ImportOrder } from './work.ts'

/** The job that removes a file brought for an import; see `../jobs.ts`. */
export const FORGET_FILE = 'remarks.forget-import-file'

/** What a file of an import belongs to; no guard lets anybody download it. */
export const IMPORT_FILE = 'remark-import'

/** How long a file waits to be imported, or to have its refused rows looked at: it holds names and addresses. */
const FILE_WAITS = { hours: 7 * 24 }

/** Keeps a file until its columns are chosen, at most a week. */
export async function bringFile(context: Context, process: Process, upload: Upload): Promise<Kept> {
  allow(mayWorkOnRemarks(context.actor, process))
  if (!takesLetters(process)) refuse('process-takes-no-letters')

  return inTransaction(context, async (context) => {
    const kept = await keepFile(context, upload, {
      subject: { kind: IMPORT_FILE, id: process.id },
      kinds: TABLE_KINDS,
      visibility: 'private',
    })
    if (kept.ok)
      await context.house.jobs.send(
        context,
        FORGET_FILE,
        { fileId: kept.file.id },
        { startAfter: context.now.add(FILE_WAITS) },
      )
    return kept
  })
}

/**
 * Orders the import of a file; a work does it, once, however often it is ordered.
 * @returns the work's id, for the page that shows the progress
 */
export async function orderImport(
  context: Context,
  process: Process,
  order: Omit<ImportOrder, 'processId'>,
): Promise<string> {
  allow(mayWorkOnRemarks(context.actor, process))
  if (!takesLetters(process)) refuse('process-takes-no-letters')

  return inTransaction(context, async (context) => {
    await record(context, 'import-ordered', subjectOf(process), { import: order.fileId })
    return beginWork(context, {
      kind: IMPORT,
      subjectId: process.id,
      input: { ...order, processId: process.id } satisfies ImportOrder,
    })
  })
}

/**
 * Takes a whole import back in one act. That it was, and who took it back, stays.
 * @param evenSettled also letters that have an answer; their answers go with them
 * @throws Refusal `import-settled` when one has and this was not said, `import-undone` the second time
 */
export async function undoImport(
  context: Context,
  process: Process,
  given: Import,
  evenSettled: boolean,
): Promise<number> {
  allow(mayWorkOnRemarks(context.actor, process) && given.processId === process.id)

  return inTransaction(context, async (context) => {
    if (!(await recordUndoing(context.db, given.id, personId(context.actor), context.now))) refuse('import-undone')
    const { settled } = await countImported(context.db, given.id)
    if (settled > 0 && !evenSettled) refuse('import-settled')
    const letters = await deleteImported(context.db, given.id)
    await record(context, 'import-undone', subjectOf(process), { import: given.id, letters, settled })
    await changed(context, tagOf(process))
    return letters
  })
}
