import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Option, Question } from '../../model.ts'
import { aForm, asked, option, section } from '../examples.ts'
import { HINT_KINDS, hintsFor, hintsForQuestion } from './hints.ts'
import { rangeOf, rangeTrouble } from './ranges.ts'
import { isVerb, joinedIn } from './sentences.ts'
import { minutesFor } from './time.ts'

const kindsOf = (question: Question) => hintsForQuestion(question, 'pl').map(({ kind }) => kind)
const said = (pl: string) => asked('scale', 'p', { label: { pl }, fromLabel: { pl: 'źle' }, toLabel: { pl: 'dobrze' } })
const offered = (...labels: string[]): Option[] => labels.map((label, at) => option(`o${at}`, label))

describe('two questions in one', () => {
  test.each([
    ['Jak oceniasz czystość i punktualność autobusów?', 'czystość i punktualność'],
    ['Czy korzystasz lub chcesz korzystać z roweru?', 'korzystasz lub chcesz'],
    ['Jak oceniasz parkingi oraz chodniki?', 'parkingi oraz chodniki'],
    ['Czy kierowca jest miły i się nie spóźnia?', null],
    ['Podaj imię i nazwisko', null],
    ['Za i przeciw: co sądzisz o moście?', null],
    ['Co zmienić, i dlaczego?', null],
    ['Gdzie najczęściej wsiadasz do autobusu?', null],
    ['Czym jeździsz (autobusem i pociągiem)?', null],
    ['Ile osób mieszka z Tobą: 5 i więcej', null],
  ])('„%s” joins %s', (text, words) => {
    expect(joinedIn(text, 'pl')).toBe(words)
  })

  test('two question marks are two questions', () => {
    expect(kindsOf(said('Czy jeździsz autobusem? Jak często?'))).toContain('two-marks')
  })

  test('in English any joining word is enough', () => {
    expect(joinedIn('How clean and punctual are buses?', 'en')).toBe('clean and punctual')
    expect(joinedIn('What are the pros and cons of the bridge?', 'en')).toBeNull()
  })

  test.each([
    ['korzystasz', true],
    ['jeździć', true],
    ['pójdziesz', true],
    ['czystość', false],
    ['sieć', false],
    ['mieszkaniec', false],
    ['autobus', false],
  ])('whether „%s” is a verb: %s', (word, expected) => expect(isVerb(word)).toBe(expected))
})

describe('wording', () => {
  test.each([
    ['Czy zgadzasz się, że most jest potrzebny?', 'leading'],
    ['Czy nie uważasz, że park jest zaniedbany?', 'leading'],
    ['Jak bardzo podoba Ci się rynek?', 'leading'],
    ['Co sądzisz o skandalicznym stanie drogi?', 'leading'],
    ['Czy gmina nie powinna budować parkingu?', 'negation'],
    ['Czy nie jest tak, że nikt nie czyta ogłoszeń?', 'double-negation'],
    ['Jakie są Twoje preferencje w zakresie transportu zbiorowego?', 'official'],
    ['Czy posiadasz samochód?', 'official'],
  ])('„%s”: %s', (text, kind) => expect(kindsOf(said(text))).toContain(kind))

  test.each(['Jak często jeździsz autobusem?', 'Dlaczego nie jeździsz autobusem?', 'Jak oceniasz rynek?'])(
    '„%s” is well asked',
    (text) => expect(kindsOf(said(text))).toEqual([]),
  )

  test('officialese names the word and what to say instead', () => {
    const [hint] = hintsForQuestion(said('Czy posiadasz samochód?'), 'pl')
    expect(hint?.values).toEqual({ words: 'posiadasz', plain: 'mieć' })
  })

  test('length is told in words', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `słowo${at}`).join(' ')
    expect(kindsOf(said(words(20)))).toEqual([])
    expect(kindsOf(said(words(21)))).toEqual(['long-sentence'])
    expect(kindsOf(said(words(26)))).toEqual(['long-question'])
    expect(kindsOf(said(`${words(13)}. ${words(12)}`))).toEqual([])
  })
})

