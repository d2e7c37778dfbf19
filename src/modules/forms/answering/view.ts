import type { Locale } from '../../../platform/texts/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { fieldOf } from '../fields.ts'
import type { FormDefinition, Question, Words } from '../model.ts'
import type { MapPart } from '../ports.ts'
import type { TypedAnswers } from '../typed.ts'
import { questionsOf, saidIn } from '../words.ts'

/** What the fields of questions need to be drawn. */
export interface Asking {
  definition: FormDefinition
  locale: Locale
  form: FormState
  /** Decides the order of shuffled options, the same each time a page is shown to this person. */
  seed: string
  map: MapPart | undefined
  /** Units found for what was typed in questions for a place, by question. */
  found: Record<string, { value: string; label: string }[]>
  /** Files kept already, by question. */
  kept: Record<string, { id: string; name: string }[]>
}

/** The words in the reader's language, or in the first of the form. */
export const sayer =
  ({ definition, locale }: Pick<Asking, 'definition' | 'locale'>) =>
  (words: Words): string =>
    saidIn(words, locale, definition.languages).text

/** The language of words when it is not the page's own, for `lang`; a voice then reads them as what they are. */
export function foreign({ definition, locale }: Pick<Asking, 'definition' | 'locale'>, words: Words) {
  const said = saidIn(words, locale, definition.languages)
  return said.text && said.locale !== locale ? said.locale : undefined
}

/** What was typed as fields of the house read it. */
export const formStateOf = (typed: TypedAnswers, problems: FormState['problems'] = []): FormState => ({
  values: typed,
  problems,
})

/** Questions that keep their answer in several fields; a problem with the whole leads to the place around them. */
export const isComposite = ({ type }: Question) => ['ranking', 'matrix', 'budget', 'map'].includes(type)

/**
 * The form for the summary above a page: each sentence after the question it is about, as on a page with many questions
 * "Choose one answer" alone says nothing.
 */
export function summaryOf({ form, ...asking }: Asking): FormState {
  const say = sayer(asking)
  const questions = questionsOf(asking.definition)
  const problems = (form.problems ?? []).map((problem) => {
    const about = questions.find(
      ({ id }) => problem.field === fieldOf(id) || problem.field.startsWith(`${fieldOf(id)}--`),
    )
    return about ? { ...problem, text: `${shortened(say(about.label))} ${problem.text}` } : problem
  })
  return { ...form, problems }
}

const LONGEST_LABEL = 60

function shortened(label: string): string {
  const letters = [...label]
  const text = letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL).join('').trimEnd()}…` : label
  return /[?!:…]$/.test(text) ? text : `${text}:`
}
