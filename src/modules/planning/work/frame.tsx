import { allow } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { useView } from '../../../ui/index.ts'
import {
  findOwnProcess,
  mayEditProcess,
  maySeeWorkspace,
  type ProcessFrame,
  ProcessWork,
  type ProcessWorkProps,
} from '../../processes/index.ts'
import type { PlanningPorts } from '../ports.ts'

/** What stands around planning's pages of one consultation's workspace. */
export interface WorkFrame extends ProcessFrame {
  mayEdit: boolean
}

/** @param may asked before a form is read */
export async function framed(c: HttpContext, ports: PlanningPorts, may = maySeeWorkspace): Promise<WorkFrame> {
  const context = c.get('context')
  const process = await findOwnProcess(context, ports.kind, c.req.param('slug') ?? '')
  allow(may(context.actor, process))
  return { ...(await ports.frame(c, process)), process, mayEdit: mayEditProcess(context.actor, process) }
}

export function Work(page: Omit<ProcessWorkProps, 'above'>) {
  const { t } = useView()
  return <ProcessWork {...page} above={{ label: t('planning.work.all'), href: '/praca/konsultacje' }} />
}
