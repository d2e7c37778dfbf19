import type { Context } from '../../../platform/context.ts'
import { type Thing, talkOf } from '../../discussions/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Project } from '../projects/rules.ts'

/** A project as something people talk about on its page; what is withdrawn or joined is only read. */
export const thingOf = (
  project: Pick<Project, 'number' | 'title'> & Partial<Pick<Project, 'withdrawnAt' | 'joinedInto'>>,
): Thing => ({
  about: `projekty/${project.number}`,
  title: project.title,
  isOver: Boolean(project.withdrawnAt || project.joinedInto),
})

/** The number of the project that a page is of; null for any other page. */
export function numberOf(about: string | null): number | null {
  const [, number] = /^projekty\/(\d{1,6})$/.exec(about ?? '') ?? []
  return number ? Number(number) : null
}

/** What people say of a project; null where the edition lets nobody talk, or nobody may yet. */
export const talkOfProject = (context: Context, process: Process, project: Project, after = 0) =>
  talkOf(context, process, thingOf(project), { after })
