import type { Actor } from '../../../platform/actor.ts'
import { mayModerate } from '../../moderation/index.ts'
import type { Source } from '../content.ts'
import { QUESTIONS, type Tool } from '../rules.ts'

export interface Question {
  id: string
  slug: string
  tool: Tool | null
  title: string
  details: string
  signature: string | null
  askedAt: Temporal.Instant
  askedBy: string | null
  publishedAt: Temporal.Instant | null
  hiddenAt: Temporal.Instant | null
  hiddenGround: string | null
  bestAnswerId: string | null
  guideId: string | null
  changedAt: Temporal.Instant
  isShipped: boolean
  answerCount: number
}

export interface Answer {
  id: string
  questionId: string
  body: string
  sources: Source[]
  /** Null: the answer came with the product, or its author left the portal. */
  authorName: string | null
  personId: string | null
  writtenAt: Temporal.Instant
  hiddenAt: Temporal.Instant | null
  hiddenGround: string | null
  isShipped: boolean
}

export const LONGEST_TITLE = 200
export const SHORTEST_TITLE = 10
export const LONGEST_DETAILS = 4000
export const LONGEST_ANSWER = 8000
export const MOST_AN_HOUR = 10

export const isShown = (question: Pick<Question, 'publishedAt' | 'hiddenAt'>) =>
  question.publishedAt !== null && question.hiddenAt === null

/** Who shows questions of strangers and marks answers: those who moderate what nobody's team is asked. */
export const mayKeep = (actor: Actor) => mayModerate(actor, null)

export const questionPath = ({ slug }: Pick<Question, 'slug'>) => `${QUESTIONS}/${slug}`
export const anchorOf = ({ id }: Pick<Answer, 'id'>) => `odpowiedz-${id}`

/** What a question is called among followers, reports and letters. */
export const subjectOf = ({ id }: Pick<Question, 'id'>) => ({ kind: 'knowledge-question', id })

/** Words under `/wiedza/pytania` that are pages of their own; no question may take them. */
export const TAKEN = ['nowe', 'podobne', 'kanal', 'przyjete']

/** Where moderators hide it with a reason. */
export const hidingPath = ({ id }: Pick<Question, 'id'>) => `/moderacja/knowledge-question/${id}/ukrycie`
export const answerHidingPath = ({ id }: Pick<Answer, 'id'>) => `/moderacja/knowledge-answer/${id}/ukrycie`
