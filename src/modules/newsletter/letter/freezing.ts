import { createHash } from 'node:crypto'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { record } from '../../audit/index.ts'
import { settingsIn } from '../../network/index.ts'
import { type Issue, stateOf } from '../issues/rules.ts'
import { lockIssue, recordSendingFacts } from '../issues/store.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { type Letter, writeLetter } from './letter.tsx'
import { lookFrom } from './look.ts'
import { frozenById, nextNumber, recordFrozen } from './store.ts'

/** Pages that show issues wear this tag in the cache. */
export const ISSUES = 'newsletter'

/** An issue as it leaves: the same words for everybody, with slots only for the links of a recipient (see `filled`). */
export interface FrozenIssue extends Letter {
  issueId: string
  year: number
  number: number
  /** SHA-256 of subject, HTML and plain text, in hex. */
  hash: string
}

/**
 * Freezes a scheduled issue: gives it the next number of its year, writes its letter once and for all, and puts it into
 * the archive. From here on nothing of it changes. Freezing again gives what was frozen.
 * @throws Refusal `issue-not-scheduled` when it is a draft, is being read, or its moment has not come
 */
export async function freeze(context: Context, issueId: string): Promise<FrozenIssue> {
  allow(mayKeepNewsletter(context.actor))
  return inTransaction(context, async (context) => {
    const { db, now, house } = context
    const issue = found(await lockIssue(db, issueId))
    if (issue.frozenAt) return found(await frozenById(db, issueId))
    if (!issue.scheduledAt || Temporal.Instant.compare(issue.scheduledAt, now) > 0) refuse('issue-not-scheduled')

    const year = dateOf(now).year
    const number = await nextNumber(db, year)
    const frozen = frozenFrom(
      { ...issue, year, number },
      writeLetter({ ...issue, year, number }, lookFrom(house, await settingsIn(context))),
    )
    await recordFrozen(db, frozen, { at: now, searchKeys: searchKeys(`${frozen.subject}\n${frozen.text}`) })
    await record(context, 'issue-frozen', { kind: 'issue', id: issueId }, { number: `${number}/${year}` })
    await changed(context, ISSUES)
    return frozen
  })
}

/** What was frozen; null for an issue that has not left. */
export const frozenIssue = (context: Context, issueId: string) => frozenById(context.db, issueId)

export const hashOf = ({ subject, html, text }: Letter) =>
  createHash('sha256')
    .update(JSON.stringify([subject, html, text]))
    .digest('hex')

const frozenFrom = ({ id, year, number }: Issue & { year: number; number: number }, letter: Letter): FrozenIssue => ({
  issueId: id,
  year,
  number,
  ...letter,
  hash: hashOf(letter),
})

/** Nobody waits for it any more: every recipient was accepted, failed, skipped or decided about. Doing it twice is the same. */
export const issueSent = (context: Context, issueId: string) =>
  onItsWay(context, issueId, 'issue-sent', ['sending', 'paused'], { sent_at: context.now, paused_at: null })

export const issuePaused = (context: Context, issueId: string) =>
  onItsWay(context, issueId, 'issue-paused', ['sending'], { paused_at: context.now })

export const issueResumed = (context: Context, issueId: string) =>
  onItsWay(context, issueId, 'issue-resumed', ['paused'], { paused_at: null })

/** Goes to nobody else; who has it, has it, so it stays in the archive and counts as sent to them. */
export const issueStopped = (context: Context, issueId: string) =>
  onItsWay(context, issueId, 'issue-stopped', ['sending', 'paused'], { stopped_at: context.now })

async function onItsWay(
  context: Context,
  issueId: string,
  verb: string,
  from: ReturnType<typeof stateOf>[],
  facts: Parameters<typeof recordSendingFacts>[2],
) {
  allow(mayKeepNewsletter(context.actor))
  await inTransaction(context, async (context) => {
    const issue = found(await lockIssue(context.db, issueId))
    if (!from.includes(stateOf(issue))) return
    await recordSendingFacts(context.db, issueId, facts)
    await record(context, verb, { kind: 'issue', id: issueId })
    await changed(context, ISSUES)
  })
}
