import { expect, test } from 'vitest'
import { digitsOf, isKrs, isNip, isRegon } from './index.ts'

test.each([
  ['1234563218', true],
  ['123-456-32-18', true],
  ['1234563219', false],
  ['123456321', false],
  ['12345632l8', false],
])('NIP %s: %s', (text, right) => expect(isNip(digitsOf(text))).toBe(right))

test.each([
  ['123456785', true],
  ['123456784', false],
  ['12345678', false],
])('REGON %s: %s', (text, right) => expect(isRegon(digitsOf(text))).toBe(right))

test('a number of the court register is ten digits', () => {
  expect(isKrs('0000123456')).toBe(true)
  expect(isKrs('123456')).toBe(false)
})

test('whatever digit of a tax number is mistyped, it is caught', () => {
  const right = '1234563218'
  for (let place = 0; place < 10; place += 1)
    for (const digit of '0123456789')
      if (digit !== right[place]) expect(isNip(right.slice(0, place) + digit + right.slice(place + 1))).toBe(false)
})
