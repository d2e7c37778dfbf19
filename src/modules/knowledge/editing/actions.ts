import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, isId, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { slugOf } from '../../../ui/index.ts'
import { record } from '../../audit/index.ts'
import { Content } from '../content.ts'
import { type Kind, KNOWLEDGE, mayEdit, type Text } from '../rules.ts'
import {
  deleteDraft,
  insertText,
  insertVersion,
  lockText,
  publishDraft,
  recordText,
  rewriteDraft,
  textById,
  versionsOf,
} from '../store.ts'

const subjectOf = ({ id }: { id: string }) => ({ kind: 'knowledge-text', id })

/** A text as it was written last. @throws Refusal absent for everybody but editors */
export async function findText(context: Context, id: string): Promise<Text> {
  allow(mayEdit(context.actor) && isId(id))
  return found(await textById(context.db, id))
}

/** Begins a text: its first draft has a title only. */
export async function beginText(context: Context, { kind, title }: { kind: Kind; title: string }): Promise<string> {
  allow(mayEdit(context.actor))
  const { now } = context
  return inTransaction(context, async (context) => {
    const id = newId(now.epochMilliseconds)
    const slug = slugOf(title).slice(0, 80).replace(/-+$/, '')
    const text = { kind, tool: null, lawCheckedOn: null, at: now }
    const isFree = await insertText(context.db, { ...text, id, slug })
    if (!isFree) await insertText(context.db, { ...text, id, slug: `${slug}-${id.slice(-6)}` })
    await insertVersion(context.db, {
      textId: id,
      number: 1,
      content: Content.parse({ title }),
      note: '',
      writtenAt: now,
      writtenBy: personId(context.actor),
      shippedHash: null,
      publishedAt: null,
    })
    await record(context, 'knowledge-begun', subjectOf({ id }))
    return id
  })
}

/** Keeps a draft: the one that is there is changed in place, after a published version a new one begins. */
export async function writeDraft(context: Context, text: Text, content: Content, note: string) {
  allow(mayEdit(context.actor))
  const { now, actor } = context
  await inTransaction(context, async (context) => {
    await lockText(context.db, text.id)
    const by = personId(actor)
    if (await rewriteDraft(context.db, text.id, { content, note, at: now, by })) return
    const [last] = await versionsOf(context.db, text.id)
    await insertVersion(context.db, {
      textId: text.id,
      number: (last?.number ?? 0) + 1,
      content,
      note,
      writtenAt: now,
      writtenBy: by,
      shippedHash: null,
      publishedAt: null,
    })
    await record(context, 'knowledge-drafted', subjectOf(text))
  })
}

/** Everybody reads the draft from now on. @throws Refusal `draft-none` */
export async function publishText(context: Context, text: Text) {
  allow(mayEdit(context.actor))
  await inTransaction(context, async (context) => {
    await lockText(context.db, text.id)
    const number = await publishDraft(context.db, text.id, context.now, personId(context.actor))
    if (number === null) refuse('draft-none')
    const { content } = found(await textById(context.db, text.id))
    await recordText(context.db, text.id, { publishedNumber: number, tool: content.tool, changedAt: context.now })
    await record(context, 'knowledge-published', subjectOf(text), { number })
    await changed(context, KNOWLEDGE)
  })
}

/** Throws a draft away; what is public stays. @throws Refusal `draft-only` when nothing else is there */
export async function dropDraft(context: Context, text: Text) {
  allow(mayEdit(context.actor))
  if (text.publishedNumber === null) refuse('draft-only')
  await inTransaction(context, async (context) => {
    await deleteDraft(context.db, text.id)
    await record(context, 'knowledge-draft-dropped', subjectOf(text))
  })
}

/** Somebody compared the text with the law in force on that day. @throws Refusal `day-ahead` */
export async function confirmLaw(context: Context, text: Text, on: Temporal.PlainDate) {
  allow(mayEdit(context.actor))
  if (Temporal.PlainDate.compare(on, dateOf(context.now)) > 0) refuse('day-ahead', 422)
  await inTransaction(context, async (context) => {
    await recordText(context.db, text.id, { lawCheckedOn: on, changedAt: text.changedAt })
    await record(context, 'knowledge-law-checked', subjectOf(text), { on: on.toString() })
    await changed(context, KNOWLEDGE)
  })
}

/** Takes a text from every public place, or with false puts it back. */
export async function withdrawText(context: Context, text: Text, withdrawn: boolean) {
  allow(mayEdit(context.actor))
  await inTransaction(context, async (context) => {
    const withdrawnAt = withdrawn ? context.now : null
    await recordText(context.db, text.id, { withdrawnAt, changedAt: context.now })
    await record(context, withdrawn ? 'knowledge-withdrawn' : 'knowledge-returned', subjectOf(text))
    await changed(context, KNOWLEDGE)
  })
}
