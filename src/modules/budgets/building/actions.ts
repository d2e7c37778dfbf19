import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { tellFollowers } from '../../notices/index.ts'
import { mayEditProcess, subjectOf, tagOf } from '../../processes/index.ts'
import { workMail } from '../emails.ts'
import type { At } from '../projects/actions.ts'
import type { Project } from '../projects/rules.ts'
import { latestResult, wonOf } from '../results/store.ts'
import { insertWork, type WorkKind } from './store.ts'

/** What pictures of building belong to. */
export const WORK_FILES = 'budget-work'
/** What people follow when they follow one project. */
export const PROJECT_SUBJECT = 'budget-project'

export interface WorkInput {
  key: string
  kind: WorkKind
  happenedOn: Temporal.PlainDate
  body: string
  costGrosze: number | null
}

/**
 * Writes down how a chosen project goes on, and tells those who follow it. A delay and an abandonment have a reason.
 * @returns the id of the entry, for its pictures; null when it was sent before
 * @throws Refusal `budget-not-chosen`, `budget-reason-missing`
 */
export async function addWork(
  context: Context,
  { process }: At,
  project: Project,
  input: WorkInput,
): Promise<string | null> {
  allow(mayEditProcess(context.actor, process))
  if (!wonOf(await latestResult(context.db, process.id)).get(project.id)) refuse('budget-not-chosen')
  if ((input.kind === 'delayed' || input.kind === 'abandoned') && input.body === '')
    refuse('budget-reason-missing', 422)
  return inTransaction(context, async (context) => {
    const id = await insertWork(context.db, {
      projectId: project.id,
      submissionKey: input.key,
      kind: input.kind,
      happenedOn: input.happenedOn,
      body: input.body,
      costGrosze: input.costGrosze,
      addedAt: context.now,
      addedBy: personId(context.actor),
    })
    if (!id) return null
    await record(context, 'budget-work-added', subjectOf(process), { number: project.number, kind: input.kind })
    const { texts } = context.house
    await tellFollowers(
      context,
      { kind: PROJECT_SUBJECT, id: project.id },
      {
        template: 'budget-work',
        once: `budget-work:${id}`,
        mail: (locale) => {
          const t = texts.in(locale)
          return workMail(
            t,
            process,
            project,
            [t(`budgets.work-kind.${input.kind}`), input.body].filter(Boolean).join('. '),
          )
        },
      },
    )
    await changed(context, tagOf(process))
    return id
  })
}
