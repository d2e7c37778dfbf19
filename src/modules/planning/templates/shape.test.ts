import { expect, test } from 'vitest'
import { noAnswers } from '../plans/answers.ts'
import { answersFrom, shapeOf } from './shape.ts'

const plan = {
  ...noAnswers(),
  matter: 'general-plan' as const,
  announced: '2026-08-28',
  opens: '2026-09-07',
  closes: '2026-10-05',
  reportDue: '2026-11-20',
  forms: [{ form: 'open-meeting' as const, title: 'Spotkanie', at: '2026-09-15T17:00', place: 'Szkoła' }],
  places: ['bip' as const],
}

test('a template keeps distances, not dates, and no place of a meeting', () => {
  const shape = shapeOf(plan)
  expect(shape).toMatchObject({ announcedBefore: 10, days: 28, reportAfter: 46, forms: [{ day: 8, time: '17:00' }] })
  if (!shape) throw new Error('a whole plan has a shape')
  expect(answersFrom(shape, Temporal.PlainDate.from('2026-09-07'))).toEqual({
    matter: 'general-plan',
    announced: '2026-08-28',
    opens: '2026-09-07',
    closes: '2026-10-05',
    reportDue: '2026-11-20',
    forms: [{ form: 'open-meeting', title: 'Spotkanie', at: '2026-09-15T17:00', place: '' }],
    places: ['bip'],
  })
})

test('moved to another day, the end still falls on a working one', () => {
  const shape = shapeOf(plan)
  if (!shape) throw new Error('a whole plan has a shape')
  expect(answersFrom(shape, Temporal.PlainDate.from('2027-03-01')).closes).toBe('2027-03-30')
})

test('a plan without dates has nothing to keep', () => expect(shapeOf({ ...plan, closes: null })).toBeNull())
