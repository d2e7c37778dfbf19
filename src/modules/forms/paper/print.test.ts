import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { collect, qrPng, writePdf } from '../../../platform/documents/index.ts'
import { readPdf } from '../../../platform/documents/testing.ts'
import { gatherTexts } from '../../../platform/texts/index.ts'
import { aDefinition, aQuestion, aSection } from '../examples.ts'
import type { FormDefinition, Question } from '../model.ts'
import { instructionsOf } from './instructions.ts'
import { printOutOf } from './print.ts'

const read = (language: string) => JSON.parse(readFileSync(`src/modules/forms/paper/texts.${language}.json`, 'utf8'))
const texts = gatherTexts([{ pl: read('pl'), en: read('en') }], true)
const t = texts.in('pl')

const bus = aQuestion('single', 'bus', { label: { pl: 'Jeździsz autobusem?' }, skips: ['unknown', 'refused'] })
const ifA = { question: 'bus', chosen: 'a' }
const every = aDefinition([
  aSection('first', [
    bus,
    aQuestion('multiple', 'what', { showWhen: ifA, max: 2 }),
    aQuestion('ranking', 'rank', { showWhen: ifA }),
    aQuestion('scale', 'scale'),
  ]),
  aSection(
    'second',
    [
      aQuestion('matrix', 'grid'),
      aQuestion('number', 'age', { unit: { pl: 'lat' }, max: 120 }),
      aQuestion('date', 'day'),
      aQuestion('short-text', 'short'),
      aQuestion('long-text', 'long'),
      aQuestion('file', 'photo'),
      aQuestion('map', 'place', { followUps: [aQuestion('short-text', 'why')] }),
      aQuestion('place', 'gmina'),
      aQuestion('budget', 'money'),
      aQuestion('consent', 'data', { required: true }),
    ],
    { showWhen: { question: 'scale', atLeast: 3 } },
  ),
])

const printed = async (definition: FormDefinition, numbers: (number | null)[], locale: 'pl' | 'en' = 'pl') => {
  const png = await qrPng('https://wiec.example/k/0123456789')
  const model = printOutOf(
    {
      definition,
      version: 2,
      locale,
      author: 'Urząd Miejski w Augustowie',
      privacy: 'Administratorem danych jest Burmistrz.',
      until: 'Karty przyjmujemy do 30 września 2026.',
      address: 'https://wiec.example/ankieta',
      sheets: numbers.map((number) => ({ number, address: 'https://wiec.example/k/0123456789', png })),
    },
    texts.in(locale),
  )
  return readPdf(await collect(writePdf(model)))
}

test('the logic is said in words, once for questions that hang on the same answer', () => {
  const { questions, sections } = instructionsOf(every, 'pl', t)
  expect([...questions]).toEqual([
    ['what', 'Na P2–P3 odpowiedz tylko, jeśli w P1 zaznaczasz a („Odpowiedź a”). W przeciwnym razie przejdź do P4.'],
  ])
  expect([...sections]).toEqual([
    ['second', 'Na P5–P14 odpowiedz tylko, jeśli w P4 wpisujesz 3 lub więcej. W przeciwnym razie to już koniec pytań.'],
  ])
})

test('conditions of every kind become words', () => {
  const grid = aQuestion('matrix', 'grid')
  const after = aQuestion('short-text', 'after', {
    showWhen: {
      all: [
        {
          any: [
            { question: 'grid/r2', chosen: 'b' },
            { question: 'grid', answered: false },
          ],
        },
        { not: { question: 'grid', answered: true } },
      ],
    },
  })
  const { questions } = instructionsOf(aDefinition([grid, after]), 'pl', t)
  expect(questions.get('after')).toContain(
    'w P1.2 zaznaczasz b („Odpowiedź b”) lub nie odpowiadasz na P1 i nie jest tak, że odpowiadasz na P1',
  )
})

test('what some people pass over is said as what to pass over', () => {
  const bus = aQuestion('single', 'bus')
  const asked = (id: string) => aQuestion('short-text', id, { showWhen: { not: { question: 'bus', chosen: 'b' } } })
  const said = (...questions: Question[]) =>
    instructionsOf(aDefinition([bus, ...questions]), 'pl', t).questions.get('one')
  const words = 'Jeśli w P1 zaznaczasz b („Odpowiedź b”), pomiń'
  expect(said(asked('one'), aQuestion('date', 'end'))).toBe(`${words} P2 i przejdź do P3.`)
  expect(said(asked('one'), asked('two'))).toBe(`${words} P2–P3. To już koniec pytań.`)
})

test('a sheet asks every question with its code, its space, the way to answer and what becomes of the data', async () => {
  const { text, tags, objects } = await printed(every, [7])
  for (let number = 1; number <= 14; number++) expect(text).toContain(`P${number}. `)
  for (const said of ['P1.a', 'P1.NW', 'P1.OD', 'nie wiem', 'P5.1', 'lat', 'P11-1.', 'P14'])
    expect(text, said).toContain(said)
  for (const said of ['Karta nr 0007', 'wersja 2', 'Administratorem danych', 'Karty przyjmujemy do 30 września 2026'])
    expect(text, said).toContain(said)
  expect(tags.H1).toBe(1)
  expect(tags.Table).toBe(1)
  expect(objects).toMatch(/\/Lang \(pl-PL\)/)
})

test('many sheets are one file, each with its own number on every page', async () => {
  const { text, tags } = await printed(aDefinition([bus]), [1, 2, 3])
  expect(tags.H1).toBe(3)
  for (const number of ['0001', '0002', '0003']) expect(text).toContain(`Karta nr ${number}`)
})

test('a sheet in English says everything in English, and what was never translated as it is', async () => {
  const { text } = await printed(every, [null], 'en')
  expect(text).toContain('Answer P2–P3 only if in P1 you tick a')
  expect(text).toContain('Jeździsz autobusem?')
  expect(text).toContain('I prefer not to say')
})
