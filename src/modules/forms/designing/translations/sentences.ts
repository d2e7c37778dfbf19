import type { Locale } from '../../../../platform/texts/index.ts'
import type { FormDefinition, Question, Words } from '../../model.ts'
import { inLanguage } from '../operations.ts'
import { optionsOf, rowsOf, withQuestions } from '../walk.ts'

/** One sentence of a form that people read, and where it stands. */
export interface Sentence {
  /** `title`, `s-1 title`, `p-1 label`, `p-1 o-1`: the owner and what of it. */
  path: string
  /** The part of the form it is translated with: `form` or a section. */
  part: string
  /** The question or section it belongs to; null for the form itself. */
  owner: string | null
  /** Which property: a key of `designing.property.…`; `option` and `row` for what is chosen. */
  what: string
  words: Words
  /** Takes several lines. */
  long: boolean
}

const FORM_WORDS = ['title', 'intro', 'thanks'] as const
const BASE_WORDS = ['label', 'hint', 'help'] as const
const TYPE_WORDS = ['fromLabel', 'toLabel', 'unit', 'text'] as const
const LONG = new Set(['intro', 'thanks', 'text', 'help'])

/** Every sentence of a form in reading order. What is empty in the first language needs no translation and is left out. */
export function sentencesIn(definition: FormDefinition): Sentence[] {
  const [first = 'pl'] = definition.languages
  const sentence = (part: string, owner: string | null, what: string, words: Words, key: string = what): Sentence => ({
    path: owner ? `${owner} ${key}` : key,
    part,
    owner,
    what,
    words,
    long: LONG.has(what),
  })
  const ofQuestion = (part: string, question: Question): Sentence[] => [
    ...BASE_WORDS.map((what) => sentence(part, question.id, what, question[what])),
    ...TYPE_WORDS.flatMap((what) =>
      what in question
        ? [sentence(part, question.id, what, (question as unknown as Record<string, Words>)[what] ?? {})]
        : [],
    ),
    ...rowsOf(question).map(({ id, label }) => sentence(part, question.id, 'row', label, id)),
    ...optionsOf(question).map(({ id, label }) => sentence(part, question.id, 'option', label, id)),
    ...(question.type === 'map' ? question.followUps.flatMap((followUp) => ofQuestion(part, followUp)) : []),
  ]
  return [
    ...FORM_WORDS.map((what) => sentence('form', null, what, definition[what])),
    ...definition.sections.flatMap((section) => [
      sentence(section.id, section.id, 'title', section.title),
      sentence(section.id, section.id, 'text', section.text),
      ...section.questions.flatMap((question) => ofQuestion(section.id, question)),
    ]),
  ].filter(({ words }) => words[first]?.trim())
}

/** Sentences that have no words in a language yet. */
export const missingIn = (definition: FormDefinition, locale: Locale): Sentence[] =>
  sentencesIn(definition).filter(({ words }) => !words[locale]?.trim())

/** The form with sentences rewritten in one language, by path; paths it does not have are passed over. */
export function translated(
  definition: FormDefinition,
  locale: Locale,
  texts: ReadonlyMap<string, string>,
): FormDefinition {
  const put = (path: string, words: Words): Words => {
    const text = texts.get(path)
    return text === undefined ? words : inLanguage(words, locale, text)
  }
  const question = (given: Question): Question => {
    const next = { ...given }
    for (const what of BASE_WORDS) next[what] = put(`${given.id} ${what}`, given[what])
    const own = next as unknown as Record<string, Words>
    for (const what of TYPE_WORDS) if (what in next) own[what] = put(`${given.id} ${what}`, own[what] ?? {})
    if ('options' in next)
      next.options = next.options.map((option) => ({ ...option, label: put(`${given.id} ${option.id}`, option.label) }))
    if (next.type === 'matrix')
      next.rows = next.rows.map((row) => ({ ...row, label: put(`${given.id} ${row.id}`, row.label) }))
    return next
  }
  const all = withQuestions(definition, question)
  return {
    ...all,
    title: put('title', all.title),
    intro: put('intro', all.intro),
    thanks: put('thanks', all.thanks),
    sections: all.sections.map((section) => ({
      ...section,
      title: put(`${section.id} title`, section.title),
      text: put(`${section.id} text`, section.text),
    })),
  }
}
