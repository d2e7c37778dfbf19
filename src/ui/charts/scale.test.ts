import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linePath, niceTicks, sharesOf } from './scale.ts'

test.each([
  [0, [0, 1]],
  [1, [0, 0.25, 0.5, 0.75, 1]],
  [37, [0, 10, 20, 30, 40]],
  [128, [0, 50, 100, 150]],
  [100, [0, 25, 50, 75, 100]],
])('an axis up to %d has the ticks %j', (most, ticks) => {
  expect(niceTicks(most)).toEqual(ticks)
})

test('an axis always reaches the greatest value', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
      (most) => (niceTicks(most).at(-1) ?? 0) >= most * (1 - 1e-9),
    ),
  )
})

test('per cents of the parts make exactly one hundred', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (values) => {
      const sum = sharesOf(values).reduce((total, { percent }) => total + percent, 0)
      expect(sum).toBe(values.some((value) => value > 0) ? 100 : 0)
    }),
  )
})

test('three equal parts are 34, 33 and 33 per cent', () => {
  expect(sharesOf([5, 5, 5]).map(({ percent }) => percent)).toEqual([34, 33, 33])
})

test('a line runs from the bottom left to the top right', () => {
  expect(linePath([0, 10], 10)).toBe('M0.00 100.00L100.00 0.00')
  expect(linePath([10], 10, true)).toBe('M50.00 0.00h0')
})
