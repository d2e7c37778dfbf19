import { expect, test } from 'vitest'
import { YEARLY_TERMS, yearlyTermsBetween } from './yearly-terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('terms between two days come in order, over the turn of a year, with both ends', () => {
  const terms = yearlyTermsBetween(day('2026-11-15'), day('2027-03-31'))
  expect(terms.map(({ key, on }) => `${on} ${key}`)).toEqual([
    '2026-11-15 budget-draft',
    '2026-12-31 budget-resolution',
    '2027-03-31 village-fund-resolution',
  ])
})

test('a whole year has each term once', () => {
  expect(yearlyTermsBetween(day('2027-01-01'), day('2027-12-31'))).toHaveLength(YEARLY_TERMS.length)
})
