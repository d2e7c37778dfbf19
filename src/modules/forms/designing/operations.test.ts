import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormDefinition, Question } from '../model.ts'
import { bringBack } from './bringing-back.ts'
import { askedTooEarly } from './conditions.ts'
import { aForm, aQuota, asked, counting, option, section } from './examples.ts'
import { asType, TYPES } from './kinds.ts'
import * as operations from './operations.ts'
import * as options from './options.ts'
import { idsIn, placedIn, placeOf, withQuestion } from './walk.ts'

const bus = () => [option('tak', 'Tak'), option('nie', 'Nie')]

const form = () =>
  aForm([
    section('s1', [
      asked('single', 'jezdzi', { options: bus() }),
      asked('scale', 'ocena', { showWhen: { question: 'jezdzi', chosen: 'tak' } }),
      asked('long-text', 'dlaczego', {
        showWhen: {
          all: [
            { question: 'jezdzi', chosen: 'tak' },
            { question: 'ocena', atMost: 2 },
          ],
        },
      }),
    ]),
    section('s2', [asked('map', 'gdzie', { followUps: [asked('short-text', 'co'), asked('scale', 'jak')] })]),
  ])

const order = (definition: FormDefinition) =>
  definition.sections.map(({ id, questions }) => `${id}: ${questions.map(({ id }) => id).join(' ')}`)

describe('moving', () => {
  test('a question goes up and down, and over the edge of its section', () => {
    expect(order(operations.stepQuestion(form(), 'ocena', 'up'))).toEqual(['s1: ocena jezdzi dlaczego', 's2: gdzie'])
    expect(order(operations.stepQuestion(form(), 'ocena', 'down'))).toEqual(['s1: jezdzi dlaczego ocena', 's2: gdzie'])
    expect(order(operations.stepQuestion(form(), 'dlaczego', 'down'))).toEqual([
      's1: jezdzi ocena',
      's2: dlaczego gdzie',
    ])
    expect(order(operations.stepQuestion(form(), 'gdzie', 'up'))).toEqual(['s1: jezdzi ocena dlaczego gdzie', 's2: '])
  })

  test('at the ends of the form nothing moves', () => {
    expect(operations.stepQuestion(form(), 'jezdzi', 'up')).toEqual(form())
    expect(operations.stepQuestion(form(), 'gdzie', 'down')).toEqual(form())
  })

  test('a move keeps conditions, and tells which of them now ask of what comes later', () => {
    const moved = operations.moveQuestion(form(), 'jezdzi', { in: 's2', before: null })
    expect(order(moved)).toEqual(['s1: ocena dlaczego', 's2: gdzie jezdzi'])
    expect(askedTooEarly(moved)).toEqual([
      { owner: 'ocena', question: 'jezdzi' },
      { owner: 'dlaczego', question: 'jezdzi' },
    ])
    expect(askedTooEarly(form())).toEqual([])
  })

  test('what is asked of each shape stays with its map', () => {
    const down = operations.stepQuestion(form(), 'co', 'down')
    expect(placeOf(down, 'co')).toMatchObject({ parent: { id: 'gdzie' }, at: 1 })
    expect(operations.stepQuestion(down, 'co', 'down')).toEqual(down)
  })

  test('a matrix cannot be asked of a shape', () => {
    const withMatrix = operations.insertQuestion(form(), asked('matrix', 'm'), { in: 's1', before: null })
    expect(operations.moveQuestion(withMatrix, 'm', { in: 'gdzie', before: null })).toEqual(withMatrix)
  })

  // The island sends where a question was dropped; the buttons send a step.
  test('dropping a question somewhere and pressing buttons until it is there give the same form', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(4), (from, to) => {
        const questions = ['a', 'b', 'c', 'd'].map((id) => asked('date', id))
        const start = aForm([section('s', questions)])
        const id = questions[from]?.id ?? ''
        const dropped = operations.moveQuestion(start, id, { in: 's', before: questions[to]?.id ?? null })
        let pressed = start
        const wanted = dropped.sections[0]?.questions.findIndex((question) => question.id === id) ?? 0
        for (let at = from; at !== wanted; at += Math.sign(wanted - from))
          pressed = operations.stepQuestion(pressed, id, wanted > from ? 'down' : 'up')
        expect(dropped).toEqual(pressed)
      }),
    )
  })
})

