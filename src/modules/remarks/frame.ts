import type { HttpContext } from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import { findOwnProcess, type Process } from '../processes/index.ts'
import type { RemarksPorts } from './ports.ts'

/** What stands around every page of the team's work on remarks. */
export interface Frame {
  owner: string
  navigation: WorkspaceItem[]
  process: Process
}

/** The process of the address, for its team only, and the frame of its workspace. */
export async function framed(
  c: HttpContext,
  ports: Pick<RemarksPorts, 'kind' | 'frame'>,
): Promise<{ process: Process; frame: Frame }> {
  const process = await findOwnProcess(c.var.context, ports.kind, c.req.param('slug') ?? '')
  return { process, frame: { ...(await ports.frame(c, process)), process } }
}
