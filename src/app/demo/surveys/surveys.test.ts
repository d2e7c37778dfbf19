import { expect, test } from 'vitest'
import { checkAnswers, checkDefinition, dropHidden } from '../../../modules/forms/index.ts'
import { isInside } from '../../../modules/places/index.ts'
import { BUS_COUNT, busAnswers } from './bus-answers.ts'
import { busForm } from './bus-form.ts'
import { evaluationForm } from './evaluation.ts'
import { LAKE_COUNT, LAKE_UNIT, lakeAnswers, lakeForm } from './lake.ts'

const moments = Array.from({ length: 700 }, (_, index) => Temporal.Instant.fromEpochMilliseconds(index * 60_000))
const buses = [...busAnswers(moments)]
const lake = [...lakeAnswers(moments)]

test('six hundred people answer about buses and a hundred and twenty about the lake, the same each time', () => {
  expect([buses.length, lake.length]).toEqual([BUS_COUNT, LAKE_COUNT])
  expect([...busAnswers(moments)]).toEqual(buses)
  expect([...lakeAnswers(moments)]).toEqual(lake)
})

test('every answer is one that the form would take', () => {
  expect([checkDefinition(busForm), checkDefinition(lakeForm)]).toEqual([[], []])
  for (const { answers } of buses) {
    expect(checkAnswers(busForm, answers)).toEqual([])
    expect(dropHidden(busForm, answers)).toEqual(answers)
  }
  for (const { answers } of lake) expect(checkAnswers(lakeForm, answers)).toEqual([])
})

test('the draft is not ready to be opened', () => {
  expect(checkDefinition(evaluationForm).length).toBeGreaterThan(0)
})

test('everything drawn lies within the town', () => {
  const points = lake.flatMap(({ answers }) =>
    Object.values(answers).flatMap((answer) =>
      'shapes' in answer ? answer.shapes.flatMap(({ positions }) => positions) : [],
    ),
  )
  expect(points.length).toBeGreaterThan(200)
  const outside = points.filter(([lon, lat]) => !isInside({ lon, lat }, LAKE_UNIT))
  expect(outside).toEqual([])
})

test('the old go to the doctor and the young to school', () => {
  const share = (age: string, aim: string) => {
    const own = buses.filter(({ answers }) => choiceOf(answers.wiek) === age)
    const aims = own.map(({ answers }) => answers['po-co']).filter((answer) => answer && 'choices' in answer)
    return aims.filter((answer) => answer && 'choices' in answer && answer.choices.includes(aim)).length / aims.length
  }
  expect(share('w65', 'lekarz')).toBeGreaterThan(0.5)
  expect(share('w15-24', 'lekarz')).toBeLessThan(0.2)
  expect(share('w15-24', 'szkola')).toBeGreaterThan(0.6)
})

const choiceOf = (answer: unknown) =>
  answer && typeof answer === 'object' && 'choice' in answer ? answer.choice : null
