import { createHash, createHmac } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import type { Context, House } from '../../../platform/context.ts'
import { inTransaction, newId, newSecret } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import type { ListedMember } from '../directory/listing-store.ts'
import type { Viewing } from '../directory/viewing.ts'
import { localeOf } from '../members/own-store.ts'
import { mayKeepMembers } from '../rules.ts'
import { letterMail } from './emails.ts'
import { type ReportedLetter, recordVerdict, type Verdict } from './reported-store.ts'
import { MOST_OF_RECIPIENT, MOST_OF_SENDER, mayWriteTo, REPORTS_THAT_STOP } from './rules.ts'
import { countLetters, insertLetter, letterByReportHash, lockWriting, recordReport, reportsAgainst } from './store.ts'

export interface LetterInput {
  submissionKey: string
  /** As they call themselves; of a member it is the name they have here. */
  name: string
  body: string
  /** Where an answer goes, when they chose to say. */
  replyTo: string | null
}

/**
 * Passes a letter on to a member without showing either address: the member's stays here, the sender's goes along only when
 * they gave it. The same form sent again is one letter.
 * @param source where an unsigned sender comes from, as for `throttle`
 * @throws Refusal `letter-stopped` after a report, `letter-too-many` above a limit
 */
export async function writeToMember(
  context: Context,
  viewing: Viewing,
  listed: ListedMember,
  { source, ...letter }: LetterInput & { source: string },
) {
  allow(mayWriteTo(viewing, listed))
  const { owner, card } = listed
  const senderId = personId(context.actor)
  const senderHash = hashOf(context.house, senderId ?? source)
  await inTransaction(context, async (context) => {
    await lockWriting(context.db, senderHash, owner.id)
    const secret = newSecret()
    const kept = await insertLetter(context.db, {
      id: newId(context.now.epochMilliseconds),
      submissionKey: letter.submissionKey,
      memberId: owner.id,
      senderHash,
      senderId,
      sentAt: context.now,
      reportHash: secretHash(secret),
    })
    if (!kept) return
    const against = await reportsAgainst(context.db, senderHash, owner.id)
    if (against.here || against.stopped || against.members >= REPORTS_THAT_STOP) refuse('letter-stopped')
    const { sent, received } = await countLetters(
      context.db,
      { senderHash, memberId: owner.id },
      context.now.subtract({ hours: 24 }),
    )
    if (sent > MOST_OF_SENDER || received > MOST_OF_RECIPIENT) refuse('letter-too-many', 429)

    const locale = await localeOf(context.db, owner.id)
    await notify(context, {
      to: { email: found(card.email ?? listed.email) },
      template: 'member-letter',
      inside: true,
      locale,
      mail: letterMail(context.house.texts.in(locale), {
        ...letter,
        name: viewing.asMember?.name ?? letter.name,
        isMember: viewing.asMember !== null,
        reportPath: reportPath(secret),
      }),
      ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
      about: { kind: 'member', id: owner.id },
      once: `member-letter:${letter.submissionKey}`,
      // What people write to each other is not ours to keep, and the letter carries a link that opens something.
      fleeting: true,
    })
    await record(context, 'member-letter-passed', { kind: 'member', id: owner.id })
  })
}

export const reportPath = (secret: string) => `/siec/listy/${secret}/naduzycie`

/** The letter that the link in it leads to; null for any other address. */
export const letterOfSecret = ({ db }: Context, secret: string) => letterByReportHash(db, secretHash(secret))

/** The recipient reports a letter: its sender may not write to them any more, after three members to nobody. Once is enough. */
export async function reportLetter(context: Context, secret: string) {
  const letter = await letterOfSecret(context, secret)
  allow(letter !== null)
  await inTransaction(context, async (context) => {
    if (await recordReport(context.db, letter.id, context.now))
      await record(context, 'member-letter-reported', { kind: 'member', id: letter.memberId })
  })
}

/** What the desk says of a reported letter: its sender is stopped everywhere, or the report was not justified. */
export async function judgeLetter(context: Context, letter: ReportedLetter, given: { verdict: Verdict; note: string }) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    await recordVerdict(context.db, letter.id, { ...given, at: context.now, by: personId(context.actor) })
    await record(context, JUDGED[given.verdict], { kind: 'member', id: letter.memberId }, { letter: letter.id })
  })
}

const JUDGED = { stopped: 'member-letter-stopped', dismissed: 'member-letter-dismissed' } as const

const hashOf = (house: House, whom: string) =>
  createHmac('sha256', house.config.secret).update(`member-letter ${whom}`).digest('base64url')

/** What is kept of the secret in a letter. */
export const secretHash = (secret: string) => createHash('sha256').update(secret).digest('base64url')
