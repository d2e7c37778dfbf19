import { describe, expect, test } from 'vitest'
import { gminaCodeAt, isInside, isNear, shapeOf } from './outlines.ts'

const bialystok = { lon: 23.16433, lat: 53.13333 }
const augustow = { lon: 22.97979, lat: 53.84321 }
const grabowka = { lon: 23.262, lat: 53.135 }

describe('which gmina a point is in', () => {
  test.each([
    ['the market of Białystok', bialystok, '2061011'],
    ['the label of gmina Sztabin', { lon: 23.1, lat: 53.68 }, '2001072'],
    ['the sea', { lon: 18.9, lat: 54.8 }, null],
    ['Grodno', { lon: 23.83, lat: 53.68 }, null],
  ])('%s', (_, point, code) => {
    expect(gminaCodeAt(point)).toBe(code)
  })

  test('a point of the gmina made in 2025 falls in the outline it was divided from', () => {
    expect(gminaCodeAt(grabowka)).toBe('2002093')
  })

  test('an enclave is not a part of the gmina around it', () => {
    expect(isInside(augustow, '2001022')).toBe(false)
  })

  test('a unit is found by its code of 2021 as well', () => {
    expect(isInside({ lon: 23.55, lat: 51.88 }, '0601053')).toBe(isInside({ lon: 23.55, lat: 51.88 }, '0601052'))
  })
})

describe('points near a unit', () => {
  test('a point inside is near', () => expect(isNear(bialystok, '2061011')).toBe(true))
  test('a point across the border by less than the outline is exact to is near', () => {
    expect(isInside({ lon: 23.27, lat: 53.14 }, '2061011')).toBe(false)
    expect(isNear({ lon: 23.255, lat: 53.14 }, '2061011', 2)).toBe(true)
  })
  test('a point in another town is not', () => expect(isNear(augustow, '2061011')).toBe(false))
  test('nothing is near a code without an outline', () => expect(isNear(bialystok, '9999999')).toBe(false))
})

describe('what is drawn for a unit', () => {
  test('its own outline', () => {
    expect(shapeOf({ code: '2001022', hasOutline: true, splitFromCode: null })).toEqual({
      code: '2001022',
      ofParent: false,
    })
  })
  test.each([
    ['Grabówka', '2002162', '2002093'],
    ['Szczawa', '1207132', '1207052'],
  ])('for %s of 2025 the outline it was divided from', (_, code, splitFromCode) => {
    expect(shapeOf({ code, hasOutline: false, splitFromCode })).toEqual({ code: splitFromCode, ofParent: true })
  })
})
