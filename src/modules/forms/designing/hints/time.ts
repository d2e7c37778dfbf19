import type { FormDefinition, Question } from '../../model.ts'
import { optionsOf, placedIn, rowsOf } from '../walk.ts'
import { wordsIn } from './sentences.ts'

// A person reads some 200 words a minute when every word matters, and thinks before each kind of answer.
const WORDS_A_SECOND = 200 / 60

const THINKING: Record<Question['type'], number> = {
  single: 4,
  multiple: 7,
  ranking: 20,
  scale: 4,
  matrix: 2,
  number: 6,
  date: 6,
  'short-text': 12,
  'long-text': 45,
  file: 40,
  consent: 5,
  map: 40,
  place: 10,
  budget: 35,
}

/** Seconds one question takes. */
export function secondsFor(question: Question): number {
  const locale = question.label.pl !== undefined ? 'pl' : 'en'
  const texts = [question.label, question.hint, ...optionsOf(question).map(({ label }) => label)].map(
    (words) => words[locale] ?? '',
  )
  const reading = wordsIn([...texts, ...rowsOf(question).map(({ label }) => label[locale] ?? '')].join(' '))
  return THINKING[question.type] * Math.max(1, rowsOf(question).length) + reading / WORDS_A_SECOND
}

/** Minutes a person who sees every question needs, at least 1; questions of a shape are counted once. */
export function minutesFor(definition: FormDefinition): number {
  const [locale = 'pl'] = definition.languages
  const around = [definition.intro, ...definition.sections.flatMap(({ title, text }) => [title, text])]
  const reading = wordsIn(around.map((words) => words[locale] ?? '').join(' ')) / WORDS_A_SECOND
  const seconds = placedIn(definition).reduce((sum, { question }) => sum + secondsFor(question), reading)
  return Math.max(1, Math.round(seconds / 60))
}
