import { before, dateOf, endOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { evaluationOf } from '../../evaluations/index.ts'
import {
  type Activity,
  mayAnnounce,
  mayEditProcess,
  mayWorkOnRemarks,
  type Process,
  stagesOf,
  type WorkItem,
  workPathOf,
} from '../../processes/index.ts'
import { stateOf } from '../implementation/rules.ts'
import { milestonesOf } from '../implementation/store.ts'
import { isHeld } from '../protocols/rules.ts'
import { protocolsOf } from '../protocols/store.ts'
import { hasReport } from '../rules.ts'

/** Days before a step's term from which the team is reminded of it. */
const SOON = 14
/** For so long after the report participants still remember; later nobody is urged to ask them. */
const ASK_WITHIN = 60

/** What a consultation leaves to do round its end: protocols, the evaluation, steps that were promised. */
export const closingWork: Pick<Activity, 'workList'> & { lasting: true } = {
  lasting: true,
  workList: async (context, process) =>
    (await Promise.all([protocols(context, process), evaluation(context, process), steps(context, process)])).flat(),
}

async function protocols(context: Context, process: Process): Promise<WorkItem[]> {
  if (!mayWorkOnRemarks(context.actor, process) || !process.announcedAt || hasReport(process, context.now)) return []
  const held = (await stagesOf(context.db, process.id)).filter((stage) => isHeld(stage, context.now))
  if (held.length === 0) return []
  const written = await protocolsOf(context.db, process.id)
  return item(context, 'protocols', held.filter(({ id }) => !written.has(id)).length, process, {
    href: '/protokoly',
    dueAt: process.reportDueOn && endOf(process.reportDueOn),
  })
}

async function evaluation(context: Context, process: Process): Promise<WorkItem[]> {
  const { actor, now, db } = context
  if (!mayAnnounce(actor, process) || !process.reportedAt || !hasReport(process, now) || process.cancelledAt) return []
  if (before(process.reportedAt.add({ hours: ASK_WITHIN * 24 }), now) || (await evaluationOf(db, process.id))) return []
  return item(context, 'evaluation', 1, process, { href: '/ocena' })
}

async function steps(context: Context, process: Process): Promise<WorkItem[]> {
  if (!mayEditProcess(context.actor, process)) return []
  const milestones = await milestonesOf(context.db, process.id)
  const overdue = milestones.filter((milestone) => stateOf(milestone, context.now) === 'overdue')
  const soonest = dateOf(context.now).add({ days: SOON })
  const soon = milestones.filter(
    (milestone) =>
      stateOf(milestone, context.now) === 'planned' && Temporal.PlainDate.compare(milestone.dueOn, soonest) <= 0,
  )
  return [
    ...item(context, 'steps-late', overdue.length, process, {
      href: '/wdrozenie',
      dueAt: overdue[0] ? endOf(overdue[0].dueOn) : null,
    }),
    ...item(context, 'steps-soon', soon.length, process, {
      href: '/wdrozenie',
      dueAt: soon[0] ? endOf(soon[0].dueOn) : null,
    }),
  ]
}

function item(
  { house, locale }: Context,
  key: string,
  count: number,
  process: Process,
  { href, dueAt = null }: { href: string; dueAt?: Temporal.Instant | null },
): WorkItem[] {
  if (count === 0) return []
  const label = house.texts.in(locale)(`consultations.task.${key}`, { count })
  return [{ label, count, href: `${workPathOf(process)}${href}`, dueAt }]
}
