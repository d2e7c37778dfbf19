import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandsOf, type Sketch, sketchOf } from './sketch.ts'

const shingles = fc.uniqueArray(fc.nat(0xffffffff), { minLength: 1, maxLength: 200 })
const sketch = (numbers: number[]) => sketchOf({ shingles: Uint32Array.from(numbers).sort() })

/** Share of agreeing places: an estimate of Jaccard similarity. */
const agreement = (a: Sketch, b: Sketch) => a.filter((hash, place) => hash === b[place]).length / a.length

test('bands are sixteen different whole numbers a database can index', () => {
  fc.assert(
    fc.property(shingles, (numbers) => {
      const bands = bandsOf(sketch(numbers))
      expect(new Set(bands).size).toBe(16)
      for (const band of bands) expect(Number.isSafeInteger(band) && band >= 0 && band < 2 ** 36).toBe(true)
    }),
  )
})

test('a letter without words shares no band with anybody', () => {
  expect(bandsOf(sketch([]))).toEqual([])
})

test('agreement of sketches follows the similarity of letters', () => {
  const numbers = Array.from({ length: 400 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0)
  const half = agreement(sketch(numbers.slice(0, 300)), sketch(numbers.slice(100, 400)))
  expect(half).toBeGreaterThan(0.25)
  expect(half).toBeLessThan(0.75)
  expect(agreement(sketch(numbers), sketch(numbers))).toBe(1)
  expect(agreement(sketch(numbers.slice(0, 200)), sketch(numbers.slice(200)))).toBeLessThan(0.1)
})
