import { describe, expect, test } from 'vitest'
import {
  ancestorsOf,
  boxAround,
  codeOn,
  distanceKm,
  isCityCode,
  isUnitCode,
  isWithin,
  levelOf,
  typeOf,
  typeOfCode,
  type UnitCode,
} from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['20', true],
  ['2001', true],
  ['2001011', true],
  ['200', false],
  ['200101', false],
  ['20010111', false],
  ['2001o11', false],
  ['', false],
])('%j is a code of a unit: %s', (code, expected) => {
  expect(isUnitCode(code)).toBe(expected)
})

test.each([
  ['20', 'voivodeship', []],
  ['2001', 'powiat', ['20']],
  ['2001011', 'gmina', ['2001', '20']],
])('%s is a %s in %j', (code, level, ancestors) => {
  expect(levelOf(code)).toBe(level)
  expect(ancestorsOf(code)).toEqual(ancestors)
})

test.each([
  ['2001011', '2001', true],
  ['2001011', '20', true],
  ['2001011', '2001011', true],
  ['2001011', '2001022', false],
  ['2001', '2001011', false],
  ['2002011', '2001', false],
  ['20', '2001', false],
  ['0601052', '0601053', true],
  ['2002094', '2002093', true],
])('%s lies within %s: %s', (code, ancestor, expected) => {
  expect(isWithin(code, ancestor)).toBe(expected)
})

test.each([
  ['2061', true],
  ['2061011', true],
  ['2001', false],
  ['61', false],
])('%s is a city with the rights of a powiat: %s', (code, expected) => {
  expect(isCityCode(code)).toBe(expected)
})

test('types are read from the words of the register and from codes', () => {
  expect(typeOf('gmina miejsko-wiejska')).toBe('urban-rural')
  expect(() => typeOf('hrabstwo')).toThrow('hrabstwo')
  expect(typeOfCode('2001022')).toBe('rural')
  expect(() => typeOfCode('2001024')).toThrow('2001024')
})

describe('codes by day', () => {
  const old: UnitCode = {
    code: '0601052',
    name: 'Janów',
    type: 'rural',
    seenFrom: day('2021-09-16'),
    seenTo: day('2021-09-16'),
  }
  const now: UnitCode = {
    ...old,
    code: '0601053',
    type: 'urban-rural',
    seenFrom: day('2026-02-05'),
    seenTo: day('2026-02-05'),
  }
  const always = { validFrom: null, validTo: null }

  test.each([
    ['2010-01-01', '0601052'],
    ['2021-09-16', '0601052'],
    ['2026-02-04', '0601052'],
    ['2026-02-05', '0601053'],
    ['2030-01-01', '0601053'],
  ])('on %s the unit had the code %s', (date, code) => {
    expect(codeOn(always, [now, old], day(date))?.code).toBe(code)
  })

  test.each([
    ['2024-12-31', null],
    ['2025-01-01', '0601053'],
    ['2027-12-31', '0601053'],
    ['2028-01-01', null],
  ])('a unit of 2025 to 2027 on %s: %s', (date, code) => {
    const span = { validFrom: day('2025-01-01'), validTo: day('2028-01-01') }
    expect(codeOn(span, [now], day(date))?.code ?? null).toBe(code)
  })
})

describe('distances', () => {
  const bialystok = { lon: 23.16433, lat: 53.13333 }
  const warszawa = { lon: 21.01178, lat: 52.22977 }

  test('Białystok to Warszawa is 176 km', () => expect(distanceKm(bialystok, warszawa)).toBeCloseTo(176.2, 0))
  test('no distance to itself', () => expect(distanceKm(bialystok, bialystok)).toBe(0))
  test('a degree of a meridian is 111.2 km', () =>
    expect(distanceKm({ lon: 20, lat: 52 }, { lon: 20, lat: 53 })).toBeCloseTo(111.19, 1))

  test('a box holds everything that is within the distance', () => {
    const { west, east, south, north } = boxAround(bialystok, 20)
    for (const corner of [
      { lon: west, lat: bialystok.lat },
      { lon: east, lat: bialystok.lat },
      { lon: bialystok.lon, lat: south },
      { lon: bialystok.lon, lat: north },
    ])
      expect(distanceKm(bialystok, corner)).toBeGreaterThanOrEqual(19.99)
  })
})
