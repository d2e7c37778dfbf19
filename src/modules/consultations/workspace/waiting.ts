import type { Context } from '../../../platform/context.ts'
import type { Process, WorkItem } from '../../processes/index.ts'
import type { ConsultationPorts } from '../ports.ts'
import { closingWork } from './closing-work.ts'

/** Everything that has been counted for the team of one consultation; also what came to none. */
export async function waitingIn(
  context: Context,
  ports: Pick<ConsultationPorts, 'activities' | 'work'>,
  process: Process,
): Promise<WorkItem[]> {
  const sources = [...ports.activities, ...(ports.work ?? []), closingWork]
  return (await Promise.all(sources.map((source) => source.workList(context, process)))).flat()
}
