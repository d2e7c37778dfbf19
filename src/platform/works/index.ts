import { personId } from '../actor.ts'
import type { Context } from '../context.ts'
import { inTransaction, newId } from '../db/index.ts'
import { insertWork } from './store.ts'
import { workJob } from './work.ts'

export { workJobs } from './jobs.ts'
export { finishWork, latestWork, reportProgress, workById } from './store.ts'
export { phaseOfWork, shareDone, type Work, type WorkDefinition, type WorkPhase, WorkProblem } from './work.ts'

/**
 * Writes the work down and queues it, together or not at all.
 * @returns its id, for the page that shows the progress
 */
export async function beginWork(
  context: Context,
  { kind, subjectId = null, input = {} }: { kind: string; subjectId?: string | null; input?: object },
): Promise<string> {
  const id = newId()
  await inTransaction(context, async (context) => {
    const { db, actor, now, house } = context
    await insertWork(db, { id, kind, subjectId, startedBy: personId(actor), input, createdAt: now })
    await house.jobs.send(context, workJob(kind), { workId: id })
  })
  return id
}
