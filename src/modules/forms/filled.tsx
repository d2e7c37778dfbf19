import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { Locale } from '../../platform/texts/index.ts'
import { type Answer as AnswerRow, CheckAnswers } from '../../ui/index.ts'
import { filesByIds } from '../media/index.ts'
import { fullName, type PreparedSheet, unitsByCodes } from '../places/index.ts'
import { answerInWords, namedIn, type Speech } from './in-words.ts'
import { answerOf, shownSections } from './logic.ts'
import { ShapesPicture } from './maps/answered.tsx'
import { prepareAnswered } from './maps/prepare.ts'
import type { Answers, FormDefinition, Question } from './model.ts'
import { questionsOf, wordsIn } from './words.ts'

/** Everything saying these answers needs, looked up at once: names of units and of files. */
export async function speechFor(
  context: Context,
  definition: FormDefinition,
  answers: readonly Answers[],
  locale: Locale = context.locale,
): Promise<FilledSpeech> {
  const t = context.house.texts.in(locale)
  const named = answers.map((one) => namedIn(definition, one))
  const units = await unitsByCodes(context.db, [...new Set(named.flatMap((one) => one.units))])
  const files = await filesByIds(context.db, [...new Set(named.flatMap((one) => one.files))])
  const [only] = answers
  return {
    maps: only && answers.length === 1 ? await mapsOf(context, definition, only) : new Map(),
    locale,
    languages: definition.languages,
    t,
    units: new Map([...units].map(([code, unit]) => [code, fullName(unit, t)])),
    files: new Map([...files].map(([id, { name }]) => [id, name])),
  }
}

/** Pictures for maps as well; only when the answers of one person are looked up. */
export interface FilledSpeech extends Speech {
  maps: ReadonlyMap<string, PreparedSheet>
}

async function mapsOf({ db }: Context, definition: FormDefinition, answers: Answers) {
  const maps = new Map<string, PreparedSheet>()
  for (const question of questionsOf(definition)) {
    const answer = answerOf(answers, question.id)
    if (question.type === 'map' && answer && 'shapes' in answer && answer.shapes.length > 0)
      maps.set(question.id, await prepareAnswered(db, question, answer.shapes))
  }
  return maps
}

export interface FilledRow {
  section: string
  question: string
  label: string
  words: string
  /** What was drawn on a map; the words say it as well. */
  picture: VNode | null
  /** Read by the team alone. */
  isPrivate: boolean
}

/** Questions that were asked of whoever gave these answers, each with what they said in words. */
export function filledRows(definition: FormDefinition, answers: Answers, speech: FilledSpeech): FilledRow[] {
  return shownSections(definition, answers).flatMap(({ section, questions }) =>
    questions.map((question) => ({
      section: section.id,
      question: question.id,
      label: wordsIn(question.label, speech.locale, definition.languages),
      words: answerInWords(question, answerOf(answers, question.id), speech),
      picture: pictureOf(question, answers, speech),
      isPrivate: question.visibility === 'private',
    })),
  )
}

function pictureOf(question: Question, answers: Answers, speech: FilledSpeech): VNode | null {
  const answer = answerOf(answers, question.id)
  const sheet = speech.maps.get(question.id)
  if (question.type !== 'map' || !answer || !('shapes' in answer) || !sheet) return null
  const words = answerInWords(question, answer, speech)
  return <ShapesPicture question={question} shapes={answer.shapes} sheet={sheet} words={words} />
}

/** One filled form for reading: on receipts and for the team. */
export function FilledForm({ rows, href }: { rows: FilledRow[]; href?: (row: FilledRow) => string }) {
  return <CheckAnswers answers={answersOf(rows, href)} />
}

export const answersOf = (rows: FilledRow[], href?: (row: FilledRow) => string): (AnswerRow & { section: string })[] =>
  rows.map((row) => ({
    label: row.label,
    value: row.picture ? (
      <>
        {row.picture}
        {row.words}
      </>
    ) : (
      row.words
    ),
    section: row.section,
    ...(href && { href: href(row) }),
  }))
