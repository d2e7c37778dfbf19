import { createHash, createHmac } from 'node:crypto'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { searchKeys } from '../../platform/language/index.ts'
import { record } from '../audit/index.ts'
import { mayModerate } from '../moderation/index.ts'
import { notify } from '../notices/index.ts'
import { isOpen, maySee, type Process, tagOf } from '../processes/index.ts'
import { insertContact, insertStatistics, recordStatistics } from './contacts-store.ts'
import { receivedMail } from './emails.tsx'
import type { IntakeSettings } from './ports.ts'
import { isLate, type Remark } from './rules.ts'
import { stopOf } from './stopping/tokens.ts'
import {
  insertRemark,
  nextReferences,
  recordHiding,
  recordPublication,
  recordWithdrawal,
  remarkBySubmission,
  secretOpens,
  updateText,
} from './store.ts'

/** The job that looks for letters like a new one; see `jobs.ts`. */
export const JOIN_GROUP = 'remarks.join-group'

export interface RemarkInput {
  body: string
  quotation: string | null
  signature: string | null
  /** What in the matter it is about, when the page it was written on knows: "Akapit 12". */
  topic?: string | null
  placeWords: string | null
  point: { lon: number; lat: number } | null
  /** Made by us when the form was shown, known to its sender alone; the same form sent again carries the same one. */
  formKey: string
}

export interface Given {
  id: string
  reference: string
  /** Lets the author change it; null when its author has another one by now. */
  secret: string | null
  /** False when the same form had come before. */
  first: boolean
}

/**
 * Gives a remark over the web, without an account. Sending the same form again, as a second press of the button does,
 * gives back what was stored the first time, with the secret: otherwise its author would be left without it.
 * @throws Refusal `process-not-open` before opening and after the closing second
 */
export async function giveRemark(
  context: Context,
  process: Process,
  settings: Pick<IntakeSettings, 'moderation'>,
  input: RemarkInput,
): Promise<Given> {
  allow(maySee(context.actor, process))
  if (!isOpen(process, context.now)) refuse('process-not-open')

  const submissionKey = hash(`${input.formKey}\n${input.body}\n${input.signature ?? ''}`)
  const secret = secretFor(context, submissionKey)
  return inTransaction(context, async (context) => {
    const id = newId()
    const [reference = ''] = await nextReferences(context.db, context.now)
    const first = await insertRemark(context.db, {
      id,
      processId: process.id,
      reference,
      channel: 'web',
      receivedAt: context.now,
      late: false,
      givenAt: context.now,
      authorKind: input.signature ? 'person' : 'anonymous',
      signature: input.signature,
      authorName: null,
      organisationName: null,
      body: input.body,
      quotation: input.quotation,
      topic: input.topic ?? null,
      lon: input.point?.lon ?? null,
      lat: input.point?.lat ?? null,
      placeWords: input.placeWords,
      editSecretHash: hash(secret),
      submissionKey,
      publishedAt: settings.moderation === 'after' ? context.now : null,
      enteredBy: null,
      importId: null,
      importRow: null,
      searchKeys: searchKeys(input.body),
    })
    if (!first) {
      const known = found(await remarkBySubmission(context.db, process.id, submissionKey))
      return {
        id: known.id,
        reference: known.reference,
        secret: (await opens(context, known, secret)) ? secret : null,
        first,
      }
    }
    await context.house.jobs.send(context, JOIN_GROUP, { remarkId: id })
    await changed(context, tagOf(process))
    return { id, reference, secret, first }
  })
}

export type RemarkChanges = Pick<RemarkInput, 'body' | 'quotation' | 'signature' | 'placeWords' | 'point'>

/** The author changes their remark until closing. With moderation beforehand it waits to be looked at again. */
export async function editRemark(
  context: Context,
  process: Process,
  settings: Pick<IntakeSettings, 'moderation'>,
  remark: Remark,
  secret: string,
  changes: RemarkChanges,
) {
  allow(await opens(context, remark, secret))
  if (!isOpen(process, context.now)) refuse('process-not-open')
  if (remark.withdrawnAt) refuse('remark-withdrawn')

  await inTransaction(context, async (context) => {
    await updateText(context.db, remark.id, {
      body: changes.body,
      quotation: changes.quotation,
      signature: changes.signature,
      placeWords: changes.placeWords,
      lon: changes.point?.lon ?? null,
      lat: changes.point?.lat ?? null,
      searchKeys: searchKeys(changes.body),
      editedAt: context.now,
      publishedAt: settings.moderation === 'after' ? remark.publishedAt : null,
    })
    await context.house.jobs.send(context, JOIN_GROUP, { remarkId: remark.id })
    await changed(context, tagOf(process))
  })
}

