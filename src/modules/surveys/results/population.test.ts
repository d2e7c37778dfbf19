import { expect, test } from 'vitest'
import { bandOf, compare, peopleIn, readPopulation, sexOf } from './population.ts'

test.each([
  ['18–24', { from: 18, to: 24 }],
  ['18-24 lata', { from: 18, to: 24 }],
  ['od 25 do 34 lat', { from: 25, to: 34 }],
  ['65 i więcej', { from: 65, to: null }],
  ['75+', { from: 75, to: null }],
  ['65 lat i więcej', { from: 65, to: null }],
  ['powyżej 64 lat', { from: 65, to: null }],
  ['poniżej 18 lat', { from: 0, to: 17 }],
  ['do 17 lat', { from: 0, to: 17 }],
  ['7', { from: 7, to: 7 }],
  ['Ogółem', null],
  ['24-18', null],
  ['wolę nie mówić', null],
])('the ages „%s” are %j', (words, band) => {
  expect(bandOf(words)).toEqual(band)
})

test.each([
  ['Kobieta', 'woman'],
  ['kobiety', 'woman'],
  ['Mężczyzna', 'man'],
  ['M', 'man'],
  ['Inna osoba', null],
  ['Mieszkanka', null],
])('„%s” is %j', (words, sex) => {
  expect(sexOf(words)).toBe(sex)
})

test('a table with a column for each sex is read, its totals and notes are passed over', () => {
  const read = readPopulation(
    ['Wiek', 'Ogółem', 'Mężczyźni', 'Kobiety'],
    [
      ['Ogółem', '1 000', '480', '520'],
      ['0-17', '200', '100', '100'],
      ['18-64', '600', '300', '300'],
      ['65 i więcej', '200', '80', '120'],
      ['Źródło: GUS', '', '', ''],
    ],
  )
  if ('problem' in read) throw new Error(read.problem)
  expect(read.rows.length).toBe(9)
  expect(peopleIn(read.rows, null, 'woman')).toBe(520)
  expect(peopleIn(read.rows, { from: 18, to: null }, null)).toBe(800)
})

test('a table with a column of sex is read', () => {
  const read = readPopulation(
    ['płeć', 'wiek', 'liczba osób'],
    [
      ['kobiety', '0–17', '10'],
      ['mężczyźni', '0–17', '12'],
    ],
  )
  expect(read).toEqual({
    rows: [
      { from: 0, to: 17, sex: 'woman', people: 10 },
      { from: 0, to: 17, sex: 'man', people: 12 },
    ],
  })
})

test.each([
  [['a', 'b'], [['0-17', '3']], { problem: 'no-ages' }],
  [['wiek', 'b'], [['0-17', '3']], { problem: 'no-counts' }],
  [['wiek', 'liczba'], [['0-17', 'trzy']], { problem: 'number', line: 2 }],
  [
    ['wiek', 'liczba'],
    [
      ['0-17', '3'],
      ['15-20', '4'],
    ],
    { problem: 'overlapping' },
  ],
  [['wiek', 'liczba'], [['Ogółem', '3']], { problem: 'no-ages' }],
])('a table with the header %j and lines %j is refused: %j', (header, lines, problem) => {
  expect(readPopulation(header, lines)).toEqual(problem)
})

const ROWS = [
  { sex: 'woman' as const, from: 0, to: 17, people: 100 },
  { sex: 'man' as const, from: 0, to: 17, people: 100 },
  { sex: 'woman' as const, from: 18, to: null, people: 450 },
  { sex: 'man' as const, from: 18, to: null, people: 350 },
]

test('ages across the edges of the table are not compared', () => {
  expect(peopleIn(ROWS, { from: 16, to: 24 }, null)).toBeNull()
  const values = [
    { value: 'a', label: '16–24', answered: 5 },
    { value: 'b', label: 'poniżej 18', answered: 5 },
  ]
  expect(compare(values, ROWS)).toBeNull()
})

test('who answered stands beside who lives there, those who did not say left out', () => {
  const values = [
    { value: 'k', label: 'Kobieta', answered: 60 },
    { value: 'm', label: 'Mężczyzna', answered: 20 },
    { value: 'n', label: 'Wolę nie mówić', answered: 20 },
  ]
  expect(compare(values, ROWS)).toEqual([
    { value: 'k', label: 'Kobieta', answered: 60, answeredShare: 0.75, people: 550, peopleShare: 0.55 },
    { value: 'm', label: 'Mężczyzna', answered: 20, answeredShare: 0.25, people: 450, peopleShare: 0.45 },
  ])
})
