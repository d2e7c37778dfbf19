import { describe, expect, test } from 'vitest'
import { quotationOf } from '../rules.ts'
import { differenceOf } from './difference.ts'
import { follow } from './following.ts'
import { paragraphsOf } from './paragraphs.ts'

const earlier = (...bodies: string[]) => bodies.map((body, index) => ({ thread: index + 1, body }))
const became = (before: string[], after: string[]) =>
  follow(earlier(...before), after).map(
    ({ thread, follows }) => thread ?? (follows === null ? 'new' : `after ${follows}`),
  )

const DOGS = 'Psy wolno wprowadzać do parku na smyczy.'
const DOGS_NOW = 'Psy wolno wprowadzać do parku na smyczy i w kagańcu.'
const NIGHT = 'Park jest zamykany o godzinie 22.00.'
const BIKES = 'Rowerem jeździ się tylko po ścieżce nad wodą.'
const FINES = 'Za śmiecenie grozi mandat.'

describe('a paragraph in the next version', () => {
  test.each<[string, string[], string[], (number | string)[]]>([
    ['stays the same paragraph', [DOGS, NIGHT], [DOGS, NIGHT], [1, 2]],
    ['stays the same when others come and go around it', [DOGS, NIGHT], [FINES, NIGHT], ['new', 2]],
    ['stays the same when it was moved', [DOGS, NIGHT, BIKES], [BIKES, DOGS, NIGHT], [3, 1, 2]],
    ['with other words is a new one in the place of the old', [DOGS, NIGHT], [DOGS_NOW, NIGHT], ['after 1', 2]],
    [
      'with other words elsewhere in the document is new',
      [DOGS, NIGHT, BIKES],
      [NIGHT, BIKES, DOGS_NOW],
      [2, 3, 'new'],
    ],
    ['that only ends alike takes no place', [DOGS], [FINES], ['new']],
    ['twice the same is two paragraphs', [FINES, NIGHT, FINES], [FINES, NIGHT, FINES], [1, 2, 3]],
  ])('%s', (_, before, after, expected) => {
    expect(became(before, after)).toEqual(expected)
  })

  test('once more than before is once new; which of the two nobody can tell', () => {
    expect(became([FINES, NIGHT], [FINES, FINES, NIGHT]).toSorted()).toEqual([1, 2, 'new'])
  })

  test('no two take the place of one, and no name is given twice, in any order', () => {
    const words = Array.from(
      { length: 60 },
      (_, index) => `Akapit ${index % 20} mówi o sprawie ${index % 7} i o niczym więcej.`,
    )
    for (let turn = 0; turn < 40; turn += 1) {
      const after = words
        .map((_, index) => words[(index * 7 + turn) % 60] ?? '')
        .map((body, index) => ((index + turn) % 5 === 0 ? `${body} Dodano.` : body))
      const result = follow(earlier(...words), after)
      const names = result.flatMap(({ thread }) => thread ?? [])
      const places = result.flatMap(({ follows }) => follows ?? [])
      expect(new Set(names).size).toBe(names.length)
      expect(new Set(places).size).toBe(places.length)
      expect(places.filter((place) => names.includes(place))).toEqual([])
      for (const [index, { thread }] of result.entries())
        if (thread !== null) expect(words[thread - 1]).toBe(after[index])
    }
  })
})

describe('a difference', () => {
  test('names whole words, also with Polish letters', () => {
    expect(differenceOf('Zgłoś wejście na łąkę.', 'Zgłoś wyjście na łąkę.')).toEqual([
      { text: 'Zgłoś ', kind: 'same' },
      { text: 'wejście', kind: 'removed' },
      { text: 'wyjście', kind: 'added' },
      { text: ' na łąkę.', kind: 'same' },
    ])
  })

  test('gives back both texts whole', () => {
    const parts = differenceOf(DOGS, DOGS_NOW)
    const without = (kind: string) => parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')
    expect(without('added')).toBe(DOGS)
    expect(without('removed')).toBe(DOGS_NOW)
  })

  test('of texts with nothing in common is one after the other', () => {
    const text = (word: string) => Array.from({ length: 4000 }, (_, index) => `${word}${index}`).join(' ')
    expect(differenceOf(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

describe('pasted text', () => {
  test.each([
    [
      'by empty lines, keeping lines inside',
      '§ 1.\nPark jest dla ludzi.\r\n \r\n\r\n§ 2. Koniec.',
      ['§ 1.\nPark jest dla ludzi.', '§ 2. Koniec.'],
    ],
    ['by lines where none is empty', 'Jeden\nDwa\nTrzy', ['Jeden', 'Dwa', 'Trzy']],
    ['without spaces nobody sees', '  Jeden   i\u00a0pół  ', ['Jeden i pół']],
    ['of nothing is nothing', ' \n \n', []],
  ])('is divided %s', (_, text, expected) => {
    expect(paragraphsOf(text)).toEqual(expected)
  })
})

describe('a quotation', () => {
  test.each([
    ['of chosen words', DOGS, 'na  smyczy', 'na smyczy'],
    ['of words that are not there is the whole', DOGS, 'bez smyczy', DOGS],
    ['of nothing chosen is the whole', DOGS, '', DOGS],
  ])('%s', (_, body, chosen, expected) => {
    expect(quotationOf(body, chosen)).toBe(expected)
  })

  test('is never longer than its author may send again', () => {
    expect(quotationOf('słowo '.repeat(2000), '')).toHaveLength(2000)
  })
})
