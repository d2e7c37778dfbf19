import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { insertAnswer, insertQuestion, recordQuestion } from '../questions/store.ts'
import { KNOWLEDGE } from '../rules.ts'
import { insertText, insertVersion, recordText } from '../store.ts'
import { fingerprintOf, knowledgeFolder } from './folder.ts'
import type { Shipped, ShippedQuestion } from './reading.ts'
import {
  broughtFingerprint,
  type Known,
  keepFingerprint,
  knownQuestions,
  knownTexts,
  rewriteShippedAnswer,
  waitForOthers,
} from './store.ts'

/**
 * At a start: brings the texts of the product when they are not the ones that were brought last.
 * @param context of the system
 * @returns how many texts and questions are new or changed
 */
export async function bringProduct(context: Context, folder = knowledgeFolder()): Promise<number> {
  const fingerprint = fingerprintOf(folder)
  if ((await broughtFingerprint(context.db)) === fingerprint) return 0
  // Loaded only when there is something to read: most starts need neither the texts nor a parser for them.
  const { readQuestions, readShipped } = await import('./reading.ts')
  const shipped = { texts: readShipped(folder), questions: readQuestions(folder) }
  return inTransaction(context, async (context) => {
    const count = await bringShipped(context, shipped)
    await keepFingerprint(context.db, fingerprint)
    return count
  })
}

/**
 * Puts the texts of the product into the database: what is not there yet, and what nobody rewrote here since. A text that
 * people of the network changed is theirs: a new version of the product leaves it alone.
 * @param context of the system
 * @returns how many texts and questions are new or changed
 */
export async function bringShipped(
  context: Context,
  shipped: { texts: Shipped[]; questions: ShippedQuestion[] },
): Promise<number> {
  return inTransaction(context, async (context) => {
    await waitForOthers(context.db)
    const known = new Map((await knownTexts(context.db)).map((text) => [`${text.kind} ${text.slug}`, text]))
    let count = 0
    for (const text of shipped.texts)
      if (await bringText(context, text, known.get(`${text.kind} ${text.slug}`))) count += 1
    const asked = new Map((await knownQuestions(context.db)).map((question) => [question.slug, question]))
    for (const question of shipped.questions)
      if (await bringQuestion(context, question, asked.get(question.slug))) count += 1
    if (count > 0) await changed(context, KNOWLEDGE)
    return count
  })
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
    await rewriteShippedAnswer(db, `shipped:${slug}`, answer, sources)
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
