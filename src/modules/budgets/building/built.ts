import type { Context } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import type { BuiltProject } from '../ports.ts'
import { type At, projectPath } from '../projects/actions.ts'
import { surroundingsOf } from '../projects/around.ts'
import type { Project } from '../projects/rules.ts'
import { lastOf, type Work } from './store.ts'

/** Whether it is there for people: whole or in part. */
export const isBuilt = (works: readonly Work[]) => ['done', 'partly'].includes(lastOf(works) ?? '')

/** What is known of a project that is built, for those who tell of it elsewhere. @throws Refusal `budget-not-built` */
export async function builtOf(context: Context, at: At, project: Project): Promise<BuiltProject> {
  const around = await surroundingsOf(context, at)
  const works = around.works.get(project.id) ?? []
  const [last] = works
  if (!last || !isBuilt(works)) refuse('budget-not-built')
  const row = around.rows.get(project.id)
  return {
    title: project.title,
    summary: project.summary,
    reason: project.reason,
    beneficiaries: project.beneficiaries,
    placeWords: project.placeWords,
    point: project.lon !== null && project.lat !== null ? { lon: project.lon, lat: project.lat } : null,
    votes: row?.votes ?? 0,
    year: at.edition.year,
    doneOn: last.happenedOn,
    course: works.flatMap(({ body }) => (body ? [body] : [])).toReversed(),
    costGrosze: works.find(({ costGrosze }) => costGrosze !== null)?.costGrosze ?? null,
    path: projectPath(at.process, project),
  }
}
