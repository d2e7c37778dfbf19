import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId, sql } from '../../../platform/db/index.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { insertAnswer, insertQuestion, recordQuestion } from '../questions/store.ts'
import { KNOWLEDGE } from '../rules.ts'
import { insertText, insertVersion, on, recordText } from '../store.ts'
import { readQuestions, readShipped, type Shipped, type ShippedQuestion } from './reading.ts'

/**
 * Puts the texts of the product into the database: what is not there yet, and what nobody rewrote here since. A text that
 * people of the network changed is theirs: a new version of the product leaves it alone.
 * @param context of the system
 * @returns how many texts and questions are new or changed
 */
export async function bringShipped(
  context: Context,
  shipped: { texts: Shipped[]; questions: ShippedQuestion[] } = { texts: readShipped(), questions: readQuestions() },
): Promise<number> {
  return inTransaction(context, async (context) => {
    // Two nodes that start at once do this one after the other.
    await sql`select pg_advisory_xact_lock(hashtext('knowledge.shipped'))`.execute(context.db)
    const known = await knownTexts(context)
    let count = 0
    for (const text of shipped.texts)
      if (await bringText(context, text, known.get(`${text.kind} ${text.slug}`))) count += 1
    const asked = await knownQuestions(context)
    for (const question of shipped.questions)
      if (await bringQuestion(context, question, asked.get(question.slug))) count += 1
    if (count > 0) await changed(context, KNOWLEDGE)
    return count
  })
}

interface Known {
  id: string
  /** Of the last version; null when a person wrote it. */
  hash: string | null
  number: number
}

async function knownTexts({ db }: Context): Promise<Map<string, Known>> {
  const rows = await on(db)
    .selectFrom('knowledge.texts as t')
    .innerJoin('knowledge.versions as v', 'v.text_id', 't.id')
    .select(['t.id', 't.kind', 't.slug', 'v.number', 'v.shipped_hash as hash'])
    .distinctOn('t.id')
    .orderBy('t.id')
    .orderBy('v.number', 'desc')
    .execute()
  return new Map(rows.map(({ kind, slug, ...known }) => [`${kind} ${slug}`, known]))
}

async function bringText(
  context: Context,
  { kind, slug, content, lawChecked, hash }: Shipped,
  known: Known | undefined,
) {
  const { db, now } = context
  if (known && (known.hash === null || known.hash === hash)) return false
  const id = known?.id ?? newId(now.epochMilliseconds)
  const number = (known?.number ?? 0) + 1
  if (!known) await insertText(db, { id, kind, slug, tool: content.tool, lawCheckedOn: lawChecked, at: now })
  await insertVersion(db, {
    textId: id,
    number,
    content,
    note: '',
    writtenAt: now,
    writtenBy: null,
    shippedHash: hash,
    publishedAt: now,
  })
  await recordText(db, id, {
    tool: content.tool,
    publishedNumber: number,
    ...(known && lawChecked ? { lawCheckedOn: Temporal.PlainDate.from(lawChecked) } : {}),
    changedAt: now,
  })
  return true
}

async function knownQuestions({ db }: Context) {
  const rows = await on(db)
    .selectFrom('knowledge.questions')
    .select(['id', 'slug', 'shipped_hash as hash'])
    .where('shipped_hash', 'is not', null)
    .execute()
  return new Map(rows.map(({ slug, ...known }) => [slug, known]))
}

async function bringQuestion(
  context: Context,
  { slug, tool, question, answer, sources, hash }: ShippedQuestion,
  known: { id: string; hash: string | null } | undefined,
) {
  const { db, now } = context
  if (known?.hash === hash) return false
  const keys = searchKeys(`${question} ${answer}`)
  if (known) {
    await recordQuestion(db, known.id, { title: question, tool, shippedHash: hash, searchKeys: keys, changedAt: now })
    await on(db)
      .updateTable('knowledge.answers')
      .set({ body: answer, sources: JSON.stringify(sources) })
      .where('question_id', '=', known.id)
      .where('submission_key', '=', `shipped:${slug}`)
      .execute()
    return true
  }
  const id = newId(now.epochMilliseconds)
  const isNew = await insertQuestion(db, {
    id,
    slug,
    tool,
    title: question,
    details: '',
    signature: null,
    askedAt: now,
    askedBy: null,
    submissionKey: `shipped:${slug}`,
    secretHash: null,
    searchKeys: keys,
    publishedAt: now,
    shippedHash: hash,
  })
  if (!isNew) return false
  const answerId = newId(now.epochMilliseconds)
  await insertAnswer(db, {
    id: answerId,
    questionId: id,
    body: answer,
    sources,
    authorName: null,
    personId: null,
    writtenAt: now,
    submissionKey: `shipped:${slug}`,
  })
  await recordQuestion(db, id, { bestAnswerId: answerId, changedAt: now })
  return true
}