/** The author takes their remark back until closing: its text leaves the page, its number stays. */
export async function withdrawRemark(context: Context, process: Process, remark: Remark, secret: string) {
  allow(await opens(context, remark, secret))
  if (!isOpen(process, context.now)) refuse('process-not-open')

  await inTransaction(context, async (context) => {
    if (!(await recordWithdrawal(context.db, remark.id, context.now))) refuse('remark-withdrawn')
    await record(context, 'remark-withdrawn', { kind: 'remark', id: remark.id, organisationId: process.organisationId })
    await changed(context, tagOf(process))
  })
}

/** Leaves an address for news of one's own remark: received, decided, report, effects. A second is ignored while the first holds. */
export async function leaveContact(context: Context, process: Process, remark: Remark, secret: string, email: string) {
  allow(await opens(context, remark, secret))

  await inTransaction(context, async (context) => {
    const first = await insertContact(context.db, {
      remarkId: remark.id,
      email,
      locale: context.locale,
      leftAt: context.now,
    })
    if (!first) return
    await notify(context, {
      to: { email },
      template: 'remark-received',
      // Its link opens the remark to whoever has it: it stays in the letter.
      inside: false,
      locale: context.locale,
      about: { kind: 'remark', id: remark.id },
      mail: receivedMail(context.house.texts.in(context.locale), { process, remark, secret }),
      stop: stopOf(context.house.config, remark.id),
    })
  })
}

export interface StatisticsInput {
  ageBand: string | null
  gender: string | null
  unitCode: string | null
}

/** What a person says about themselves, kept with no link to what they wrote. Once per remark. */
export async function giveStatistics(
  context: Context,
  process: Process,
  remark: Remark,
  secret: string,
  input: StatisticsInput,
) {
  allow(await opens(context, remark, secret))
  if (!input.ageBand && !input.gender && !input.unitCode) return

  await inTransaction(context, async (context) => {
    if (await recordStatistics(context.db, remark.id, context.now))
      await insertStatistics(context.db, process.id, input)
  })
}

/** Shows a remark that waited for a moderator. */
export async function publishRemark(context: Context, process: Process, remark: Remark) {
  allow(mayModerate(context.actor, process.organisationId))

  await inTransaction(context, async (context) => {
    if (!(await recordPublication(context.db, remark.id, context.now))) return
    await record(context, 'remark-published', { kind: 'remark', id: remark.id, organisationId: process.organisationId })
    await changed(context, tagOf(process))
  })
}

/** Hides a remark with a reason, or shows it again with null. Called by `moderation`, which keeps the decision and tells the author. */
export async function hideRemark(context: Context, process: Process, remark: Remark, reason: string | null) {
  allow(mayModerate(context.actor, process.organisationId))

  await inTransaction(context, async (context) => {
    await recordHiding(context.db, remark.id, reason === null ? null : { at: context.now, reason })
    await record(context, reason === null ? 'remark-shown' : 'remark-hidden', {
      kind: 'remark',
      id: remark.id,
      organisationId: process.organisationId,
    })
    await changed(context, tagOf(process))
  })
}

/** Whether a remark received then came after the term. */
export const wasLate = (process: Process, receivedAt: Temporal.Instant) =>
  process.closesAt !== null && isLate(receivedAt, process.closesAt)

export const opens = (context: Context, remark: Remark, secret: string) =>
  secretOpens(context.db, remark.id, hash(secret))

// Made from the form rather than at random, so that the same form sent again opens the same remark. Who did not see the
// form cannot make it: the key in it is random, and so is the installation's own secret.
const secretFor = ({ house }: Context, submissionKey: string) =>
  createHmac('sha256', house.config.secret).update(`remark ${submissionKey}`).digest('base64url')

/** What is kept of a secret, and of a form sent once. */
export const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
