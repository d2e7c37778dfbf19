import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { record } from '../../audit/index.ts'
import { rulesFor, triggerOf, type Warning } from '../../law/index.ts'
import {
  freezeRules,
  mayEditProcess,
  type Process,
  type StageInput,
  type StageKind,
  tagOf,
} from '../../processes/index.ts'
import type { PlanningPorts } from '../ports.ts'
import { type PlanAnswers, type PlannedForm, unanswered } from './answers.ts'
import { inTime, judgeProcess, momentOf, momentsOf } from './calendar.ts'
import { holdsFor, mayPlan, type OfficeRules, type Plan } from './rules.ts'
import {
  insertPlan,
  keepOfficeRules,
  keepReason,
  officeRulesOf,
  planById,
  planOfProcess,
  reasonsOf,
  recordDraft,
  recordDropping,
  removeReason,
  updateAnswers,
} from './store.ts'

/** The plan at an address, when this person may work on it; refused as absent otherwise. */
export async function findPlan(context: Context, id: string): Promise<Plan> {
  const plan = found(isId(id) ? await planById(context.db, id) : null)
  allow(mayPlan(context.actor, plan.organisationId))
  return plan
}

/** The plan a consultation was made of; null when it was begun without one. For its team. */
export async function planOf(context: Context, process: Process): Promise<Plan | null> {
  allow(mayPlan(context.actor, process.organisationId))
  return planOfProcess(context.db, process.id)
}

/** Begins a plan of a team; nothing of it is seen by others. */
export async function beginPlan(context: Context, organisationId: string): Promise<string> {
  allow(mayPlan(context.actor, organisationId))
  const id = newId()
  await insertPlan(context.db, { id, organisationId, at: context.now, by: personId(context.actor) })
  return id
}

/** Keeps answers of one screen; the others stay. */
export async function keepAnswers(context: Context, plan: Plan, answers: Partial<PlanAnswers>): Promise<Plan> {
  allow(mayPlan(context.actor, plan.organisationId))
  // What the consultation's own page says counts from the draft on.
  if (plan.processId) refuse('plan-drafted-already')
  const all = { ...plan.answers, ...answers }
  await updateAnswers(context.db, plan.id, all, context.now)
  return { ...plan, answers: all }
}

/** Lets a plan go, of which no draft was made. */
export async function dropPlan(context: Context, plan: Plan) {
  allow(mayPlan(context.actor, plan.organisationId))
  if (plan.processId) refuse('plan-drafted-already')
  await recordDropping(context.db, plan.id, context.now)
}

/** Writes down why a warning does not stop the team; an empty reason takes it back. What was published stays changeable. */
export async function giveReason(
  context: Context,
  plan: Plan,
  warning: Pick<Warning, 'id' | 'cause'>,
  reason: string,
  process?: Process,
) {
  allow(mayPlan(context.actor, plan.organisationId))
  await inTransaction(context, async (context) => {
    const { db, now, actor } = context
    const { id, cause } = warning
    if (reason) await keepReason(db, plan.id, { warning: id, cause, reason }, { at: now, by: personId(actor) })
    else await removeReason(db, plan.id, id)
    if (process) await changed(context, tagOf(process))
  })
}

/**
 * Makes the draft of a consultation out of a plan, with its stages, dates and legal basis; once.
 * @throws Refusal `plan-unfinished`, `plan-drafted-already`
 */
