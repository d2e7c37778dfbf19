import type { Option, Question, QuestionBase, Words } from '../../model.ts'

/** A question ready to be used, with why it is asked this way. */
export interface LibraryEntry {
  /** Also begins the ids of its answers, which are replaced when the question is taken. */
  key: string
  group: LibraryGroup
  question: Question
  /** Where the wording or the answers come from. */
  source: Words
}

export const LIBRARY_GROUPS = ['about-you', 'opinion', 'habits', 'contact', 'ending'] as const

export type LibraryGroup = (typeof LIBRARY_GROUPS)[number]

type Kind<T extends Question['type']> = Omit<Extract<Question, { type: T }>, keyof QuestionBase> & Partial<QuestionBase>

/** A question that may be left out, private when it says who somebody is. */
export function entry<T extends Question['type']>(
  key: string,
  group: LibraryGroup,
  label: Words,
  kind: Kind<T>,
  source: Words,
): LibraryEntry {
  const base: QuestionBase = {
    id: key,
    label,
    hint: {},
    help: {},
    required: false,
    visibility: group === 'about-you' ? 'private' : 'public',
    showWhen: null,
    skips: group === 'about-you' ? ['refused'] : [],
  }
  return { key, group, question: { ...base, ...kind } as unknown as Question, source }
}

/** Answers in Polish and English, in order; flags follow the words. */
export const answers = (key: string, ...labels: [pl: string, en: string, flags?: Partial<Option>][]): Option[] =>
  labels.map(([pl, en, flags], at) => ({ id: `${key}-${at + 1}`, label: { pl, en }, ...flags }))

export const OTHER: [string, string, Partial<Option>] = ['Inne', 'Other', { other: true, fixed: true }]
