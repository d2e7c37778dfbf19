import type { Context } from '../../platform/context.ts'
import { maySee, mayWorkOnRemarks, processById } from '../processes/index.ts'
import { whereIs } from './projects/store.ts'

/** Scans of support lists and consents: for those who key in and decide. */
export async function maySeePrivateFile(context: Context, projectId: string): Promise<boolean> {
  const found = await whereIs(context.db, { projectId })
  const process = found && (await processById(context.db, found.processId))
  return process !== null && mayWorkOnRemarks(context.actor, process)
}

/** What an author showed to everybody: from the moment the project is sent. */
export async function maySeePublicFile(context: Context, projectId: string): Promise<boolean> {
  const found = await whereIs(context.db, { projectId })
  const process = found && (await processById(context.db, found.processId))
  if (!found || !process) return false
  return mayWorkOnRemarks(context.actor, process) || (found.submitted && maySee(context.actor, process))
}

/** Pictures of what is built. */
export async function maySeeWorkFile(context: Context, workId: string): Promise<boolean> {
  const found = await whereIs(context.db, { workId })
  const process = found && (await processById(context.db, found.processId))
  return process !== null && maySee(context.actor, process)
}
