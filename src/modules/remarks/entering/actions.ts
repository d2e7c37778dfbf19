import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId, newSecret } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { record } from '../../audit/index.ts'
import { filesOf, removeFile } from '../../media/index.ts'
import { notify } from '../../notices/index.ts'
import { mayWorkOnRemarks, type Process, tagOf } from '../../processes/index.ts'
import { hash, JOIN_GROUP } from '../actions.ts'
import { contactOf, insertContact } from '../contacts-store.ts'
import { receivedMail } from '../emails.tsx'
import { deleteEmptyGroups } from '../groups/store.ts'
import type { IntakeSettings } from '../ports.ts'
import type { Remark } from '../rules.ts'
import { stopOf } from '../stopping/tokens.ts'
import { insertRemark, nextReferences, remarkById, remarkBySubmission } from '../store.ts'
import { type Author, cameLate, type EnteredChannel, receivedAtOf, settledAuthor, takesLetters } from './rules.ts'
import { deleteEntry, forgetContact, replaceSecret, updateEntry } from './store.ts'

export interface EntryInput {
  body: string
  quotation: string | null
  placeWords: string | null
  channel: EnteredChannel
  receivedOn: Temporal.PlainDate
  author: Author
  /** Where its author wants to hear what became of it. */
  email: string | null
}

export interface Entered {
  id: string
  reference: string
  late: boolean
  /** False when the same form was sent before and nothing was stored. */
  first: boolean
}

/**
 * Enters what came on paper, by e-mail, by phone or at a meeting, also after closing: then it is marked as late.
 * @param formKey made when the form was shown; the same form sent again gives back what was stored the first time
 * @throws Refusal `process-takes-no-letters` before the announcement and after cancelling
 */
export async function enterRemark(
  context: Context,
  process: Process,
  settings: Pick<IntakeSettings, 'moderation'>,
  input: EntryInput,
  formKey: string,
): Promise<Entered> {
  allow(mayWorkOnRemarks(context.actor, process))
  if (!takesLetters(process)) refuse('process-takes-no-letters')

  const submissionKey = hash(`entered ${formKey}\n${input.body}`)
  return inTransaction(context, async (context) => {
    const id = newId()
    const entry = entryOf(process, input)
    const [reference = ''] = await nextReferences(context.db, context.now)
    const first = await insertRemark(context.db, {
      ...entry,
      id,
      processId: process.id,
      reference,
      givenAt: context.now,
      topic: null,
      lon: null,
      lat: null,
      editSecretHash: null,
      submissionKey,
      publishedAt: settings.moderation === 'after' ? context.now : null,
      enteredBy: personId(context.actor),
      importId: null,
      importRow: null,
    })
    if (!first) {
      const known = found(await remarkBySubmission(context.db, process.id, submissionKey))
      return { id: known.id, reference: known.reference, late: known.late, first: false }
    }
    if (input.email) await tellReceived(context, process, id, input.email)
    await record(
      context,
      'remark-entered',
      { kind: 'remark', id, organisationId: process.organisationId },
      { channel: input.channel, late: entry.late },
    )
    await context.house.jobs.send(context, JOIN_GROUP, { remarkId: id })
    await changed(context, tagOf(process))
    return { id, reference, late: entry.late, first: true }
  })
}

/**
 * Corrects one's own entry until it is settled.
 * @throws Refusal `remark-settled` when an answer holds already
 */
export async function correctEntry(context: Context, process: Process, entry: Remark, input: EntryInput) {
  allow(mayWorkOnRemarks(context.actor, process) && entry.processId === process.id)

  await inTransaction(context, async (context) => {
    if (!(await updateEntry(context.db, entry.id, entryOf(process, input)))) refuse('remark-settled')
    const known = await contactOf(context.db, entry.id)
    if ((known?.email ?? null) !== input.email) {
      // Whoever got the first letter by mistake must not keep the key to somebody else's remark.
      await forgetContact(context.db, entry.id)
      if (input.email) await tellReceived(context, process, entry.id, input.email)
    }
    await record(context, 'entry-corrected', { kind: 'remark', id: entry.id, organisationId: process.organisationId })
    await context.house.jobs.send(context, JOIN_GROUP, { remarkId: entry.id })
    await changed(context, tagOf(process))
  })
}

/**
 * Takes back one's own entry, as if it had not been typed; its number is not given again.
 * @throws Refusal `remark-settled` when an answer holds already
 */
export async function removeEntry(context: Context, process: Process, entry: Remark) {
  allow(mayWorkOnRemarks(context.actor, process) && entry.processId === process.id)

  await inTransaction(context, async (context) => {
    if (!(await deleteEntry(context.db, entry.id))) refuse('remark-settled')
    await deleteEmptyGroups(context.db, process.id)
    for (const file of await filesOf(context.db, { kind: 'remark', id: entry.id })) await removeFile(context, file.id)
    await record(
      context,
      'entry-removed',
      { kind: 'remark', id: entry.id, organisationId: process.organisationId },
      { reference: entry.reference },
    )
    await changed(context, tagOf(process))
  })
}

function entryOf(process: Process, input: EntryInput) {
  const author = settledAuthor(input.author)
  const receivedAt = receivedAtOf(input.receivedOn)
  return {
    body: input.body,
    quotation: input.quotation,
    placeWords: input.placeWords,
    channel: input.channel,
    receivedAt,
    late: cameLate(process, input.channel, receivedAt),
    authorKind: author.kind,
    authorName: author.name,
    organisationName: author.organisation,
    signature: author.signature,
    searchKeys: searchKeys(input.body),
  }
}

/** The author hears at once that the letter arrived, with the link by which they change it until closing. */
async function tellReceived(context: Context, process: Process, id: string, email: string) {
  const secret = newSecret()
  await replaceSecret(context.db, id, hash(secret))
  await insertContact(context.db, { remarkId: id, email, locale: 'pl', leftAt: context.now })
  const remark = found(await remarkById(context.db, id))
  await notify(context, {
    to: { email },
    template: 'remark-received',
    // Its link opens the remark to whoever has it: it stays in the letter.
    inside: false,
    locale: 'pl',
    about: { kind: 'remark', id },
    mail: receivedMail(context.house.texts.in('pl'), { process, remark, secret }),
    stop: stopOf(context.house.config, id),
  })
}
