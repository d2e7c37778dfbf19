import { expect, test } from 'vitest'
import { aForm, counting, section } from '../examples.ts'
import { hintsForQuestion } from '../hints/hints.ts'
import { importQuestions } from '../operations.ts'
import { idsIn, optionsOf } from '../walk.ts'
import { LIBRARY, libraryByGroup } from './index.ts'

test.each(LIBRARY.map((entry) => [entry.key, entry] as const))('„%s” is whole in both languages', (_, entry) => {
  const { question, source } = entry
  const words = [
    question.label,
    source,
    ...optionsOf(question).map(({ label }) => label),
    ...(question.type === 'consent' ? [question.text] : []),
  ]
  for (const { pl, en } of words) {
    expect(pl).toBeTruthy()
    expect(en).toBeTruthy()
  }
  expect(Object.keys(question.hint)).toHaveLength(question.hint.pl ? 2 : 0)
})

test.each(LIBRARY.map((entry) => [entry.key, entry] as const))('„%s” does what our hints advise', (_, { question }) => {
  const kinds = hintsForQuestion(question, 'pl').map(({ kind }) => kind)
  // Levels of education are complete as they are.
  expect(kinds).toEqual(question.id === 'wyksztalcenie' ? ['no-other'] : [])
})

test('all of it fits into one form, under new ids', () => {
  const empty = aForm([section('s', [])])
  const { definition } = importQuestions(
    empty,
    LIBRARY.map(({ question }) => question),
    { in: 's', before: null },
    counting(),
  )
  const ids = idsIn(definition)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { question } of LIBRARY) expect(ids).not.toContain(question.id)
})

test('every group has something in it', () => {
  for (const { entries } of libraryByGroup()) expect(entries.length).toBeGreaterThan(0)
})
