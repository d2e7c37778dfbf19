/** What a team may answer to an idea. */
export const ANSWERS = ['considering', 'accepted', 'rejected', 'done'] as const
export type IdeaAnswer = (typeof ANSWERS)[number]

/** nowy, rozważany, przyjęty, odrzucony, zrealizowany. */
export const IDEA_STATES = ['new', ...ANSWERS] as const
export type IdeaState = (typeof IDEA_STATES)[number]

export const ORDERS = ['newest', 'supported'] as const
export type IdeaOrder = (typeof ORDERS)[number]