describe('answers', () => {
  const single = (labels: string[], given = {}) => asked('single', 'p', { options: offered(...labels), ...given })

  test('a scale leans when it praises more than it complains', () => {
    expect(kindsOf(single(['Bardzo dobrze', 'Dobrze', 'Źle']))).toContain('unbalanced')
    expect(kindsOf(single(['Bardzo dobrze', 'Dobrze', 'Ani dobrze, ani źle', 'Źle', 'Bardzo źle']))).toEqual([])
    expect(kindsOf(single(['Zdecydowanie tak', 'Raczej tak', 'Raczej nie', 'Zdecydowanie nie', 'Nie wiem']))).toEqual(
      [],
    )
    expect(kindsOf(single(['Tak', 'Nie']))).toEqual([])
  })

  test('ranges that share a number or leave one out', () => {
    expect(rangeTrouble(['15–24', '24–34', '35 i więcej'])).toEqual({ kind: 'overlap', one: '15–24', other: '24–34' })
    expect(rangeTrouble(['do 18', '20–30'])).toMatchObject({ kind: 'gap' })
    expect(rangeTrouble(['poniżej 18 lat', '18–24 lata', '25–34 lata', '65 lat i więcej', '35–64'])).toBeNull()
    expect(rangeTrouble(['Autobus 101', 'Autobus 102'])).toBeNull()
    expect(kindsOf(single(['0–10 minut', '10–20 minut', 'ponad 20 minut']))).toEqual(['overlap'])
  })

  test.each([
    ['25–34 lata', 25, 34],
    ['do 1 000 zł', Number.NEGATIVE_INFINITY, 1000],
    ['poniżej 18', Number.NEGATIVE_INFINITY, 17],
    ['więcej niż 5', 6, Number.POSITIVE_INFINITY],
    ['65+', 65, Number.POSITIVE_INFINITY],
    ['65 lat i więcej', 65, Number.POSITIVE_INFINITY],
  ])('„%s” is from %d to %d', (label, from, to) => expect(rangeOf(label)).toEqual({ from, to }))

  test('a required choice without a way to say „nie wiem”', () => {
    const labels = ['Tak', 'Nie']
    expect(kindsOf(single(labels, { required: true }))).toEqual(['no-unknown'])
    expect(kindsOf(single(labels, { required: true, skips: ['unknown'] }))).toEqual([])
    expect(kindsOf(single([...labels, 'Trudno powiedzieć'], { required: true }))).toEqual([])
  })

  test('many kinds of things without „inne”', () => {
    const ways = ['Autobusem', 'Rowerem', 'Samochodem', 'Pieszo']
    expect(kindsOf(single(ways))).toEqual(['no-other'])
    expect(kindsOf(single([...ways, 'Inaczej']))).toEqual([])
    expect(kindsOf(single(ways.slice(1)))).toEqual([])
  })

  test('ordered answers are not shuffled', () => {
    expect(kindsOf(single(['1–2', '3–4', '5–6'], { shuffled: true }))).toEqual(['shuffled-order'])
  })

  test('a scale names its ends', () => {
    expect(kindsOf(asked('scale', 'p', { fromLabel: { pl: 'źle' } }))).toEqual(['no-ends'])
  })

  test('too much to choose from', () => {
    const many = Array.from({ length: 13 }, (_, at) => `Wieś nad jeziorem ${String.fromCharCode(97 + at)}`)
    expect(kindsOf(single([...many, 'Inna']))).toEqual(['many-options'])
    expect(kindsOf(asked('ranking', 'p', { options: offered(...many) }))).toEqual(['many-ranked'])
    expect(kindsOf(asked('ranking', 'p', { options: offered(...many), places: 3 }))).toEqual([])
    expect(kindsOf(asked('matrix', 'p', { rows: offered(...many) }))).toEqual(['many-rows'])
  })
})

describe('the whole form', () => {
  const open = (count: number) => Array.from({ length: count }, (_, at) => asked('long-text', `t${at}`))

  test('more than three open questions tire', () => {
    expect(hintsFor(aForm([section('s', open(3))])).map(({ kind }) => kind)).toEqual([])
    expect(hintsFor(aForm([section('s', open(4))])).map(({ kind }) => kind)).toEqual(['many-open'])
  })

  test('time grows with what is asked', () => {
    const few = aForm([section('s', open(2))])
    expect(minutesFor(few)).toBe(2)
    expect(minutesFor(aForm([section('s', open(20))]))).toBeGreaterThan(10)
    expect(minutesFor(aForm([section('s', [])]))).toBe(1)
  })

  test('texts around questions are read, too', () => {
    const form = aForm([section('s', [asked('date', 'p')], { text: { pl: 'Niniejsza część dotyczy dróg.' } })], {
      intro: { pl: 'W celu poprawy pytamy Was.' },
    })
    expect(hintsFor(form)).toEqual([
      { where: null, kind: 'official', values: { words: 'W celu', plain: 'żeby' } },
      { where: 's', kind: 'official', values: { words: 'Niniejsza', plain: 'ten, ta, to' } },
    ])
  })
})

test('whatever is written, hints come, and twice the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(fc.string({ maxLength: 40 }), { maxLength: 8 }),
      (text, labels) => {
        const question = asked('single', 'p', { label: { pl: text }, options: offered(...labels), required: true })
        const hints = hintsForQuestion(question, 'pl')
        expect(hintsForQuestion(question, 'pl')).toEqual(hints)
        for (const { kind } of hints) expect(HINT_KINDS).toContain(kind)
      },
    ),
  )
})
