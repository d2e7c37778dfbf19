import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { findFile, removeFile } from '../../media/index.ts'
import { admit } from '../members/actions.ts'
import type { Member } from '../members/rules.ts'
import { membersLike } from '../members/store.ts'
import { mayKeepMembers, type Purpose } from '../rules.ts'
import { textOfNumber } from '../texts-store.ts'
import { recordAsking, recordCompletion } from './completions-store.ts'
import { tellAccepted, tellAsked, tellDeclined, tellReceived } from './letters.ts'
import { type Declaration, type DeclarationInput, isOpen, memberNameOf, nameKeyOf, referenceOf } from './rules.ts'
import {
  declarationById,
  declarationKeptAs,
  insertDeclaration,
  lockDeclaration,
  nextNumber,
  recordConfirmation,
  recordDecision,
  recordDetails,
  recordFile,
  recordWithdrawal,
} from './store.ts'

export const DECLARATIONS = 'declarations'

export interface Submission {
  input: DeclarationInput
  /** Made for one showing of the form: sending it twice keeps the first. */
  submissionKey: string
  fileId: string | null
  consents: Purpose[]
  /** Number of the text they were shown and agreed to; the newest when absent. */
  textNumber?: number
}

export interface Submitted {
  declaration: Declaration
  /** False for a form that was sent before. */
  first: boolean
}

/**
 * Takes a declaration from a person, and writes to them that it is here.
 * @throws Refusal `declaration-no-text` before the network published what is declared
 */
export const submitDeclaration = (context: Context, submission: Submission): Promise<Submitted> =>
  keepDeclaration(context, submission, { receivedOn: dateOf(context.now), enteredBy: null })

/** Enters a declaration that came on paper, with the day it reached the network. */
export async function enterDeclaration(
  context: Context,
  submission: Submission,
  receivedOn: Temporal.PlainDate,
): Promise<Submitted> {
  allow(mayKeepMembers(context.actor))
  return keepDeclaration(context, submission, { receivedOn, enteredBy: personId(context.actor) })
}

/** Confirms by the secret of the letter that its reader declares; doing it twice is doing it once. */
export async function confirmDeclaration(context: Context, declaration: Declaration) {
  allow(declaration.way === 'email')
  if (!isOpen(declaration)) refuse('declaration-over')
  await inTransaction(context, async (context) => {
    if (await recordConfirmation(context.db, declaration.id, context.now))
      await told(context, 'declaration-confirmed', declaration)
  })
}

/** Takes a declaration back before it is decided. Who holds the secret of its page may do it. */
export async function withdrawDeclaration(context: Context, declaration: Declaration) {
  await onOpen(context, declaration, async (context) => {
    await recordWithdrawal(context.db, declaration.id, context.now)
    await told(context, 'declaration-withdrawn', declaration)
  })
}

export interface Completion {
  /** The signed file or the scan, when it came now. */
  fileId: string | null
  answer: string
  /** What was missing and is told now; an empty one changes nothing. */
  details: Partial<Pick<DeclarationInput, 'position' | 'nip' | 'krs' | 'phone'>>
}

/** Answers what the desk asked for: a signed file, missing details, word that the rest is right now. */
export async function completeDeclaration(context: Context, declaration: Declaration, given: Completion) {
  await onOpen(context, declaration, async (context, current) => {
    if (given.fileId) await replaceFile(context, current, given.fileId)
    await recordDetails(context.db, declaration.id, given.details)
    await recordCompletion(context.db, declaration.id, given.answer, context.now)
    await told(context, 'declaration-completed', declaration)
  })
}

/** Adds the signed file or the scan before anybody asked for it. */
export async function signDeclaration(context: Context, declaration: Declaration, fileId: string) {
  await onOpen(context, declaration, async (context, current) => {
    await replaceFile(context, current, fileId)
    await told(context, 'declaration-signed', declaration)
  })
}

/** Asks whoever declared for what is missing. @throws Refusal `declaration-asked-already` */
export async function askForCompletion(context: Context, declaration: Declaration, asked: string) {
  allow(mayKeepMembers(context.actor))
  await onOpen(context, declaration, async (context) => {
    const by = personId(context.actor)
    if (!(await recordAsking(context.db, declaration.id, { asked, at: context.now, by })))
      refuse('declaration-asked-already')
    await tellAsked(context, declaration, asked)
    await told(context, 'declaration-asked', declaration)
  })
}

export interface Acceptance {
  /** Number of the resolution or note. */
  number: string
  decidedOn: Temporal.PlainDate
  /** First day of membership; the first declarations are entered with a date of long ago. */
  from: Temporal.PlainDate
  /** Whether a letter says so; not of what was decided years ago. True unless said. */
  tell?: boolean
  /** Made up for the demonstration network. */
  isDemonstration?: boolean
}

/**
 * Accepts a declaration: the member gets a number, a first period, their consents and a card.
 * @throws Refusal `declaration-decided-already` to whoever was slower, `declaration-over` when it was withdrawn
 */
