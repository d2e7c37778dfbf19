import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '../../forms/index.ts'
import { aDefinition, QUESTIONS, someAnswers } from '../examples.ts'
import { countsBy, crossTable, groupOf } from './crosstab.ts'
import { askedOf, dimensionsOf, publicOnly } from './questions.ts'
import { count, countInGroups, emptyTallies, emptyTally, type Tallies } from './tally.ts'
import { binsOf, resultsInGroup, resultsOf } from './view.ts'

const asked = askedOf([aDefinition()])
const dimensions = dimensionsOf(asked)

const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    age: fc.oneof(
      fc.constantFrom('young', 'middle', 'old').map((choice) => ({ choice })),
      fc.constant({ skipped: 'refused' as const }),
    ),
    means: fc.subarray(['bus', 'car', 'else']).map((choices) => ({ choices })),
    rating: fc.integer({ min: 1, max: 5 }).map((number) => ({ number })),
    parts: fc.record({ stops: fc.constantFrom('bad', 'good') }).map((rows) => ({ rows })),
    order: fc.shuffledSubarray(['often', 'cheap']).map((ranked) => ({ ranked })),
    money: fc.integer({ min: 0, max: 10 }).map((tens) => ({ amounts: { benches: tens * 10, trees: 100 - tens * 10 } })),
    minutes: fc.nat(120).map((number) => ({ number })),
    improve: fc.constant({ text: 'Więcej kursów.' }),
    health: fc.constantFrom('y', 'n').map((choice) => ({ choice })),
  },
  { requiredKeys: [] },
)

function tallied(people: Answers[]): Tallies {
  const tallies = emptyTallies()
  for (const answers of people) countInGroups(tallies, asked, dimensions, answers)
  return tallies
}

test('what was counted and taken away again leaves no trace', () => {
  fc.assert(
    fc.property(fc.array(anyAnswers), fc.array(anyAnswers), (stay, go) => {
      const tallies = tallied([...stay, ...go])
      for (const answers of go) countInGroups(tallies, asked, dimensions, answers, -1)
      expect(resultsOf(tallies.all, asked)).toEqual(resultsOf(tallied(stay).all, asked))
    }),
  )
})

test('rows and columns of a table of two questions add up to everybody', () => {
  fc.assert(
    fc.property(fc.array(anyAnswers, { maxLength: 40 }), fc.nat(), fc.nat(), (people, one, other) => {
      const tallies = tallied(people)
      const [a, b] = [dimensions[one % dimensions.length], dimensions[other % dimensions.length]]
      if (!a || !b) throw new Error('no dimensions')
      const table = crossTable(tallies, a, b, 0)
      expect(table.rowTotals.reduce((sum, total) => sum + total, 0)).toBe(people.length)
      expect(table.columnTotals.reduce((sum, total) => sum + total, 0)).toBe(people.length)
      expect(table.rowTotals).toEqual(countsBy(tallies.all, a))
      expect(table.columnTotals).toEqual(countsBy(tallies.all, b))
    }),
  )
})

test('a table turned over hides the same cells', () => {
  fc.assert(
    fc.property(fc.array(anyAnswers, { maxLength: 80 }), (people) => {
      const tallies = tallied(people)
      const [age, rating] = [dimensions.find(({ id }) => id === 'age'), dimensions.find(({ id }) => id === 'rating')]
      if (!age || !rating) throw new Error('no dimensions')
      const there = crossTable(tallies, age, rating, 5).cells
      const back = crossTable(tallies, rating, age, 5).cells
      expect(back).toEqual(back.map((row, r) => row.map((_, c) => there[c]?.[r] ?? null)))
    }),
  )
})

