import { allow, found } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import type { Project } from '../projects/rules.ts'
import { projectById } from '../projects/store.ts'
import { framed } from '../work/frame.tsx'
import type { WorkState } from './queue-page.tsx'
import type { Card } from './store.ts'

/** The project of the address, in its edition's workspace. */
export async function projectAt(c: HttpContext, may?: Parameters<typeof framed>[1]) {
  const { frame, ...at } = await framed(c, may)
  const project = found(await projectById(c.get('context').db, at.process.id, c.req.param('id') ?? ''))
  // A draft is its author's alone.
  allow(project.submittedAt !== null || project.channel === 'paper')
  return { frame, at, project }
}

/** Where a project is inside the office. */
export function stateOf(project: Project, cards: readonly Card[] | undefined): WorkState {
  if (!project.submittedAt) return 'draft'
  if (project.withdrawnAt || project.joinedInto) return 'out'
  if (project.decision) return project.approvedAt ? 'ready' : 'second'
  if (!cards?.some(({ kind }) => kind === 'formal')) return 'formal'
  return cards.some(({ kind }) => kind === 'substantive') ? 'undecided' : 'substantive'
}
