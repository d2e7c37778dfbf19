import { before, endOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  type Activity,
  mayEditProcess,
  type Process,
  phaseOf,
  type WorkItem,
  workPathOf,
} from '../../processes/index.ts'
import { countInvited } from '../invited/store.ts'
import { placesMissing, unproven } from '../places.ts'
import { openWarnings } from '../plans/actions.ts'
import type { PlanningPorts } from '../ports.ts'

/** Days before the end of taking remarks from which the team is reminded of it. */
const SOON = 7

/** What planning has waiting for a team: warnings without a reason, places and proofs, invitations, terms ahead. */
export const planningWork = (ports: PlanningPorts): Pick<Activity, 'workList'> => ({
  workList: async (context, process) =>
    mayEditProcess(context.actor, process)
      ? [...(await beforeClosing(context, ports, process)), ...termsAhead(context, process)].filter(
          ({ count }) => count > 0,
        )
      : [],
})

async function beforeClosing(context: Context, ports: PlanningPorts, process: Process): Promise<WorkItem[]> {
  const phase = phaseOf(process, context.now)
  const t = context.house.texts.in(context.locale)
  const home = workPathOf(process)
  const warnings = phase === 'closed' || phase === 'reported' ? 0 : (await openWarnings(context, ports, process)).length
  const invited = await countInvited(context.db, process.id)
  const announced = phase !== 'draft'
  const [missing, proofs] = announced
    ? [(await placesMissing(context, process)).length, await unproven(context, process)]
    : [0, 0]
  const item = (key: string, count: number, href: string, dueAt?: Temporal.Instant | null): WorkItem => ({
    label: t(`planning.task.${key}`, { count }),
    count,
    href,
    dueAt: dueAt ?? null,
  })
  return [
    item('warnings', warnings, `${home}/plan#ostrzezenia`),
    item('places', missing, `${home}/teksty`, process.opensAt),
    item('proofs', proofs, `${home}/ogloszenie#miejsca`),
    ...(phase === 'announced' || phase === 'open'
      ? [item('invitations', invited.all - invited.invited, `${home}/zaproszenia`, process.closesAt)]
      : []),
  ]
}

/** Days left of taking remarks when they end soon, and the report when they have ended. */
function termsAhead({ now, house, locale }: Context, process: Process): WorkItem[] {
  const t = house.texts.in(locale)
  const home = workPathOf(process)
  const phase = phaseOf(process, now)
  if (phase === 'open' && process.closesAt) {
    const days = Math.ceil(now.until(process.closesAt).total('days'))
    return days <= SOON
      ? [{ label: t('planning.task.closing', { count: days }), count: days, href: home, dueAt: process.closesAt }]
      : []
  }
  if (phase !== 'closed' || !process.reportDueOn) return []
  const dueAt = endOf(process.reportDueOn)
  const label = t(before(dueAt, now) ? 'planning.task.report-late' : 'planning.task.report', {
    date: formatDate(process.reportDueOn, locale),
  })
  return [{ label, count: 1, href: `${home}/raport`, dueAt }]
}
