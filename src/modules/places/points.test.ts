import { expect, test } from 'vitest'
import { formatPoint, parsePoint, roundPoint } from './points.ts'

test.each([
  ['23.15,53.13', { lon: 23.15, lat: 53.13 }],
  [' 23.15 , 53.13 ', { lon: 23.15, lat: 53.13 }],
  ['23,53', { lon: 23, lat: 53 }],
  ['53.13,23.15', null],
  ['2.35,48.85', null],
  ['23.15', null],
  ['23,15,53,13', null],
  ['23.15,53.13,4', null],
  ['1e1,53', null],
  ['-23.15,53.13', null],
  ['23.15;53.13', null],
  ['NaN,NaN', null],
  ['', null],
])('%j is read as %j', (text, point) => {
  expect(parsePoint(text)).toEqual(point)
})

test('a point is written the way it is read', () => {
  expect(formatPoint({ lon: 23.1234567, lat: 53.1 })).toBe('23.123457,53.1')
  expect(parsePoint(formatPoint({ lon: 23.15, lat: 53.13 }))).toEqual({ lon: 23.15, lat: 53.13 })
})

test('rounding forgets what the purpose does not need', () => {
  const point = { lon: 23.123456, lat: 53.987654 }
  expect(roundPoint(point)).toEqual({ lon: 23.1235, lat: 53.9877 })
  expect(roundPoint(point, 'area')).toEqual({ lon: 23.123, lat: 53.988 })
})
