import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { openAppeal } from '../appeals/opening.ts'
import { appealWaits } from '../appeals/store.ts'
import { type Moderated, type ModerationSubject, moderatedBy, subjectOf } from '../needs.ts'
import type { Report } from '../reports/store.ts'
import { type Action, type Ground, mayModerate, type SubjectKey } from '../rules.ts'
import { lockSubject } from '../store.ts'
import { closeReports, type Decision, decisionsAbout, insertDecision } from './store.ts'
import { tellAuthor, tellReporters } from './telling.ts'

/** Pages that show the public log carry this tag. */
export const MODERATION = 'moderation'

export interface Verdict {
  action: 'hidden' | 'kept'
  ground: Ground
  /** The facts, in words for the author and the reporter. */
  reason: string
}

/**
 * Answers a report, and with it every open report of the same thing. Hides the thing or leaves it; the author and the
 * reporters are told with reasons and a way to appeal (DSA art. 16(5), 17).
 * @throws Refusal `report-decided-already` when somebody was quicker
 */
export async function decideReport(context: Context, subjects: ModerationSubject[], report: Report, verdict: Verdict) {
  allow(mayModerate(context.actor, report.organisationId))

  await inTransaction(context, async (context) => {
    await lockSubject(context.db, report.subject)
    const reports = await closeReports(context.db, report.subject, context.now)
    if (!reports.some(({ id }) => id === report.id)) refuse('report-decided-already')
    const thing = await moderatedBy(context, subjects, report.subject)
    const { subject, organisationId } = report
    const decision = await recordDecision(context, {
      ...verdict,
      subject,
      organisationId,
      reportId: report.id,
      ownInitiative: false,
    })
    if (verdict.action === 'hidden' && thing?.state !== 'hidden') await hide(context, subjects, thing, decision)
    await tellReporters(context, reports, decision)
  })
}

/**
 * Hides a thing that a moderator saw without a report, or does not let it appear.
 * @throws Refusal `hidden-already`, `content-gone` when its author has taken it back
 */
export async function hideThing(
  context: Context,
  subjects: ModerationSubject[],
  key: SubjectKey,
  verdict: Omit<Verdict, 'action'>,
) {
  const organisationId = found(await moderatedBy(context, subjects, key)).organisationId
  allow(mayModerate(context.actor, organisationId))

  await inTransaction(context, async (context) => {
    await lockSubject(context.db, key)
    const thing = found(await moderatedBy(context, subjects, key))
    if (thing.state === 'hidden') refuse('hidden-already')
    if (thing.state === 'gone') refuse('content-gone')
    const reports = await closeReports(context.db, key, context.now)
    const [report] = reports
    const made = {
      ...verdict,
      action: 'hidden' as const,
      subject: key,
      organisationId,
      reportId: report?.id ?? null,
      ownInitiative: !report,
    }
    const decision = await recordDecision(context, made)
    await hide(context, subjects, thing, decision)
    await tellReporters(context, reports, decision)
  })
}

/**
 * Takes a hiding back without an appeal.
 * @throws Refusal `not-hidden`, `appeal-waits` when the author has appealed: then the appeal is answered, by another person
 */
export async function restoreThing(context: Context, subjects: ModerationSubject[], key: SubjectKey, reason: string) {
  const organisationId = found(await moderatedBy(context, subjects, key)).organisationId
  allow(mayModerate(context.actor, organisationId))

  await inTransaction(context, async (context) => {
    await lockSubject(context.db, key)
    const thing = found(await moderatedBy(context, subjects, key))
    if (thing.state !== 'hidden') refuse('not-hidden')
    if (await appealWaits(context.db, key)) refuse('appeal-waits')
    const hiding = (await decisionsAbout(context.db, key)).find(({ action }) => action === 'hidden')
    const made = {
      action: 'restored' as const,
      ground: hiding?.ground ?? 'rules',
      reason,
      subject: key,
      organisationId,
      reportId: null,
      ownInitiative: true,
    }
    const decision = await recordDecision(context, made)
    await subjectOf(subjects, key.kind)?.show(context, key.id)
    await tellAuthor(context, subjects, thing, decision, null)
  })
}

type NewDecision = Omit<Decision, 'id' | 'decidedAt' | 'decidedBy'>

const VERBS: Record<Action, string> = { hidden: 'content-hidden', kept: 'content-kept', restored: 'content-restored' }

/** Writes a decision down for the log and for whom it concerns. */
export async function recordDecision(context: Context, made: NewDecision): Promise<Decision> {
  const decision: Decision = {
    ...made,
    id: newId(context.now.epochMilliseconds),
    decidedAt: context.now,
    decidedBy: personId(context.actor),
  }
  await insertDecision(context.db, decision)
  await record(
    context,
    VERBS[made.action],
    { ...made.subject, organisationId: made.organisationId },
    { ground: made.ground, decision: decision.id },
  )
  await changed(context, MODERATION)
  return decision
}

/** Hides it where it is kept, and tells its author, who can appeal from the letter or from their own page. A page no module knows is taken off by hand. */
export async function hide(
  context: Context,
  subjects: ModerationSubject[],
  thing: Moderated | null,
  decision: Decision,
) {
  const subject = thing && subjectOf(subjects, thing.kind)
  if (!subject) return
  await subject.hide(context, thing.id, decision.ground as Ground)
  await tellAuthor(context, subjects, thing, decision, await openAppeal(context, decision))
}
