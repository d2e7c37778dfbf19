import { expect, test } from 'vitest'
import { aDefinition, aQuestion } from '../examples.ts'
import type { Answers, Question } from '../model.ts'
import { asksOwnWords, withoutOwnWords } from './rules.ts'

const option = { id: 'else', label: { pl: 'inaczej' }, other: true }
const secret = { visibility: 'private' as const }
const questions: Question[] = [
  aQuestion('short-text', 'phone', secret),
  aQuestion('short-text', 'line'),
  aQuestion('single', 'means', { ...secret, options: [option] }),
  aQuestion('number', 'age', secret),
  aQuestion('file', 'photo', secret),
  aQuestion('file', 'plan'),
  aQuestion('date', 'born', secret),
  aQuestion('map', 'home', {
    ...secret,
    followUps: [aQuestion('file', 'view') as Extract<Question, { type: 'file' }>],
  }),
]
const definition = aDefinition(questions)
const answers: Answers = {
  phone: { text: '600 700 800' },
  line: { text: '7' },
  means: { choice: 'else', other: 'wozem sąsiada' },
  age: { number: 71 },
  photo: { files: ['f1'] },
  plan: { files: ['f2'] },
  born: { date: '1955-03-01' },
  home: { shapes: [{ positions: [[23, 53]], followUps: { view: { files: ['f3'] } } }] },
}

test('what was written, attached, dated or drawn for the team alone goes, with its files; choices and numbers stay', () => {
  expect(withoutOwnWords(definition, answers)).toEqual({
    answers: { line: answers.line, means: { choice: 'else' }, age: answers.age, plan: answers.plan },
    removed: 5,
    files: ['f1', 'f3'],
  })
})

test('answers without any of it are left as they are, and so is why somebody did not answer', () => {
  expect(withoutOwnWords(definition, { line: { text: '7' }, phone: { skipped: 'refused' } })).toBeNull()
  const once = withoutOwnWords(definition, answers)
  expect(once && withoutOwnWords(definition, once.answers)).toBeNull()
})

test('a form that asks nobody for words for the team alone has nothing to end', () => {
  expect(asksOwnWords(definition)).toBe(true)
  expect(asksOwnWords(aDefinition([aQuestion('short-text', 'line'), aQuestion('number', 'age', secret)]))).toBe(false)
  expect(asksOwnWords(aDefinition([aQuestion('single', 'means', { ...secret, options: [option] })]))).toBe(true)
})