describe('removing', () => {
  test('a removed question leaves no condition about it', () => {
    const left = operations.removeQuestion(form(), 'jezdzi')
    expect(placeOf(left, 'ocena')?.question.showWhen).toBeNull()
    expect(placeOf(left, 'dlaczego')?.question.showWhen).toEqual({ all: [{ question: 'ocena', atMost: 2 }] })
  })

  test('a removed answer takes the conditions about it along', () => {
    const left = operations.rewriteQuestion(
      form(),
      'jezdzi',
      options.removeFrom(placeOf(form(), 'jezdzi')?.question as Question, 'options', 'tak'),
    )
    expect(placeOf(left, 'ocena')?.question.showWhen).toBeNull()
  })

  test('a quota goes with what it counted', () => {
    const counted = {
      ...form(),
      quotas: [aQuota('k1', { question: 'jezdzi', chosen: 'nie' }, 5)],
    }
    expect(operations.removeQuestion(counted, 'jezdzi').quotas).toEqual([])
    expect(operations.removeQuestion(counted, 'ocena').quotas).toEqual(counted.quotas)
  })

  test.each(['jezdzi', 'ocena', 'dlaczego', 'gdzie', 'co', 'jak'])('bringing back „%s” undoes its removal', (id) => {
    const removed = operations.removeQuestion(form(), id)
    expect(removed).not.toEqual(form())
    expect(bringBack(removed, form(), id)).toEqual(form())
    // Twice is the same as once.
    expect(bringBack(bringBack(removed, form(), id), form(), id)).toEqual(form())
  })

  test.each(['s1', 's2'])('bringing back the section %s undoes its removal', (id) => {
    const removed = operations.removeSection(form(), id)
    expect(placedIn(removed).length).toBe(placedIn(form()).length)
    expect(bringBack(removed, form(), id)).toEqual(form())
  })

  test('bringing back an answer brings the conditions about it', () => {
    const without = operations.rewriteQuestion(
      form(),
      'jezdzi',
      options.removeFrom(placeOf(form(), 'jezdzi')?.question as Question, 'options', 'tak'),
    )
    expect(bringBack(without, form(), 'tak')).toEqual(form())
  })

  test('what others wrote meanwhile stays', () => {
    const removed = operations.removeQuestion(form(), 'jezdzi')
    const renamed = withQuestion(removed, 'ocena', (question) => ({
      ...question,
      label: { pl: 'Nowe słowa' },
      showWhen: { question: 'gdzie', answered: true },
    }))
    const back = bringBack(renamed, form(), 'jezdzi')
    expect(placeOf(back, 'ocena')?.question).toMatchObject({
      label: { pl: 'Nowe słowa' },
      showWhen: { question: 'gdzie', answered: true },
    })
  })

  test('the last section stays', () => {
    const one = aForm([section('s', [])])
    expect(operations.removeSection(one, 's')).toBe(one)
  })
})

test('a form nobody has written anything in yet gets a section with its first question', () => {
  const { definition, id } = operations.addQuestion(aForm([]), 'date', { in: '', before: null }, counting())
  expect(definition.sections.map(({ questions }) => questions.map((question) => question.id))).toEqual([[id]])
  const taken = operations.importQuestions(
    aForm([]),
    [asked('date', 'a'), asked('date', 'b')],
    { in: '', before: null },
    counting(),
  )
  expect(taken.definition.sections[0]?.questions.map((question) => question.id)).toEqual(taken.ids)
})

