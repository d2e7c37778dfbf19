import { describe, expect, test } from 'vitest'
import { checkAnswers, problemsOf } from './checking.ts'
import { checkDefinition } from './design-checking.ts'
import { aDefinition, aQuestion, aSection, everyQuestion } from './examples.ts'
import type { Answer, FormDefinition, Question, Quota } from './model.ts'

describe('an answer', () => {
  const other = {
    options: [
      { id: 'a', label: {} },
      { id: 'x', label: {}, other: true },
    ],
  }
  const map = aQuestion('map', 'q', { shape: 'area', maxShapes: 1 })
  const ring: [number, number][] = [
    [22, 53],
    [23, 53],
    [23, 54],
  ]
  test.each<[string, Question, Answer | undefined, string | null]>([
    ['one of the options', aQuestion('single', 'q'), { choice: 'a' }, null],
    ['an option there is not', aQuestion('single', 'q'), { choice: 'z' }, 'choose'],
    ['an option called like what objects have', aQuestion('single', 'q'), { choice: 'constructor' }, 'choose'],
    ['nothing, where it must be', aQuestion('single', 'q', { required: true }), undefined, 'choose'],
    ['nothing, where it may be', aQuestion('single', 'q'), undefined, null],
    [
      'a skip that is offered',
      aQuestion('number', 'q', { required: true, skips: ['unknown'] }),
      { skipped: 'unknown' },
      null,
    ],
    ['a skip that is not', aQuestion('number', 'q', { skips: ['unknown'] }), { skipped: 'refused' }, 'wrong'],
    ['other words, not said', aQuestion('single', 'q', other), { choice: 'x', other: ' ' }, 'other'],
    ['other words, said', aQuestion('single', 'q', other), { choice: 'x', other: 'Rowerem' }, null],
    ['too few', aQuestion('multiple', 'q', { min: 2 }), { choices: ['a'] }, 'choose-at-least'],
    ['too many', aQuestion('multiple', 'q', { max: 1 }), { choices: ['a', 'b'] }, 'choose-at-most'],
    ['the same twice', aQuestion('multiple', 'q'), { choices: ['a', 'a'] }, 'wrong'],
    [
      'what stands alone, with others',
      aQuestion('multiple', 'q', {
        options: [
          { id: 'a', label: {} },
          { id: 'n', label: {}, alone: true },
        ],
      }),
      { choices: ['a', 'n'] },
      'alone',
    ],
    [
      'what stands alone, though two are asked for',
      aQuestion('multiple', 'q', {
        min: 2,
        options: [
          { id: 'a', label: {} },
          { id: 'b', label: {} },
          { id: 'n', label: {}, alone: true },
        ],
      }),
      { choices: ['n'] },
      null,
    ],
    ['every place given', aQuestion('ranking', 'q'), { ranked: ['b', 'a', 'c'] }, null],
    ['a place given twice', aQuestion('ranking', 'q'), { ranked: ['b', 'a', 'a'] }, 'rank-once'],
    ['a place missing', aQuestion('ranking', 'q', { places: 2 }), { ranked: ['b'] }, 'rank-places'],
    ['a step beyond the scale', aQuestion('scale', 'q'), { number: 6 }, 'choose'],
    ['half a step', aQuestion('scale', 'q'), { number: 2.5 }, 'wrong'],
    ['a row missing, where all must be', aQuestion('matrix', 'q', { required: true }), { rows: { r1: 'a' } }, 'row'],
    ['a row missing, where it may be', aQuestion('matrix', 'q'), { rows: { r1: 'a' } }, null],
    ['no number at all', aQuestion('number', 'q'), { number: Number.NaN }, 'number'],
    ['a fraction of what is whole', aQuestion('number', 'q', { whole: true }), { number: 1.5 }, 'whole-number'],
    ['below the least', aQuestion('number', 'q', { min: 0 }), { number: -1 }, 'number-at-least'],
    ['above the most', aQuestion('number', 'q', { max: 10 }), { number: 11 }, 'number-at-most'],
    ['a day there is not', aQuestion('date', 'q'), { date: '2026-02-30' }, 'date'],
    ['a day too early', aQuestion('date', 'q', { earliest: '2026-01-01' }), { date: '2025-12-31' }, 'date-from'],
    ['letters counted as people count them', aQuestion('short-text', 'q', { maxLength: 2 }), { text: 'ż🚌' }, null],
    ['one letter too many', aQuestion('short-text', 'q', { maxLength: 2 }), { text: 'abc' }, 'text-too-long'],
    ['files beyond what is asked', aQuestion('file', 'q', { maxFiles: 1 }), { files: ['1', '2'] }, 'files-at-most'],
    [
      'consent to another text',
      aQuestion('consent', 'q', { version: 2 }),
      { agreed: true, version: 1 },
      'consent-changed',
    ],
    [
      'no consent, where it must be',
      aQuestion('consent', 'q', { required: true }),
      { agreed: false, version: 1 },
      'agree',
    ],
    ['an area', map, { shapes: [{ positions: ring, followUps: {} }] }, null],
    ['an area of two corners', map, { shapes: [{ positions: ring.slice(1), followUps: {} }] }, 'shape-wrong'],
    ['a place off the earth', map, { shapes: [{ positions: [[200, 53], ...ring], followUps: {} }] }, 'shape-wrong'],
    [
      'more places than asked',
      map,
      {
        shapes: [
          { positions: ring, followUps: {} },
          { positions: ring, followUps: {} },
        ],
      },
      'shapes-at-most',
    ],
    ['a place in words', map, { placeWords: 'Za szkołą' }, null],
    ['a gmina', aQuestion('place', 'q'), { unitCode: '2001011' }, null],
    ['a powiat for a gmina', aQuestion('place', 'q'), { unitCode: '2001' }, 'place'],
    ['all divided', aQuestion('budget', 'q', { total: 1, step: 0.1 }), { amounts: { a: 0.1, b: 0.2, c: 0.7 } }, null],
    ['something left', aQuestion('budget', 'q'), { amounts: { a: 50 } }, 'budget-left'],
    ['too much', aQuestion('budget', 'q'), { amounts: { a: 60, b: 50 } }, 'budget-over'],
    ['less than nothing', aQuestion('budget', 'q'), { amounts: { a: -10, b: 110 } }, 'amount'],
    ['an answer of another shape', aQuestion('budget', 'q'), { text: 'wszystko' }, 'wrong'],
  ])('%s', (_, question, answer, problem) => {
    expect(problemsOf(question, answer)[0]?.key ?? null).toBe(problem && `forms.problem.${problem}`)
  })

  test('follow-ups of each shape are checked, too', () => {
    const question = aQuestion('map', 'spot', { followUps: [aQuestion('single', 'kind', { required: true })] })
    const shapes = [{ positions: [[22, 53]] as [number, number][], followUps: {} }]
    expect(checkAnswers(aDefinition([question]), { spot: { shapes } })).toMatchObject([
      { question: 'spot', key: 'forms.problem.choose' },
    ])
  })
})

