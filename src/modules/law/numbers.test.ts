import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atLeastPart, atLeastPercent, groszeOf, leastBudget, moreThanHalf, mostSignatures, zlotyOf } from './index.ts'

describe('thresholds on whole people', () => {
  test.each([
    [3456, 10, 346],
    [3456, 30, 1037],
    [3456, 5, 173],
    [15_000, 10, 1500],
    [15_000, 30, 4500],
    [15_000, 5, 750],
  ])('of %i at least %i %% is %i', (people, percent, least) => expect(atLeastPercent(people, percent)).toBe(least))

  test.each([
    [5001, 3, 5, 3001],
    [12_345, 3, 5, 7407],
    [100, 2, 3, 67],
    [101, 2, 3, 68],
    [1001, 2, 3, 668],
  ])('of %i at least %i/%i is %i', (count, top, bottom, least) => expect(atLeastPart(count, top, bottom)).toBe(least))

  test.each([
    [100, 51],
    [101, 51],
    [1001, 501],
  ])('more than half of %i is %i', (count, more) => expect(moreThanHalf(count)).toBe(more))

  test.each([
    [900, 0],
    [1000, 1],
    [2399, 2],
    [28_150, 28],
  ])('a pool of %i residents may ask for %i signatures', (residents, most) =>
    expect(mostSignatures(residents)).toBe(most),
  )

  test('nothing smaller would be enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), fc.integer({ min: 1, max: 100 }), (people, percent) => {
        const least = atLeastPercent(people, percent)
        expect(BigInt(least) * 100n >= BigInt(people) * BigInt(percent)).toBe(true)
        if (least > 0) expect(BigInt(least - 1) * 100n < BigInt(people) * BigInt(percent)).toBe(true)
      }),
    )
  })
})

describe('money', () => {
  test('half a per cent of the expenditure, rounded up to a grosz', () => {
    expect(zlotyOf(leastBudget(groszeOf('7 654 321 987,65') ?? 0n))).toBe('38271609.94')
    expect(zlotyOf(leastBudget(groszeOf('100') ?? 0n))).toBe('0.50')
    expect(zlotyOf(leastBudget(groszeOf('0.01') ?? 0n))).toBe('0.01')
  })

  test.each(['', '-5', '1.234', 'abc', '1,2,3', '5 zł'])('%j is no amount', (text) => expect(groszeOf(text)).toBeNull())
})
