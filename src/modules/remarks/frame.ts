import type { Actor } from '../../platform/actor.ts'
import { allow } from '../../platform/errors.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import { findOwnProcess, maySeeWorkspace, type Process } from '../processes/index.ts'
import type { RemarksWorkPorts } from './ports.ts'

/** What stands around every page of the team's work on remarks. */
export interface Frame {
  owner: string
  navigation: WorkspaceItem[]
  process: Process
}

/**
 * The process of the address, and the frame of its workspace.
 * @param may for whom in its team; asked before a form is read
 */
export async function framed(
  c: HttpContext,
  ports: Pick<RemarksWorkPorts, 'kind' | 'frame'>,
  may: (actor: Actor, process: Process) => boolean = maySeeWorkspace,
): Promise<{ process: Process; frame: Frame }> {
  const process = await findOwnProcess(c.get('context'), ports.kind, c.req.param('slug') ?? '')
  allow(may(c.get('context').actor, process))
  return { process, frame: { ...(await ports.frame(c, process)), process } }
}