test('no number below the least is shown of a group, and none above it is wrong', () => {
  fc.assert(
    fc.property(fc.array(anyAnswers, { minLength: 20, maxLength: 80 }), (people) => {
      const tallies = tallied(people)
      const by = dimensions.find(({ id }) => id === 'age')
      if (!by) throw new Error('no dimension')
      const exact = resultsOf(groupOf(tallies, by, 'young'), asked)
      for (const { question, chart } of resultsInGroup(tallies, asked, { by, value: 'young', least: 5 })) {
        const truth = exact.find((one) => one.question.id === question.id)?.chart
        if (chart.kind !== 'choices' || truth?.kind !== 'choices') continue
        for (const [index, { count: shown }] of chart.rows.entries()) {
          if (shown === null) continue
          expect(shown).toBe(truth.rows[index]?.count)
          if (groupOf(tallies, by, 'young').count > 0) expect(shown === 0 || shown >= 5).toBe(true)
        }
      }
    }),
  )
})

test('answers come to counts, means, places and amounts', () => {
  const { all } = tallied([
    someAnswers(),
    someAnswers({ rating: { number: 2 }, order: { ranked: ['cheap', 'often'] }, minutes: { number: 9 } }),
    someAnswers({
      age: { skipped: 'refused' },
      rating: { skipped: 'unknown' },
      money: { amounts: { benches: 90, trees: 10 } },
    }),
  ])
  const results = new Map(resultsOf(all, asked).map((result) => [result.question.id, result]))
  expect(results.get('age')).toMatchObject({ base: 2, passed: { answered: 2, refused: 1, unknown: 0, without: 0 } })
  expect(results.get('rating')?.chart).toMatchObject({ kind: 'scale', mean: 3 })
  expect(results.get('order')?.chart).toMatchObject({
    rows: [{ label: { pl: 'częściej' }, mean: 4 / 3, first: 2 }, { first: 1 }],
  })
  expect(results.get('money')?.chart).toMatchObject({ rows: [{ mean: 50 }, { mean: 50 }] })
  expect(results.get('minutes')?.chart).toMatchObject({ kind: 'number', median: 7, mean: 23 / 3 })
  expect(results.get('parts')?.chart).toMatchObject({ rows: [{ counts: [0, 3] }, { counts: [3, 0] }] })
  expect(results.get('improve')).toMatchObject({ base: 0, passed: { without: 3 } })
})

test('private questions are no part of what readers see, also when they were private only once', () => {
  expect(publicOnly(asked).map(({ id }) => id)).toEqual(QUESTIONS.slice(0, 8).map(({ id }) => id))
  const [first] = QUESTIONS
  if (!first) throw new Error('no question')
  const both = askedOf([aDefinition([first]), aDefinition([{ ...first, visibility: 'private' }])])
  expect(publicOnly(both)).toEqual([])
})

test('options and questions taken out of the newest version keep their answers', () => {
  const [age, means] = QUESTIONS
  if (age?.type !== 'single' || !means) throw new Error('no question')
  const newer = aDefinition([{ ...age, options: age.options.slice(0, 1) }])
  const joined = askedOf([newer, aDefinition([age, means])])
  expect(joined.map(({ id, removed }) => [id, removed])).toEqual([
    ['age', false],
    ['means', true],
  ])
  const tally = emptyTally()
  count(tally, joined, { age: { choice: 'old' } })
  expect(resultsOf(tally, joined)[0]?.chart).toMatchObject({ rows: [{ count: 0 }, { count: 0 }, { count: 1 }] })
})

test.each([
  [{}, []],
  [{ '3': 2 }, [{ from: 3, to: 4, count: 2 }]],
  [
    { '0': 1, '7': 2, '15': 3, '16': 1 },
    [0, 2, 4, 6, 8, 10, 12, 14, 16].map((from) => ({
      from,
      to: from + 2,
      count: { 0: 1, 6: 2, 14: 3, 16: 1 }[from] ?? 0,
    })),
  ],
])('numbers %j stand in the bins %j', (counts, bins) => {
  expect(binsOf(counts as Record<string, number>)).toEqual(bins)
})
