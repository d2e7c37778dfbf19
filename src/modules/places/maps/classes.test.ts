import { expect, test } from 'vitest'
import { classBounds, classOf } from './classes.ts'

test.each([
  { counts: [], bounds: [] },
  { counts: [0, 0], bounds: [] },
  { counts: [3, 3], bounds: [3] },
  { counts: [1, 1, 2], bounds: [1, 2] },
  { counts: [1, 1, 1, 2, 15], bounds: [1, 3, 5, 9] },
  { counts: [1, 40, 700, 3], bounds: [1, 3, 13, 50, 189] },
])('the classes of $counts begin at $bounds', ({ counts, bounds }) => {
  expect(classBounds(counts)).toEqual(bounds)
})

test('every count is in a class, and the fullest is in the last', () => {
  const counts = [1, 2, 3, 8, 21, 22, 90]
  const bounds = classBounds(counts)
  expect(counts.map((count) => classOf(count, bounds)).every((of) => of >= 1)).toBe(true)
  expect(classOf(90, bounds)).toBe(bounds.length)
  expect(classOf(1, bounds)).toBe(1)
})
