import { createHash, createHmac } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { slugOf } from '../../../ui/index.ts'
import { record } from '../../audit/index.ts'
import { askToFollow, tellFollowers } from '../../notices/index.ts'
import type { Source } from '../content.ts'
import type { KnowledgePorts } from '../ports.ts'
import { isPublic, KNOWLEDGE, mayEdit, type Tool } from '../rules.ts'
import { textById } from '../store.ts'
import { answeredMail } from './emails.ts'
import { type Answer, isShown, mayKeep, type Question, questionPath, subjectOf, TAKEN } from './rules.ts'
import {
  answerBySubmission,
  insertAnswer,
  insertQuestion,
  questionById,
  questionBySlug,
  questionBySubmission,
  recordAnswerHiding,
  recordQuestion,
  secretOpens,
  slugIsFree,
} from './store.ts'

export interface Asking {
  title: string
  details: string
  tool: Tool | null
  signature: string | null
  /** To hear of answers; it is confirmed by a letter first. */
  email: string | null
  /** Made by us when the form was shown; the same form sent again carries the same one. */
  formKey: string
}

export interface Asked {
  question: Question
  /** Opens the page on which whoever asked marks the best answer. */
  secret: string
}

/**
 * Anyone asks. What a member or an editor asks is shown at once; the question of somebody unknown waits for a moderator.
 */
export async function ask(context: Context, ports: Pick<KnowledgePorts, 'memberOf'>, asking: Asking): Promise<Asked> {
  const { actor, now } = context
  const key = hash(['question', asking.formKey, asking.title, asking.details].join('\n'))
  const secret = createHmac('sha256', `question:${context.house.config.secret}`).update(key).digest('base64url')
  const known = mayKeep(actor) || (await ports.memberOf(context)) !== null
  return inTransaction(context, async (context) => {
    const before = await questionBySubmission(context.db, key)
    if (before) return { question: before, secret }
    const id = newId(now.epochMilliseconds)
    const isNew = await insertQuestion(context.db, {
      id,
      slug: await freeSlug(context, asking.title, id),
      tool: asking.tool,
      title: asking.title,
      details: asking.details,
      signature: asking.signature,
      askedAt: now,
      askedBy: personId(actor),
      publishedAt: known ? now : null,
      submissionKey: key,
      secretHash: hash(secret),
      searchKeys: searchKeys(`${asking.title} ${asking.details}`),
    })
    // The same form came at the same moment and was first.
    if (!isNew) return { question: found(await questionBySubmission(context.db, key)), secret }
    const question = found(await questionById(context.db, id))
    if (asking.email)
      await askToFollow(context, {
        subject: subjectOf(question),
        title: question.title,
        url: questionPath(question),
        email: asking.email,
      })
    if (known) await changed(context, KNOWLEDGE)
    return { question, secret }
  })
}

/** A question that this reader may see. @throws Refusal absent */
export async function findQuestion(context: Context, slug: string): Promise<Question> {
  const question = found(await questionBySlug(context.db, slug))
  allow(question.publishedAt !== null || mayKeep(context.actor))
  return question
}

/** A member of the network, or an editor, answers by name. */
export async function answer(
  context: Context,
  ports: Pick<KnowledgePorts, 'memberOf'>,
  question: Question,
  words: { body: string; sources: Source[]; formKey: string },
): Promise<Answer> {
  const name = await answererName(context, ports)
  allow(name !== null && isShown(question))
  const { actor, now } = context
  const submissionKey = hash(['answer', question.id, words.formKey, words.body].join('\n'))
  return inTransaction(context, async (context) => {
    const id = newId(now.epochMilliseconds)
    const given = {
      id,
      questionId: question.id,
      body: words.body,
      sources: words.sources,
      authorName: name,
      personId: personId(actor),
      writtenAt: now,
      submissionKey,
    }
    if (await insertAnswer(context.db, given)) {
      await recordQuestion(context.db, question.id, { changedAt: now })
      await record(context, 'question-answered', subjectOf(question))
      await tellFollowers(context, subjectOf(question), {
        template: 'knowledge-answered',
        once: `knowledge-answered:${id}`,
        mail: (locale) => answeredMail(context.house.texts.in(locale), question, given),
      })
      await changed(context, KNOWLEDGE)
    }
    // The second sending of one form leads to the answer that the first one made.
    return found(await answerBySubmission(context.db, submissionKey))
  })
}