const then = 'flag' as const
const aQuota = (given: Partial<Quota>): Quota => ({
  id: 'q',
  when: { question: 'a', chosen: 'a' },
  limit: 5,
  then,
  ...given,
})

describe('a form', () => {
  const keys = (definition: FormDefinition) =>
    checkDefinition(definition).map(({ key }) => key.replace('forms.design.', ''))

  test('with every type of question may be published', () => {
    expect(checkDefinition(everyQuestion())).toEqual([])
  })

  const later = aDefinition([
    aQuestion('single', 'a', { showWhen: { question: 'b', chosen: 'a' } }),
    aQuestion('single', 'b', { showWhen: { question: 'a', chosen: 'a' } }),
  ])
  test.each<[string, FormDefinition, string[]]>([
    ['a circle', later, ['condition-later']],
    [
      'itself',
      aDefinition([aQuestion('single', 'a', { showWhen: { question: 'a', chosen: 'a' } })]),
      ['condition-later'],
    ],
    [
      'a section looking at its own question',
      aDefinition([aSection('s', [aQuestion('single', 'a')], { showWhen: { question: 'a', chosen: 'a' } })]),
      ['condition-later'],
    ],
    [
      'a question there is not',
      aDefinition([aQuestion('single', 'a', { showWhen: { not: { question: 'x', answered: true } } })]),
      ['condition-unknown'],
    ],
    [
      'an option there is not',
      aDefinition([aQuestion('single', 'a'), aQuestion('date', 'b', { showWhen: { question: 'a', chosen: 'x' } })]),
      ['condition-unfit'],
    ],
    [
      'a number of what is none',
      aDefinition([aQuestion('single', 'a'), aQuestion('date', 'b', { showWhen: { question: 'a', atLeast: 1 } })]),
      ['condition-unfit'],
    ],
    [
      'a row of a matrix',
      aDefinition([aQuestion('matrix', 'a'), aQuestion('date', 'b', { showWhen: { question: 'a/r1', chosen: 'a' } })]),
      [],
    ],
    [
      'a row there is not',
      aDefinition([aQuestion('matrix', 'a'), aQuestion('date', 'b', { showWhen: { question: 'a/r9', chosen: 'a' } })]),
      ['condition-unfit'],
    ],
    ['a name used twice', aDefinition([aQuestion('date', 'a'), aQuestion('date', 'a')]), ['id-twice']],
    ['a name that is none', aDefinition([aQuestion('date', 'Ą b')]), ['id']],
    ['a name with two hyphens, which divide parts of fields', aDefinition([aQuestion('date', 'a--b')]), ['id']],
    ['no options', aDefinition([aQuestion('single', 'a', { options: [] })]), ['no-options']],
    [
      'an option twice',
      aDefinition([
        aQuestion('single', 'a', {
          options: [
            { id: 'x', label: { pl: 'x' } },
            { id: 'x', label: { pl: 'y' } },
          ],
        }),
      ]),
      ['id-twice'],
    ],
    ['more at least than at most', aDefinition([aQuestion('number', 'a', { min: 5, max: 1 })]), ['bounds']],
    ['more to tick than there is', aDefinition([aQuestion('multiple', 'a', { min: 4 })]), ['bounds']],
    ['a scale upside down', aDefinition([aQuestion('scale', 'a', { from: 5, to: 1 })]), ['scale']],
    ['a scale too long', aDefinition([aQuestion('scale', 'a', { from: 0, to: 100 })]), ['scale-long']],
    ['a budget that cannot be divided', aDefinition([aQuestion('budget', 'a', { total: 100, step: 30 })]), ['budget']],
    [
      'words missing in the first language',
      aDefinition([aQuestion('date', 'a', { label: { en: 'When?' } })]),
      ['label'],
    ],
    ['no questions', aDefinition([]), ['no-questions']],
    [
      'a quota of none',
      aDefinition([aQuestion('single', 'a')], {
        quotas: [aQuota({ limit: 0 })],
      }),
      ['quota-limit'],
    ],
  ])('%s', (_, definition, problems) => {
    expect(keys(definition)).toEqual(problems)
  })
})
