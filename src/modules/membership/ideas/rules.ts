/** What a coordinator may answer. */
export const ANSWERS = ['considering', 'taken-up', 'declined', 'became'] as const
export type AnswerKind = (typeof ANSWERS)[number]

export const IDEA_STATES = ['proposed', 'considering', 'taken-up', 'declined', 'became', 'withdrawn'] as const

/** zgłoszony, rozważany, podjęty, niepodjęty, zrealizowany, wycofany. */
export type IdeaState = (typeof IDEA_STATES)[number]

export interface IdeaInput {
  title: string
  /** What to do. */
  what: string
  forWhom: string
  /** What is needed to do it. */
  needed: string
}

export interface IdeaAnswer {
  answer: AnswerKind
  reason: string
  dueOn: Temporal.PlainDate | null
  /** Path on this portal of the meeting or project it became. */
  becamePath: string | null
  answeredAt: Temporal.Instant
}

export interface Idea extends IdeaInput {
  id: string
  memberId: string
  proposedAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
  supports: number
  comments: number
  /** The last answer of the network; null before the first. */
  answer: IdeaAnswer | null
}

/** Where an idea stands: what its author or the network said last. */
export function ideaStateOf({ withdrawnAt, answer }: Pick<Idea, 'withdrawnAt' | 'answer'>): IdeaState {
  if (withdrawnAt) return 'withdrawn'
  return answer?.answer ?? 'proposed'
}

/** Whether it can still be supported, and the network may still say something new. */
export const isLive = (idea: Pick<Idea, 'withdrawnAt' | 'answer'>): boolean =>
  ['proposed', 'considering', 'taken-up'].includes(ideaStateOf(idea))