export async function draftOfPlan(
  context: Context,
  ports: PlanningPorts,
  plan: Plan,
): Promise<{ id: string; slug: string }> {
  allow(mayPlan(context.actor, plan.organisationId))
  const { about, matter, opens, closes } = plan.answers
  if (unanswered(plan.answers).length > 0 || !about || !matter || !opens || !closes) refuse('plan-unfinished', 422)

  return inTransaction(context, async (context) => {
    const t = context.house.texts.in('pl')
    const local = await officeRulesOf(context.db, plan.organisationId)
    const rules = rulesFor(matter, Temporal.PlainDate.from(opens), local)
    const basis = triggerOf(matter).basis
    const draft = await ports.makeDraft(context, {
      organisationId: plan.organisationId,
      unitCode: about.unitCode,
      title: about.title,
      summary: about.summary,
      topic: about.topic,
      organ: about.organ,
      addressees: (rules?.recipients ?? []).map((who) => t(`planning.recipient.${who}`)).join(', '),
      process: {
        ...momentsOf({ opens, closes }),
        legalBasis: local ? `${basis}; ${local.resolution}` : basis,
        reportDueOn: plan.answers.reportDue ? Temporal.PlainDate.from(plan.answers.reportDue) : null,
      },
      stages: stagesOf(plan.answers, { opens, closes }, t),
    })
    if (!(await recordDraft(context.db, plan.id, draft.id))) refuse('plan-drafted-already')
    await record(context, 'plan-drafted', { kind: 'process', id: draft.id, organisationId: plan.organisationId })
    return draft
  })
}

const KIND_OF: Partial<Record<PlannedForm['form'], StageKind>> = {
  'open-meeting': 'meeting',
  'expert-panel': 'meeting',
  debate: 'meeting',
  'outdoor-meeting': 'meeting',
  'study-walk': 'walk',
  workshop: 'workshop',
  interview: 'interview',
  'consultation-point': 'desk',
  'oral-remarks': 'desk',
}

function stagesOf(
  { forms }: PlanAnswers,
  dates: { opens: string; closes: string },
  t: (key: string) => string,
): StageInput[] {
  const { opensAt, closesAt } = momentsOf(dates)
  const bare = {
    description: '',
    endsAt: null,
    displayedDate: null,
    accessibility: '',
    link: null,
    activity: null,
    place: '',
  }
  const planned = forms
    .filter(({ form }) => form !== 'remarks')
    .map(({ form, title, at, place }) => ({
      ...bare,
      kind: KIND_OF[form] ?? ('other' as const),
      form,
      title: title || t(`planning.form.${form}`),
      startsAt: at ? momentOf(at) : null,
      // Until the team says how long it takes; without an end the last stage would never be over.
      endsAt: at ? momentOf(at).add({ hours: 2 }) : null,
      place,
    }))
  const collecting = {
    ...bare,
    kind: 'collecting' as const,
    form: 'remarks',
    title: t('planning.form.remarks'),
    startsAt: opensAt,
    endsAt: closesAt,
    activity: 'remarks',
  }
  return [collecting, ...planned.toSorted(inTime)]
}

/** Warnings of a consultation that nobody has written a reason for; they stop its announcement. */
export async function openWarnings(context: Context, ports: PlanningPorts, process: Process): Promise<Warning[]> {
  const plan = await planOfProcess(context.db, process.id)
  if (!plan) return []
  const judged = await judgeProcess(context, plan, process, await ports.formsElsewhere(context, process))
  if (!judged) return []
  const reasons = await reasonsOf(context.db, plan.id)
  return judged.warnings.filter((warning) => !holdsFor(reasons.get(warning.id), warning))
}

/**
 * Freezes the rules a consultation is announced under, in the transaction of the announcement.
 * @throws Refusal `plan-warnings-open` while a warning has no reason
 */
export async function freezePlan(context: Context, ports: PlanningPorts, process: Process) {
  allow(mayEditProcess(context.actor, process))
  const plan = await planOfProcess(context.db, process.id)
  if (!plan) return
  if ((await openWarnings(context, ports, process)).length > 0) refuse('plan-warnings-open', 422)
  const judged = await judgeProcess(context, plan, process, [])
  if (judged) await freezeRules(context.db, process.id, judged.rules)
}

/** What the office's own resolution asks for. */
export async function changeOfficeRules(context: Context, organisationId: string, rules: OfficeRules) {
  allow(mayPlan(context.actor, organisationId))
  await inTransaction(context, async (context) => {
    const { db, now, actor } = context
    await keepOfficeRules(db, organisationId, rules, { at: now, by: personId(actor) })
    await record(context, 'office-rules-changed', { kind: 'organisation', id: organisationId, organisationId })
  })
}
