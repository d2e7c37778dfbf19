import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { Moderated, ModerationSubject } from '../../moderation/index.ts'
import { QUESTIONS } from '../rules.ts'
import { hideAnswer, hideQuestion, publishQuestion } from './actions.ts'
import { type Answer, anchorOf, mayKeep, type Question, questionPath } from './rules.ts'
import { answerById, questionById, questionBySlug } from './store.ts'

export const QUESTION = 'knowledge-question'
export const ANSWER = 'knowledge-answer'

/** How questions and answers are reported, hidden and shown by moderators of the network. */
export const moderationSubjects = (): ModerationSubject[] => [questions, answers]

const questions: ModerationSubject = {
  kind: QUESTION,
  name: 'knowledge.moderation.question',
  async findByPath(context, path) {
    const [, slug = ''] = new RegExp(`^${QUESTIONS}/([a-z0-9-]+)(?:[?]|$)`).exec(path) ?? []
    const question = slug ? await questionBySlug(context.db, slug) : null
    return question && (question.publishedAt || mayKeep(context.actor)) ? asked(question) : null
  },
  async findById(context, id) {
    const question = await questionById(context.db, id)
    return question && asked(question)
  },
  hide: (context, id, ground) => hideQuestion(context, id, ground),
  async show(context, id) {
    await hideQuestion(context, id, null)
    await publishQuestion(context, found(await questionById(context.db, id)))
  },
  async publish(context, id) {
    await publishQuestion(context, found(await questionById(context.db, id)))
  },
  // Whoever asked left no address with the question; if they follow it, they see the ground on its page.
  tellAuthor: async () => false,
  // Questions belong to no team: they wait at the desk of the knowledge base.
  waiting: async () => ({ rows: [], next: null }),
}

const answers: ModerationSubject = {
  kind: ANSWER,
  name: 'knowledge.moderation.answer',
  async findByPath(context, path) {
    const [, id = ''] = new RegExp(`^${QUESTIONS}/[a-z0-9-]+#odpowiedz-([0-9a-f-]{36})$`).exec(path) ?? []
    const answer = id ? await answerById(context.db, id) : null
    return answer && said(context, answer)
  },
  async findById(context, id) {
    const answer = await answerById(context.db, id)
    return answer && said(context, answer)
  },
  async hide(context, id, ground) {
    await hideAnswer(context, found(await answerById(context.db, id)), ground)
  },
  async show(context, id) {
    await hideAnswer(context, found(await answerById(context.db, id)), null)
  },
  publish: async () => allow(false),
  // They have an account and see the ground on the page.
  tellAuthor: async () => false,
  waiting: async () => ({ rows: [], next: null }),
}

const asked = (question: Question): Moderated => ({
  kind: QUESTION,
  id: question.id,
  organisationId: null,
  label: (t) => t('knowledge.moderation.question-label', { title: question.title }),
  path: questionPath(question),
  text: [question.title, question.details, question.signature].filter(Boolean).join('\n\n'),
  givenAt: question.askedAt,
  state: question.hiddenAt ? 'hidden' : question.publishedAt ? 'public' : 'waiting',
})

async function said({ db, actor }: Context, answer: Answer): Promise<Moderated | null> {
  const question = await questionById(db, answer.questionId)
  if (!question || !(question.publishedAt || mayKeep(actor))) return null
  return {
    kind: ANSWER,
    id: answer.id,
    organisationId: null,
    label: (t) => t('knowledge.moderation.answer-label', { title: question.title }),
    path: `${questionPath(question)}#${anchorOf(answer)}`,
    text: answer.body,
    givenAt: answer.writtenAt,
    state: answer.hiddenAt ? 'hidden' : 'public',
  }
}
