import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../shapes/base-map.ts'
import { marksOf, radiusOf } from './counts.ts'

const places: Record<string, Position> = {
  '2001011': [100, 100],
  '2001022': [104, 102],
  '2001072': [160, 100],
  '2061011': [300, 300],
  '2002093': [310, 300],
}
const placeOf = (code: string) => places[code] ?? null

describe('marks of counts', () => {
  test('units of one powiat that would cover each other are counted together, with all others of the powiat', () => {
    const marks = marksOf(
      [
        { code: '2001011', count: 4 },
        { code: '2001022', count: 1 },
        { code: '2001072', count: 2 },
      ],
      placeOf,
    )
    expect(marks).toHaveLength(1)
    expect(marks[0]).toMatchObject({ code: '2001', count: 7 })
  })

  test('units apart keep their own marks', () => {
    const marks = marksOf(
      [
        { code: '2001011', count: 4 },
        { code: '2001072', count: 2 },
      ],
      placeOf,
    )
    expect(marks.map(({ code, x, y }) => [code, x, y])).toEqual([
      ['2001011', 100, 100],
      ['2001072', 160, 100],
    ])
  })

  test('marks of different powiats move apart, the smaller further', () => {
    const [city, around] = marksOf(
      [
        { code: '2061011', count: 14 },
        { code: '2002093', count: 1 },
      ],
      placeOf,
    )
    expect(Math.abs((city?.x ?? 0) - 300)).toBeLessThan(Math.abs((around?.x ?? 0) - 310))
  })

  test('what has no count or no place has no mark', () => {
    expect(
      marksOf(
        [
          { code: '2001011', count: 0 },
          { code: '9999999', count: 5 },
        ],
        placeOf,
      ),
    ).toEqual([])
  })

  test('the least mark is a target of 24 pixels, the greatest does not flood the map', () => {
    expect(radiusOf(1) * 2).toBeGreaterThanOrEqual(24)
    expect(radiusOf(100_000)).toBe(22)
  })

  test('no count is lost and no two marks cover each other, wherever they lie', () => {
    const units = fc.uniqueArray(
      fc.record({
        powiat: fc.integer({ min: 1, max: 20 }),
        gmina: fc.integer({ min: 1, max: 9 }),
        count: fc.integer({ min: 1, max: 50 }),
        x: fc.integer({ min: 0, max: 400 }),
        y: fc.integer({ min: 0, max: 500 }),
      }),
      { maxLength: 12, selector: ({ powiat, gmina }) => `${powiat} ${gmina}` },
    )
    fc.assert(
      fc.property(units, (list) => {
        const coded = list.map((unit) => ({
          ...unit,
          code: `20${String(unit.powiat).padStart(2, '0')}0${unit.gmina}1`,
        }))
        const marks = marksOf(coded, (code) => {
          const unit = coded.find((unit) => unit.code === code)
          return unit ? [unit.x, unit.y] : null
        })
        const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
        expect(sum(marks)).toBe(sum(coded))
        for (const [at, a] of marks.entries())
          for (const b of marks.slice(at + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius - 3)
      }),
    )
  })
})
