import type { Context } from '../../platform/context.ts'
import type { Locale } from '../../platform/texts/index.ts'
import { type Answer as AnswerRow, CheckAnswers } from '../../ui/index.ts'
import { filesByIds } from '../media/index.ts'
import { fullName, unitsByCodes } from '../places/index.ts'
import { answerInWords, namedIn, type Speech } from './in-words.ts'
import { answerOf, shownSections } from './logic.ts'
import type { Answers, FormDefinition } from './model.ts'
import { wordsIn } from './words.ts'

/** Everything saying these answers needs, looked up at once: names of units and of files. */
export async function speechFor(
  context: Context,
  definition: FormDefinition,
  answers: readonly Answers[],
  locale: Locale = context.locale,
): Promise<Speech> {
  const t = context.house.texts.in(locale)
  const named = answers.map((one) => namedIn(definition, one))
  const units = await unitsByCodes(context.db, [...new Set(named.flatMap((one) => one.units))])
  const files = await filesByIds(context.db, [...new Set(named.flatMap((one) => one.files))])
  return {
    locale,
    languages: definition.languages,
    t,
    units: new Map([...units].map(([code, unit]) => [code, fullName(unit, t)])),
    files: new Map([...files].map(([id, { name }]) => [id, name])),
  }
}

export interface FilledRow {
  section: string
  question: string
  label: string
  words: string
  /** Read by the team alone. */
  isPrivate: boolean
}

/** Questions that were asked of whoever gave these answers, each with what they said in words. */
export function filledRows(definition: FormDefinition, answers: Answers, speech: Speech): FilledRow[] {
  return shownSections(definition, answers).flatMap(({ section, questions }) =>
    questions.map((question) => ({
      section: section.id,
      question: question.id,
      label: wordsIn(question.label, speech.locale, definition.languages),
      words: answerInWords(question, answerOf(answers, question.id), speech),
      isPrivate: question.visibility === 'private',
    })),
  )
}

/** One filled form for reading: on receipts and for the team. */
export function FilledForm({ rows, href }: { rows: FilledRow[]; href?: (row: FilledRow) => string }) {
  return <CheckAnswers answers={answersOf(rows, href)} />
}

export const answersOf = (rows: FilledRow[], href?: (row: FilledRow) => string): (AnswerRow & { section: string })[] =>
  rows.map((row) => ({
    label: row.label,
    value: row.words,
    section: row.section,
    ...(href && { href: href(row) }),
  }))