/** By which name this person answers: a member, or whoever keeps the knowledge base; null for everybody else. */
export async function answererName(context: Context, ports: Pick<KnowledgePorts, 'memberOf'>): Promise<string | null> {
  const { actor } = context
  const member = await ports.memberOf(context)
  if (member) return member.name
  return actor.kind === 'person' && mayKeep(actor) ? actor.name : null
}

/** Whether this person marks the best answer: whoever asked, and whoever keeps the questions. */
export async function mayMark(context: Context, question: Question, secret: string): Promise<boolean> {
  const { actor, db } = context
  if (mayKeep(actor)) return true
  if (actor.kind === 'person' && question.askedBy === actor.id) return true
  return secret !== '' && (await secretOpens(db, question.id, hash(secret)))
}

/** Marks the answer that helped, or with null takes the mark back. */
export async function markBest(context: Context, question: Question, answer: Answer | null, secret: string) {
  allow(isShown(question) && (await mayMark(context, question, secret)))
  if (answer) allow(answer.questionId === question.id && answer.hiddenAt === null)
  await inTransaction(context, async (context) => {
    await recordQuestion(context.db, question.id, { bestAnswerId: answer?.id ?? null, changedAt: context.now })
    await record(context, answer ? 'answer-marked' : 'answer-unmarked', subjectOf(question))
    await changed(context, KNOWLEDGE)
  })
}

/** Shows a question that waited. */
export async function publishQuestion(context: Context, question: Question) {
  allow(mayKeep(context.actor))
  await inTransaction(context, async (context) => {
    const now = found(await questionById(context.db, question.id))
    if (now.publishedAt) return
    await recordQuestion(context.db, question.id, { publishedAt: context.now, changedAt: context.now })
    await record(context, 'question-published', subjectOf(question))
    await changed(context, KNOWLEDGE)
  })
}

/** Makes a question with a marked answer a part of a guide; null takes it out. @throws Refusal `best-none` */
export async function putIntoGuide(context: Context, question: Question, guideId: string | null) {
  allow(mayEdit(context.actor))
  if (guideId && !question.bestAnswerId) refuse('best-none')
  const guide = guideId ? found(await textById(context.db, guideId)) : null
  allow(guide === null || (guide.kind === 'guide' && isPublic(guide)))
  await inTransaction(context, async (context) => {
    await recordQuestion(context.db, question.id, { guideId, changedAt: context.now })
    await record(context, 'question-in-guide', subjectOf(question))
    await changed(context, KNOWLEDGE)
  })
}

/** @param ground why it is hidden, which readers see in its place; null shows it again */
export async function hideQuestion(context: Context, id: string, ground: string | null) {
  allow(mayKeep(context.actor))
  await inTransaction(context, async (context) => {
    const hidden = ground ? { at: context.now, ground } : null
    await recordQuestion(context.db, id, { hidden, changedAt: context.now })
    await changed(context, KNOWLEDGE)
  })
}

/** The same of an answer; one that is hidden is nobody's best. */
export async function hideAnswer(context: Context, answer: Answer, ground: string | null) {
  allow(mayKeep(context.actor))
  await inTransaction(context, async (context) => {
    await recordAnswerHiding(context.db, answer.id, ground ? { at: context.now, ground } : null)
    const question = found(await questionById(context.db, answer.questionId))
    const loses = ground !== null && question.bestAnswerId === answer.id
    await recordQuestion(context.db, question.id, { ...(loses ? { bestAnswerId: null } : {}), changedAt: context.now })
    await changed(context, KNOWLEDGE)
  })
}

export const hash = (text: string) => createHash('sha256').update(text).digest('base64url')

async function freeSlug({ db }: Context, title: string, id: string): Promise<string> {
  const slug = slugOf(title).slice(0, 80).replace(/-+$/, '')
  return !TAKEN.includes(slug) && (await slugIsFree(db, slug)) ? slug : `${slug}-${id.slice(-6)}`
}
