import type { Locale } from '../../platform/texts/index.ts'
import type { Condition, FormDefinition, Question, Words } from './model.ts'

/** A sentence of a form and the language it is really in, for the `lang` of the page when that is another one. */
export interface SaidWords {
  text: string
  locale: Locale
}

/** The words in this language, or in the first language of the form that has them; an empty text when none has. */
export const wordsIn = (words: Words, locale: Locale, languages: readonly Locale[]): string =>
  saidIn(words, locale, languages).text

/** The same, saying which language was found. */
export function saidIn(words: Words, locale: Locale, languages: readonly Locale[]): SaidWords {
  for (const language of [locale, ...languages]) {
    const text = words[language]
    if (text) return { text, locale: language }
  }
  return { text: '', locale }
}

/** A form nobody has written anything in yet. */
export const emptyForm = (locale: Locale = 'pl'): FormDefinition => ({
  languages: [locale],
  title: {},
  intro: {},
  thanks: {},
  layout: 'sections',
  sections: [],
  quotas: [],
})

/** Every question of a form in the order it is asked; follow-ups of maps are not among them. */
export const questionsOf = (definition: FormDefinition): Question[] =>
  definition.sections.flatMap((section) => section.questions)

/** Questions a condition looks at, by id; of a row of a matrix its question. */
export function lookedAt(condition: Condition | null): string[] {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap(lookedAt)
  if ('any' in condition) return condition.any.flatMap(lookedAt)
  if ('not' in condition) return lookedAt(condition.not)
  return [questionPart(condition.question)]
}

/** `lake/shore` looks at the row `shore` of the question `lake`. */
export const questionPart = (reference: string) => reference.split('/', 1)[0] ?? ''
