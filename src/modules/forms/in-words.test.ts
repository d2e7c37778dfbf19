import { expect, test } from 'vitest'
import { gatherTexts } from '../../platform/texts/index.ts'
import { aQuestion, everyQuestion } from './examples.ts'
import { answerInWords, type Speech } from './in-words.ts'
import type { Answer, Question } from './model.ts'
import en from './texts.en.json' with { type: 'json' }
import pl from './texts.pl.json' with { type: 'json' }
import { questionsOf } from './words.ts'

const speech: Speech = {
  locale: 'pl',
  languages: ['pl'],
  t: gatherTexts([{ pl, en }], true).in('pl'),
  units: new Map([['2001011', 'miasto Augustów']]),
  files: new Map([['f1', 'przystanek.jpg']]),
}
const question = (id: string) => questionsOf(everyQuestion()).find((one) => one.id === id) as Question

test.each<[string, Question, Answer | undefined, string]>([
  ['nothing', question('often'), undefined, ''],
  ['an option', question('often'), { choice: 'daily' }, 'Codziennie albo prawie codziennie'],
  ['an option there is no more', question('often'), { choice: 'gone' }, 'gone'],
  [
    'several, one in own words',
    question('why'),
    { choices: ['work', 'other'], other: 'Do babci' },
    'Do pracy\nW innej sprawie: Do babci',
  ],
  ['an order', question('improve'), { ranked: ['price', 'evening'] }, '1. Tańsze bilety\n2. Kursy wieczorem'],
  ['an end of a scale', question('quality'), { number: 5 }, '5 (bardzo dobrze)'],
  ['the middle of a scale', question('quality'), { number: 3 }, '3'],
  [
    'rows in the order of the form',
    question('stops'),
    { rows: { light: 'bad', clean: 'good' } },
    'Czystość: Dobrze\nOświetlenie: Źle',
  ],
  ['a number with its unit', question('walk'), { number: 12.5 }, '12,5 minut'],
  ['a day', question('last'), { date: '2026-01-05' }, '5 stycznia 2026'],
  ['a day there is not', question('last'), { date: '2026-02-30' }, '2026-02-30'],
  ['words', question('more'), { text: 'Autobus\nspóźnia się' }, 'Autobus\nspóźnia się'],
  ['a file', question('photo'), { files: ['f1'] }, 'przystanek.jpg'],
  ['consent', question('contact'), { agreed: true, version: 1 }, 'Zgoda (wersja 1 treści)'],
  ['a unit', question('home'), { unitCode: '2001011' }, 'miasto Augustów'],
  [
    'a place in words',
    question('stop'),
    { placeWords: 'Za szkołą', unitCode: '2001011' },
    'miasto Augustów: Za szkołą',
  ],
  ['a skip', question('walk'), { skipped: 'refused' }, 'Wolę nie odpowiadać'],
  ['amounts', question('spend'), { amounts: { shelters: 60, ramps: 40 } }, 'Wiaty: 60 tys. zł\nPodjazdy: 40 tys. zł'],
  [
    'two points with follow-ups',
    aQuestion('map', 'spot', { followUps: [aQuestion('short-text', 'why')] }),
    {
      shapes: [
        { positions: [[22, 53]], followUps: { why: { text: 'Ciemno' } } },
        { positions: [[23, 53]], followUps: {} },
      ],
    },
    '2 punkty na mapie\nMiejsce 1: 53,0000° N, 22,0000° E\nPytanie why: Ciemno\nMiejsce 2: 53,0000° N, 23,0000° E',
  ],
])('%s', (_, asked, answer, words) => {
  expect(answerInWords(asked, answer, speech)).toBe(words)
})
