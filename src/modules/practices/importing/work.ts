import { UnreadableFile } from '../../../platform/documents/index.ts'
import { type WorkDefinition, WorkProblem } from '../../../platform/works/index.ts'
import { findFile } from '../../media/index.ts'
import { openPractices, storePractices, understandFile } from './actions.ts'
import type { Mapping } from './columns.ts'
import { importById } from './store.ts'

/** The kind of work that imports a file of practices. */
export const IMPORT = 'practices.import'

export interface ImportOrder {
  /** Also the id of the import, so that there is one however often the order is given. */
  fileId: string
  mapping: Mapping
  /** Rows with problems are left out; otherwise one of them stops the import. */
  skipBad: boolean
}

export interface ImportOutcome {
  practices: number
  skipped: number
}

export const importWork: WorkDefinition<ImportOrder> = {
  kind: IMPORT,
  async run(context, { input }, report): Promise<ImportOutcome> {
    const file = await findFile(context.db, input.fileId)
    if (!file) throw new WorkProblem('practices.import.problem.gone')
    const known = await importById(context.db, file.id)
    if (known?.undoneAt) throw new WorkProblem('practices.import.problem.undone')
    if (known) return { practices: known.rows, skipped: 0 }
    const bytes = await context.house.files.read(file.hash)
    const understood = await openPractices(bytes, file.name)
      .then((table) => understandFile(context, table, input.mapping))
      .catch((error) => {
        throw error instanceof UnreadableFile ? new WorkProblem(`refusal.${error.word}`) : error
      })
    const { practices, problems } = understood
    if (practices.length === 0) throw new WorkProblem('practices.import.problem.empty')
    if (problems.some(isBad) && !input.skipBad) throw new WorkProblem('practices.import.problem.rows')
    await storePractices(context, understood, { id: file.id, fileName: file.name, report })
    return { practices: practices.length, skipped: problems.length }
  },
}

/** Rows to be mended, against those that are left out because they are here already. */
export const isBad = ({ problem }: { problem: string }) => problem !== 'known' && problem !== 'twice'