describe('copying', () => {
  test('a copy has ids of its own and stands right after', () => {
    const { definition, id } = operations.duplicateQuestion(form(), 'gdzie', counting())
    expect(order(definition)[1]).toBe(`s2: gdzie ${id}`)
    const ids = idsIn(definition)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('imported questions keep conditions among them, and lose those about questions left behind', () => {
    const taken = ['ocena', 'dlaczego'].map((id) => placeOf(form(), id)?.question as Question)
    const into = aForm([section('t', [])])
    const { definition, ids } = operations.importQuestions(into, taken, { in: 't', before: null }, counting())
    expect(ids).toHaveLength(2)
    expect(placeOf(definition, ids[0] ?? '')?.question.showWhen).toBeNull()
    expect(placeOf(definition, ids[1] ?? '')?.question.showWhen).toEqual({ all: [{ question: ids[0], atMost: 2 }] })
  })
})

describe('changing the type', () => {
  test.each(TYPES.flatMap((from) => TYPES.map((to) => [from, to] as const)))('%s can become %s', (from, to) => {
    const question = { ...asked(from, 'p'), hint: { pl: 'Podpowiedź' }, required: true } as Question
    const next = asType(question, to, counting())
    expect(next).toMatchObject({ id: 'p', type: to, label: question.label, hint: question.hint, required: true })
    expect(Object.keys(next).sort()).toEqual(Object.keys(asked(to, 'q')).sort())
  })

  test('answers stay under their ids, without flags that mean nothing there', () => {
    const single = asked('multiple', 'p', {
      options: [
        option('a', 'A'),
        option('inne', 'Inne', { other: true }),
        option('zadne', 'Żadne', { alone: true, fixed: true }),
      ],
    })
    expect(asType(single, 'budget', counting())).toMatchObject({
      options: [option('a', 'A'), option('inne', 'Inne'), option('zadne', 'Żadne')],
    })
    expect(asType(single, 'single', counting())).toMatchObject({
      options: [option('a', 'A'), option('inne', 'Inne', { other: true }), option('zadne', 'Żadne', { fixed: true })],
    })
  })

  test('a scale and a number carry their bounds over', () => {
    expect(asType(asked('scale', 'p', { from: 0, to: 10 }), 'number', counting())).toMatchObject({ min: 0, max: 10 })
    expect(asType(asked('number', 'p', { min: 1, max: 7 }), 'scale', counting())).toMatchObject({ from: 1, to: 7 })
    expect(asType(asked('number', 'p', { min: 1900, max: 2026 }), 'scale', counting())).toMatchObject({
      from: 1,
      to: 5,
    })
  })
})

describe('lists', () => {
  const question = asked('single', 'p', {
    options: [option('a', 'Autobus'), option('b', 'Rower'), option('inne', 'Inne', { other: true, fixed: true })],
  })
  const labels = (given: Question) => options.listOf(given, 'options').map(({ label }) => label.pl ?? '')

  test('lines are added before what stands at the end, once each', () => {
    const more = options.addLines(
      question,
      'options',
      'Pieszo\n\n  rower \nHulajnoga   miejska\nPieszo',
      'pl',
      counting(),
    )
    expect(labels(more)).toEqual(['Autobus', 'Rower', 'Pieszo', 'Hulajnoga miejska', 'Inne'])
  })

  test('a new answer stands before „inne”', () => {
    expect(labels(options.addTo(question, 'options', counting()))).toEqual(['Autobus', 'Rower', '', 'Inne'])
  })

  test('steps stop at the ends', () => {
    expect(options.stepIn(question, 'options', 'a', 'up')).toBe(question)
    expect(labels(options.stepIn(question, 'options', 'a', 'down'))).toEqual(['Rower', 'Autobus', 'Inne'])
    expect(labels(options.moveIn(question, 'options', 'inne', 'a'))).toEqual(['Inne', 'Autobus', 'Rower'])
  })
})