export async function acceptDeclaration(
  context: Context,
  declaration: Declaration,
  { number, decidedOn, from, tell = true, isDemonstration = false }: Acceptance,
): Promise<Member> {
  allow(mayKeepMembers(context.actor))
  return onOpen(context, declaration, async (context) => {
    const member = await admit(context, declaration, await nextNumber(context.db, 'members'), { from, isDemonstration })
    const kept = await recordDecision(context.db, declaration.id, {
      accepted: true,
      number,
      reason: '',
      decidedOn,
      decidedBy: personId(context.actor),
      memberId: member.id,
      at: context.now,
    })
    if (!kept) refuse('declaration-decided-already')
    if (tell) await tellAccepted(context, declaration, member)
    await told(context, 'declaration-accepted', declaration, { member: member.id })
    return member
  })
}

/** Declines a declaration with a reason. @throws as `acceptDeclaration` */
export async function declineDeclaration(
  context: Context,
  declaration: Declaration,
  { number, decidedOn, reason }: { number: string; decidedOn: Temporal.PlainDate; reason: string },
) {
  allow(mayKeepMembers(context.actor))
  await onOpen(context, declaration, async (context) => {
    const decidedBy = personId(context.actor)
    const decision = { accepted: false, number, reason, decidedOn, decidedBy, memberId: null, at: context.now }
    if (!(await recordDecision(context.db, declaration.id, decision))) refuse('declaration-decided-already')
    await tellDeclined(context, declaration, reason)
    await told(context, 'declaration-declined', declaration)
  })
}

/** Members this declaration may be a second one of. */
export const duplicatesOf = (context: Context, declaration: Declaration): Promise<Member[]> => {
  allow(mayKeepMembers(context.actor))
  const { unitCode, nip, krs } = declaration
  return membersLike(context.db, { nameKey: nameKeyOf(memberNameOf(declaration)), unitCode, nip, krs })
}

/** The same form was kept meanwhile; thrown so that the number it would have got is given to nobody. */
class KeptBefore extends Error {}

async function keepDeclaration(
  context: Context,
  submission: Submission,
  received: { receivedOn: Temporal.PlainDate; enteredBy: string | null },
): Promise<Submitted> {
  const before = await keptBefore(context, submission)
  if (before) return before
  try {
    return await inTransaction(context, (context) => keepNew(context, submission, received))
  } catch (error) {
    if (!(error instanceof KeptBefore)) throw error
    return found(await keptBefore(context, submission))
  }
}

async function keptBefore({ db }: Context, { submissionKey }: Submission): Promise<Submitted | null> {
  const id = await declarationKeptAs(db, submissionKey)
  if (id === null) return null
  return { declaration: found(await declarationById(db, id)), first: false }
}

async function keepNew(
  context: Context,
  submission: Submission,
  received: { receivedOn: Temporal.PlainDate; enteredBy: string | null },
): Promise<Submitted> {
  const { now, locale } = context
  const { input, submissionKey, fileId, consents, textNumber } = submission
  const text = await textOfNumber(context.db, input.kind, textNumber)
  if (!text) refuse('declaration-no-text', 409)
  const { year } = dateOf(now)
  // Numbers are given one after another, so of two equal forms the second waits here and then finds the first.
  const number = await nextNumber(context.db, `declarations-${year}`)
  if (await declarationKeptAs(context.db, submissionKey)) throw new KeptBefore()

  const declaration = {
    ...input,
    ...received,
    id: newId(now.epochMilliseconds),
    reference: referenceOf(year, number),
    textId: text.id,
    fileId,
    locale,
    submittedAt: now,
    confirmedAt: null,
    withdrawnAt: null,
  }
  await insertDeclaration(context.db, { declaration, submissionKey, consents })
  const kept = { ...declaration, completion: null, decision: null }
  // Who sent it by post hears when it is decided; the day on which somebody typed it in says nothing to them.
  if (received.enteredBy === null) await tellReceived(context, kept)
  await told(context, 'declaration-submitted', kept)
  return { declaration: kept, first: true }
}

/** Does something to a declaration that is still open, one after another. */
async function onOpen<T>(
  context: Context,
  { id }: Declaration,
  work: (context: Context, current: Declaration) => Promise<T>,
): Promise<T> {
  return inTransaction(context, async (context) => {
    await lockDeclaration(context.db, id)
    const current = found(await declarationById(context.db, id))
    if (current.decision) refuse('declaration-decided-already')
    if (!isOpen(current)) refuse('declaration-over')
    return work(context, current)
  })
}

/** The newest file stays; the one before it is needed by nobody. */
async function replaceFile(context: Context, { id, fileId }: Declaration, next: string) {
  await recordFile(context.db, id, next)
  if (fileId && (await findFile(context.db, fileId))) await removeFile(context, fileId)
}

async function told(context: Context, verb: string, { id, reference }: Declaration, details = {}) {
  await record(context, verb, { kind: 'declaration', id }, { reference, ...details })
  await changed(context, DECLARATIONS)
}
