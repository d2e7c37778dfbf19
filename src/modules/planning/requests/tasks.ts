import { endOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { WorkItem } from '../../processes/index.ts'
import { mayPlan } from '../plans/rules.ts'
import { answerDueOn, stateOf } from './rules.ts'
import { requestsTo } from './store.ts'
import { workPathTo } from './work-pages.tsx'

const MOST = 300

/** Requests of residents that wait for an office: to be looked at, to be checked, to be answered in their term. */
export async function requestTasks(context: Context, organisationId: string): Promise<WorkItem[]> {
  if (!mayPlan(context.actor, organisationId)) return []
  const t = context.house.texts.in(context.locale)
  const requests = await requestsTo(context.db, [organisationId], MOST)
  const href = workPathTo({ id: organisationId })
  return (['waiting', 'reached', 'verified'] as const).flatMap((state) => {
    const those = requests.filter((request) => stateOf(request) === state)
    if (those.length === 0) return []
    const [first] = those.flatMap((request) => answerDueOn(request) ?? []).sort(Temporal.PlainDate.compare)
    return [
      {
        label: t(`planning.requests.task.${state}`, { count: those.length }),
        count: those.length,
        href,
        dueAt: first ? endOf(first) : null,
      },
    ]
  })
}
