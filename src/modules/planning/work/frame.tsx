import type { ComponentChildren } from 'preact'
import { allow } from '../../../platform/errors.ts'
import type { Form, HttpContext } from '../../../platform/http/index.ts'
import { Link, useView, type WorkspaceItem, WorkspacePage } from '../../../ui/index.ts'
import { findOwnProcess, mayEditProcess, maySeeWorkspace, type Process, pathOf } from '../../processes/index.ts'
import type { PlanningPorts } from '../ports.ts'

/** What stands around planning's pages of one consultation's workspace. */
export interface WorkFrame {
  owner: string
  navigation: WorkspaceItem[]
  process: Process
  mayEdit: boolean
}

/** @param may asked before a form is read */
export async function framed(c: HttpContext, ports: PlanningPorts, may = maySeeWorkspace): Promise<WorkFrame> {
  const { context } = c.var
  const process = await findOwnProcess(context, ports.kind, c.req.param('slug') ?? '')
  allow(may(context.actor, process))
  return { ...(await ports.frame(c, process)), process, mayEdit: mayEditProcess(context.actor, process) }
}

interface WorkProps {
  frame: WorkFrame
  title: string
  form?: Form
  actions?: ComponentChildren
  islands?: `wiec-${string}`[]
  children: ComponentChildren
}

export function Work({ frame, children, ...page }: WorkProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...page}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(frame.process)}>{frame.process.title}</Link>}
      crumbs={[{ label: t('planning.work.all'), href: '/praca/konsultacje' }]}
    >
      {children}
    </WorkspacePage>
  )
}
