import { describe, expect, test } from 'vitest'
import type { Answers } from '../../forms/index.ts'
import { checkDefinition, questionsOf } from '../../forms/index.ts'
import { definitionOf, onlyWayOf } from './form.ts'
import { inputFrom, problemsOf } from './reading.ts'
import { plain } from './sheet.ts'

const WORDS = { statement: 'Przystępuję.', newsletter: 'Chcę.', publication: 'Zgoda.', privacy: 'Klauzula.' }
const text = (text: string) => ({ text })

describe('numbers and addresses', () => {
  test.each([
    ['nip', '123-456-32-18', null],
    ['nip', '1234563217', 'nip'],
    ['nip', '12345', 'nip'],
    ['krs', '0000123456', null],
    ['krs', '123456', null],
    ['krs', '12345678901', 'krs'],
    ['krs', 'ABC', 'krs'],
    ['email', 'jan@example.org', null],
    ['email', 'jan@', 'email'],
  ])('%s "%s" has the problem %s', (question, typed, problem) => {
    expect(problemsOf({ [question]: text(typed) }).map(({ key }) => key)).toEqual(
      problem ? [`membership.problem.${problem}`] : [],
    )
  })
})

describe.each(['person', 'institution'] as const)('the form of a %s', (kind) => {
  const definition = definitionOf(kind, { words: { pl: WORDS, en: WORDS }, number: 3 }, ['scan', 'post'], (key) => ({
    pl: key,
  }))

  test('can be published', () => {
    expect(checkDefinition(definition)).toEqual([])
  })

  test('where one way is accepted, says it instead of asking', () => {
    const one = definitionOf(kind, { words: { pl: WORDS, en: WORDS }, number: 3 }, ['post'], (key) => ({ pl: key }))
    expect(checkDefinition(one)).toEqual([])
    expect(questionsOf(one).some(({ id }) => id === 'way')).toBe(false)
    expect([onlyWayOf(one), onlyWayOf(definition)]).toEqual(['post', null])
    expect(inputFrom(kind, {}, onlyWayOf(one)).input.way).toBe('post')
  })

  test('asks only for the accepted ways, and each consent by itself with the number of the text', () => {
    const questions = questionsOf(definition)
    const way = questions.find(({ id }) => id === 'way')
    expect(way?.type === 'single' && way.options.map(({ id }) => id)).toEqual(['scan', 'post'])
    const consents = questions.filter((question) => question.type === 'consent')
    expect(consents.map(({ id, required, version }) => [id, required, version])).toEqual([
      ['statement', true, 3],
      ['newsletter', false, 3],
      ['publication', false, 3],
    ])
  })
})

test('answers become a declaration; consents only where they were given', () => {
  const answers: Answers = {
    name: text('  Ewa Śliwa '),
    unit: { unitCode: '2001011' },
    email: text('Ewa@Example.org'),
    tools: { choices: ['other', 'village-fund'] },
    statement: { agreed: true, version: 3 },
    publication: { agreed: true, version: 3 },
    newsletter: { agreed: false, version: 3 },
    way: { choice: 'signature' },
    'institution-name': text('nie dotyczy osoby'),
  }
  const { input, consents, textNumber } = inputFrom('person', answers)
  expect(input).toMatchObject({
    personName: 'Ewa Śliwa',
    unitCode: '2001011',
    email: 'ewa@example.org',
    institutionName: null,
    tools: ['village-fund', 'other'],
    way: 'signature',
  })
  expect(consents).toEqual(['publication'])
  expect(textNumber).toBe(3)
})

test('a short number of the court register is filled up, and a tax number loses its hyphens', () => {
  const { input } = inputFrom('institution', { krs: text('123456'), nip: text('123-456-32-18') })
  expect(input).toMatchObject({ krs: '0000123456', nip: '1234563218' })
})

test.each([
  ['## Tytuł\n\n**Ważne** [link](https://example.org)', 'Tytuł Ważne link (https://example.org)'],
  ['- raz\n- dwa', 'raz dwa'],
])('Markdown on paper: %s', (markdown, words) => {
  expect(plain(markdown)).toBe(words)
})
