import { timingSafeEqual } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { hide, MODERATION, recordDecision } from '../decisions/actions.ts'
import { type Decision, reportsAnsweredBy } from '../decisions/store.ts'
import { tellReporter } from '../decisions/telling.ts'
import { appealAnsweredMail } from '../emails.ts'
import { type Moderated, type ModerationSubject, moderatedBy, subjectOf } from '../needs.ts'
import { appealableUntil, mayAnswerAppeal, mayModerate } from '../rules.ts'
import { lockSubject } from '../store.ts'
import { hashOf } from './opening.ts'
import { type Appeal, recordAnswer, recordAppeal } from './store.ts'

/** Whether this secret, from a letter, opens the appeal. */
export const opens = (appeal: Appeal, secret: string) =>
  timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(appeal.secretHash))

/**
 * Appeals against a decision, once (DSA art. 20). Who holds the secret of the letter may do it.
 * @throws Refusal `appeal-too-late` after six months, `appeal-made-already`, `appeal-over` when the decision no longer holds
 */
export async function makeAppeal(
  context: Context,
  subjects: ModerationSubject[],
  decision: Decision,
  appeal: Appeal,
  given: { secret: string; explanation: string },
) {
  allow(opens(appeal, given.secret))
  if (before(appealableUntil(decision.decidedAt), context.now)) refuse('appeal-too-late', 410)

  await inTransaction(context, async (context) => {
    await lockSubject(context.db, decision.subject)
    const thing = await moderatedBy(context, subjects, decision.subject)
    if (thing && isOver(decision, thing)) refuse('appeal-over')
    if (!(await recordAppeal(context.db, appeal.id, { explanation: given.explanation, at: context.now })))
      refuse('appeal-made-already')
    await record(
      context,
      'appeal-made',
      { ...decision.subject, organisationId: decision.organisationId },
      { decision: decision.id },
    )
  })
}

/** The decision was taken back in the meantime, or the author took the thing itself back. */
export const isOver = (decision: Decision, thing: Moderated) =>
  thing.state === 'gone' || (decision.action === 'hidden') !== (thing.state === 'hidden')

/**
 * Answers an appeal. Upheld, the decision is turned round: what was hidden is shown, what was left is hidden.
 * @throws Refusal `appeal-own-decision` to the person who decided (DSA art. 20(6) asks for a fair review),
 *   `appeal-answered-already`
 */
export async function answerAppeal(
  context: Context,
  subjects: ModerationSubject[],
  decision: Decision,
  appeal: Appeal,
  given: { upheld: boolean; answer: string },
) {
  const by = personId(context.actor)
  allow(by !== null && mayModerate(context.actor, decision.organisationId))
  if (!mayAnswerAppeal(decision, by)) refuse('appeal-own-decision')

  await inTransaction(context, async (context) => {
    await lockSubject(context.db, decision.subject)
    if (!(await recordAnswer(context.db, appeal.id, { ...given, by, at: context.now })))
      refuse('appeal-answered-already')
    await record(
      context,
      'appeal-answered',
      { ...decision.subject, organisationId: decision.organisationId },
      { decision: decision.id, upheld: given.upheld },
    )
    await changed(context, MODERATION)
    await tellAppellant(context, subjects, decision, given)
    if (given.upheld) await turnRound(context, subjects, decision, given.answer)
  })
}

async function turnRound(context: Context, subjects: ModerationSubject[], decision: Decision, reason: string) {
  const thing = await moderatedBy(context, subjects, decision.subject)
  const { subject, organisationId, reportId, ground } = decision
  const action = decision.action === 'kept' ? 'hidden' : 'restored'
  const turned = await recordDecision(context, {
    action,
    ground,
    reason,
    subject,
    organisationId,
    reportId,
    ownInitiative: false,
  })
  if (action === 'hidden' && thing?.state !== 'hidden') await hide(context, subjects, thing, turned)
  if (action === 'restored' && thing?.state === 'hidden')
    await subjectOf(subjects, subject.kind)?.show(context, subject.id)
}

/** Against a hiding the author appeals, against inaction those who reported. */
async function tellAppellant(
  context: Context,
  subjects: ModerationSubject[],
  decision: Decision,
  given: { upheld: boolean; answer: string },
) {
  const once = `moderation-appeal:${decision.id}`
  if (decision.action === 'kept') {
    for (const report of await reportsAnsweredBy(context.db, decision))
      await tellReporter(context, report, once, (t) => appealAnsweredMail(t, { about: report.url, decision, ...given }))
    return
  }
  const thing = await moderatedBy(context, subjects, decision.subject)
  await subjectOf(subjects, decision.subject.kind)?.tellAuthor(context, decision.subject.id, {
    template: 'moderation-appeal-answered',
    mail: (t) => appealAnsweredMail(t, { about: thing?.label(t) ?? '', decision, ...given }),
    once,
  })
}
