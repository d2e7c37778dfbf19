import { expect, test } from 'vitest'
import { aDefinition, someAnswers } from '../examples.ts'
import { askedOf } from '../results/questions.ts'
import { variablesOf } from './coding.ts'

const variables = variablesOf(askedOf([aDefinition()]))
const row = (answers = someAnswers()) => Object.fromEntries(variables.map((one) => [one.name, one.read(answers)]))

test('each choice has a column of its own under a name that statistics programs take', () => {
  expect(variables.map(({ name }) => name)).toEqual([
    'P1',
    'P2_a',
    'P2_b',
    'P2_c',
    'P2_inne',
    'P3',
    'P4_1',
    'P4_2',
    'P5_a',
    'P5_b',
    'P6_a',
    'P6_b',
    'P7',
    'P8',
    'P9',
    'P10',
  ])
  expect(variables.every(({ name }) => /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name))).toBe(true)
})

test('answers are codes, places and amounts', () => {
  expect(row()).toMatchObject({
    P1: 1,
    P2_a: 1,
    P2_b: 1,
    P2_c: 0,
    P3: 4,
    P4_1: 2,
    P4_2: 1,
    P5_a: 1,
    P5_b: 2,
    P6_a: 30,
    P7: 7,
    P8: null,
  })
})

test('who did not want to say, who did not know and who was not asked are told apart', () => {
  expect(row({ age: { skipped: 'refused' }, rating: { skipped: 'unknown' } })).toMatchObject({
    P1: 98,
    P3: 97,
    P2_a: null,
  })
})

test('words of one’s own stand beside the choice', () => {
  expect(row({ means: { choices: ['else'], other: '=rowerem' } })).toMatchObject({ P2_c: 1, P2_inne: '=rowerem' })
})

test('a 97th option does not take the code of those who do not know', () => {
  const options = Array.from({ length: 100 }, (_, index) => ({ id: `o${index}`, label: { pl: `${index}` } }))
  const question = { ...askedOf([aDefinition()])[0], type: 'single', options, shuffled: false } as never
  const codes = variablesOf([question])[0]?.codes.map(({ code }) => code) ?? []
  expect(new Set(codes).size).toBe(codes.length)
})
