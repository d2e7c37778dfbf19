import { personId } from '../../../platform/actor.ts'
import { before, dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { workPath } from '../desk/paths.ts'
import { type Issue, isOpen, stateOf } from '../issues/rules.ts'
import { issueById, lockIssue, recordFacts } from '../issues/store.ts'
import { writeLetter } from '../letter/letter.tsx'
import { lookOf } from '../letter/look.ts'
import { filled } from '../letter/slots.ts'
import type { NewsletterPorts } from '../ports.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { checkIssue } from './checking.ts'
import { isBlocking } from './checks.ts'
import { reviewMail } from './emails.ts'
import { insertComment, settle } from './store.ts'

/** Asks everybody else who may to read the issue, by e-mail; asked again the same day they hear of it once. */
export const askForReview = (context: Context, ports: Pick<NewsletterPorts, 'readers'>, id: string) =>
  onIssue(context, id, 'issue-review-asked', async (context, issue) => {
    if (!isOpen(issue)) refuse('issue-not-open')
    const by = personId(context.actor)
    await tellReaders(context, ports, issue)
    await recordFacts(context.db, id, {
      review_asked_at: context.now,
      review_asked_by: by,
      reviewed_at: null,
      reviewed_by: null,
    })
  })

async function tellReaders(context: Context, { readers }: Pick<NewsletterPorts, 'readers'>, issue: Issue) {
  const { actor, house, now } = context
  const asker = actor.kind === 'person' ? actor.name : ''
  const mail = reviewMail(house.texts.in('pl'), { title: issue.subject, asker, desk: workPath(issue) })
  for (const { id, email } of await readers(context))
    if (id !== personId(actor))
      await notify(context, {
        to: { email, personId: id },
        template: 'newsletter-review',
        locale: 'pl',
        about: { kind: 'issue', id: issue.id },
        once: `newsletter-review:${issue.id}:${dateOf(now)}:${id}`,
        mail,
      })
}

/** Whether this person may answer for having read it: somebody else than the one who asked. */
export const maySecond = (context: Context, issue: Issue) =>
  mayKeepNewsletter(context.actor) && stateOf(issue) === 'review' && personId(context.actor) !== issue.reviewAskedBy

/** A second person has read these very words; a later change takes it back. */
export const markReviewed = (context: Context, id: string) =>
  onIssue(context, id, 'issue-reviewed', async (context, issue) => {
    allow(maySecond(context, issue))
    await recordFacts(context.db, id, { reviewed_at: context.now, reviewed_by: personId(context.actor) })
  })

/** Says something about an issue that is being prepared; the same form sent again is one comment. */
export async function commentOnIssue(context: Context, issue: Issue, body: string, submissionKey: string) {
  allow(mayKeepNewsletter(context.actor) && issue.frozenAt === null)
  const { now, actor } = context
  await insertComment(context.db, {
    id: newId(now.epochMilliseconds),
    submissionKey,
    issueId: issue.id,
    body,
    at: now,
    by: personId(actor),
  })
}

export async function settleComment(context: Context, issue: Issue, commentId: string) {
  allow(mayKeepNewsletter(context.actor))
  await settle(context.db, issue.id, commentId, { at: context.now, by: personId(context.actor) })
}

/** Sends the issue as it stands to the person who asks, and to nobody else. */
export async function sendTrial(context: Context, issue: Issue) {
  const { actor, house } = context
  allow(mayKeepNewsletter(actor) && actor.kind === 'person')
  const look = await lookOf(house)
  const letter = filled(writeLetter(issue, look), {
    unsubscribe: `${house.config.url}/newsletter`,
    preferences: `${house.config.url}/newsletter`,
    view: `${house.config.url}/newsletter`,
  })
  await inTransaction(context, async (context) => {
    await notify(context, {
      to: { email: actor.email, personId: actor.id },
      template: 'newsletter-trial',
      locale: 'pl',
      about: { kind: 'issue', id: issue.id },
      mail: { subject: look.t('newsletter.mail.trial.subject', { subject: letter.subject }), blocks: [] },
      written: { html: letter.html, text: letter.text },
    })
  })
}

/**
 * Sets when an issue leaves; from then on it is not changed, unless it is taken back.
 * @throws Refusal `issue-not-ready` when a check that blocks has failed, `issue-not-open` when it is scheduled or has left
 */
export async function scheduleIssue(
  context: Context,
  ports: Pick<NewsletterPorts, 'answers'>,
  id: string,
  at: Temporal.Instant,
) {
  allow(mayKeepNewsletter(context.actor))
  // Looked at before the transaction, because its own addresses are asked on other connections.
  const looked = found(await issueById(context.db, id))
  const ready = !(await checkIssue(context, ports, looked)).some(isBlocking)
  await onIssue(context, id, 'issue-scheduled', async (context, issue) => {
    if (!isOpen(issue)) refuse('issue-not-open')
    if (!ready || issue.version !== looked.version) refuse('issue-not-ready')
    const moment = before(at, context.now) ? context.now : at
    await recordFacts(context.db, id, { scheduled_at: moment, scheduled_by: personId(context.actor) })
  })
}

/** Takes a scheduled issue back to be changed, as long as it has not left. */
export const takeBack = (context: Context, id: string) =>
  onIssue(context, id, 'issue-taken-back', async (context, issue) => {
    if (stateOf(issue) !== 'scheduled') refuse('issue-has-left')
    await recordFacts(context.db, id, { scheduled_at: null, scheduled_by: null })
  })

async function onIssue(
  context: Context,
  id: string,
  verb: string,
  work: (context: Context, issue: Issue) => Promise<void>,
) {
  allow(mayKeepNewsletter(context.actor))
  await inTransaction(context, async (context) => {
    await work(context, found(await lockIssue(context.db, id)))
    await record(context, verb, { kind: 'issue', id })
  })
}
