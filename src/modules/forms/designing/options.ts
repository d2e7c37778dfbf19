import type { Option, Question } from '../model.ts'
import { anOption, aRow, type Fresh } from './kinds.ts'
import { optionsOf, rowsOf } from './walk.ts'

/** Answers to choose from, or rows of a matrix: what can be listed in a question. */
export type List = 'options' | 'rows'

export const listOf = (question: Question, list: List): Option[] =>
  list === 'rows' ? rowsOf(question) : optionsOf(question)

/** One more at the end, but before the ones that keep their place there („inne”, „żadne z nich”). */
export function addTo(question: Question, list: List, fresh: Fresh): Question {
  if (list === 'rows') return withList(question, list, [...listOf(question, list), aRow(fresh)])
  const options = listOf(question, list)
  return withList(question, list, options.toSpliced(tailOf(options), 0, anOption(fresh)))
}

/** Many at once, a line each; empty lines and what is there already are passed over. */
export function addLines(question: Question, list: List, text: string, locale: 'pl' | 'en', fresh: Fresh): Question {
  const there = new Set(listOf(question, list).map(({ label }) => label[locale]?.toLowerCase()))
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line && !there.has(line.toLowerCase()) && there.add(line.toLowerCase()))
  const added = lines.map((line) => ({ id: fresh(list === 'rows' ? 'w' : 'o'), label: { [locale]: line } }))
  // The empty ones a new question begins with are there to be filled.
  const kept = listOf(question, list).filter(({ label }) => lines.length === 0 || Object.keys(label).length > 0)
  return withList(question, list, kept.toSpliced(list === 'rows' ? kept.length : tailOf(kept), 0, ...added))
}

export const removeFrom = (question: Question, list: List, id: string): Question =>
  withList(
    question,
    list,
    listOf(question, list).filter((item) => item.id !== id),
  )

export function stepIn(question: Question, list: List, id: string, step: 'up' | 'down'): Question {
  const items = listOf(question, list)
  const at = items.findIndex((item) => item.id === id)
  const to = step === 'up' ? at - 1 : at + 1
  const [item, other] = [items[at], items[to]]
  if (!item || !other) return question
  return withList(question, list, items.with(at, other).with(to, item))
}

/** Puts one before another; null or an unknown one puts it last. */
export function moveIn(question: Question, list: List, id: string, before: string | null): Question {
  const items = listOf(question, list)
  const item = items.find((item) => item.id === id)
  if (!item || before === id) return question
  const others = items.filter((other) => other !== item)
  const at = others.findIndex((other) => other.id === before)
  return withList(question, list, others.toSpliced(at < 0 ? others.length : at, 0, item))
}

export function withList(question: Question, list: List, items: Option[]): Question {
  if (list === 'rows')
    return question.type === 'matrix' ? { ...question, rows: items.map(({ id, label }) => ({ id, label })) } : question
  return 'options' in question ? { ...question, options: items } : question
}

/** Where the answers begin that stand at the end for good. */
function tailOf(options: Option[]): number {
  const at = options.findLastIndex((option) => !option.fixed && !option.other && !option.alone)
  return at + 1
}
