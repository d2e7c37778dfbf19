import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import {
  mayAnnounce,
  mayEditProcess,
  PROCESSES,
  type Process,
  phaseOf,
  subjectOf,
  tagOf,
} from '../../processes/index.ts'
import { hasReport } from '../rules.ts'
import { tellEverybody } from '../telling.ts'
import type { Milestone } from './rules.ts'
import { type Ending, insertMilestone, recordEnding, removeMilestone, updateMilestone } from './store.ts'

export type MilestoneInput = Pick<Milestone, 'title' | 'description' | 'responsible' | 'dueOn'>

/** Next steps are written once remarks are in: before that nobody knows what follows from them. */
export const mayPlanSteps = (process: Process, now: Temporal.Instant) =>
  ['closed', 'reported', 'effects'].includes(phaseOf(process, now))

/**
 * Writes a next step with its term. It stands in the report, and is public with it.
 * @throws Refusal `milestones-while-open`
 */
export async function addMilestone(context: Context, process: Process, input: MilestoneInput): Promise<string> {
  allow(mayEditProcess(context.actor, process))
  if (!mayPlanSteps(process, context.now)) refuse('milestones-while-open')
  const id = newId()
  await change(context, process, 'milestone-added', ({ db, now, actor }) =>
    insertMilestone(db, process.id, { id, ...input }, { at: now, by: personId(actor) }),
  )
  return id
}

/**
 * Changes a step that has not ended. Once people read of its term, a new one needs a reason, and both stay public.
 * @throws Refusal `milestone-moved-without-reason`, `milestone-ended`
 */
export async function changeMilestone(
  context: Context,
  process: Process,
  milestone: Milestone,
  { reason, ...input }: MilestoneInput & { reason: string },
) {
  allow(mayEditProcess(context.actor, process) && milestone.processId === process.id)
  const movedPublicly = !input.dueOn.equals(milestone.dueOn) && hasReport(process, context.now)
  if (movedPublicly && !reason) refuse('milestone-moved-without-reason', 422)
  const moved = movedPublicly
    ? { firstDueOn: milestone.firstDueOn ?? milestone.dueOn, movedReason: reason }
    : { firstDueOn: milestone.firstDueOn, movedReason: milestone.movedReason }
  await change(context, process, 'milestone-changed', async ({ db }) => {
    if (!(await updateMilestone(db, milestone.id, input, moved))) refuse('milestone-ended')
  })
}

/**
 * A step is done, or given up; those who follow and those who left an address hear of it once.
 * @throws Refusal `milestone-before-report`: first people read what was promised; `milestone-ended`
 */
export async function endMilestone(context: Context, process: Process, milestone: Milestone, ending: Ending) {
  allow(mayAnnounce(context.actor, process) && milestone.processId === process.id)
  if (!hasReport(process, context.now)) refuse('milestone-before-report')
  await change(context, process, 'doneOn' in ending ? 'milestone-done' : 'milestone-given-up', async (context) => {
    if (!(await recordEnding(context.db, milestone.id, ending, { at: context.now, by: personId(context.actor) })))
      refuse('milestone-ended')
    await tellEverybody(context, { kind: 'milestone', id: milestone.id })
  })
}

/**
 * Takes a step away while nobody has read of it.
 * @throws Refusal `milestone-public`: afterwards it is given up, with a reason
 */
export async function dropMilestone(context: Context, process: Process, milestone: Milestone) {
  allow(mayEditProcess(context.actor, process) && milestone.processId === process.id)
  if (hasReport(process, context.now)) refuse('milestone-public')
  await change(context, process, 'milestone-removed', ({ db }) => removeMilestone(db, milestone.id))
}

async function change(context: Context, process: Process, verb: string, work: (context: Context) => Promise<void>) {
  await inTransaction(context, async (context) => {
    await work(context)
    await record(context, verb, subjectOf(process))
    await changed(context, tagOf(process), PROCESSES)
  })
}
