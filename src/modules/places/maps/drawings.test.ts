import { describe, expect, test } from 'vitest'
import { distanceKm } from '../rules.ts'
import { drawArea, drawRegion } from './drawings.ts'
import { frameFor, heightFor } from './frame.ts'
import { PICTURE, pointOnPicture } from './picture.tsx'
import { groupedPoints } from './points-on-paper.ts'
import { nameOnPaper, outlineUnit, placeOnPaper } from './towns.ts'

const podlaskie = { west: 21.6, south: 52.3, east: 23.9, north: 54.4 }

describe('paper', () => {
  const frame = frameFor(podlaskie, { width: 400, height: 600, margin: 10 })

  test('the box lies on it, within the margins, north up', () => {
    const corners = [
      frame.project([podlaskie.west, podlaskie.north]),
      frame.project([podlaskie.east, podlaskie.south]),
    ] as const
    expect(corners[0][1]).toBeLessThan(corners[1][1])
    for (const [x, y] of corners) {
      expect(x).toBeGreaterThanOrEqual(9.9)
      expect(x).toBeLessThanOrEqual(390.1)
      expect(y).toBeGreaterThanOrEqual(9.9)
      expect(y).toBeLessThanOrEqual(590.1)
    }
  })

  test('a spot of the paper leads back to the place that was put there', () => {
    const [x, y] = frame.project([23.16433, 53.13333])
    const { lon, lat } = frame.pointAt(x, y)
    expect(lon).toBeCloseTo(23.16433, 6)
    expect(lat).toBeCloseTo(53.13333, 6)
  })

  test('its scale is that of the ground', () => {
    const [x, y] = frame.project([23, 53])
    const km = distanceKm({ lon: 23, lat: 53 }, frame.pointAt(x + 100, y))
    expect(km / (100 * frame.kmPerUnit)).toBeCloseTo(1, 2)
  })

  test('its height follows from the shape of what it holds', () => {
    const square = { west: 20, south: 52, east: 20 + 1 / Math.cos((52.5 * Math.PI) / 180), north: 53 }
    expect(heightFor(square, { width: 100, margin: 0 })).toBeCloseTo(100, -0.5)
  })
})

describe('drawings', () => {
  test('a region has its three kinds of lines, water, and only its own gminas', () => {
    const region = drawRegion(['20', '28'])
    for (const layer of [
      region.ground,
      region.gminas,
      region.powiats,
      region.voivodeships,
      region.rivers,
      region.water,
    ])
      expect(layer).toMatch(/^M/)
    expect(region.shown.every(({ woj }) => woj === '20' || woj === '28')).toBe(true)
    expect(region.shown).toHaveLength(234)
  })

  test('a gmina is drawn with its neighbours, and again from what was kept', () => {
    const augustow = drawArea('2001022')
    expect(augustow.shown.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Sztabin', 'Nowinka', 'Bargłów Kościelny']),
    )
    expect(drawArea('2001022')).toBe(augustow)
    expect(drawArea('2001022', { width: 200, height: 200 })).not.toBe(augustow)
  })

  test('the edge of the country shows only where the paper reaches it', () => {
    expect(drawArea('2061011').borders).toBe('')
    expect(drawArea('2011').borders).toMatch(/^M/)
  })

  test('lines of gminas are left out of a drawing too coarse for them', () => {
    expect(drawArea('20').gminas).toBe('')
    expect(drawArea('2001').gminas).toMatch(/^M/)
  })

  test('a code without an outline cannot be drawn', () => {
    expect(() => drawArea('2002162')).toThrow('2002162')
  })
})

describe('places on a drawing', () => {
  const drawing = drawArea('2001022')

  test('a unit has its middle on the paper, or null off it', () => {
    expect(placeOnPaper(drawing, '2001022')?.[0]).toBeCloseTo(240, -1)
    expect(placeOnPaper(drawing, '1465011')).toBeNull()
    expect(placeOnPaper(drawing, '9999999')).toBeNull()
  })

  test('the name of a gmina stands inside it, or nowhere when it does not fit', () => {
    expect(nameOnPaper(drawing, '2001022', 60)).not.toBeNull()
    expect(nameOnPaper(drawing, '2001022', 2000)).toBeNull()
  })

  test('the base map names a unit', () => {
    expect(outlineUnit('2001022')).toEqual({ code: '2001022', name: 'Augustów', type: 'rural', level: 'gmina' })
    expect(() => outlineUnit('2002162')).toThrow('2002162')
  })

  test('points that would cover each other share a mark; points off the paper have none', () => {
    const at = (lon: number, lat: number) => ({ point: { lon, lat } })
    const groups = groupedPoints([at(22.98, 53.84), at(22.9801, 53.8401), at(22.8, 53.9), at(21, 52)], drawing.frame)
    expect(groups.map((group) => group.points.length).sort()).toEqual([1, 2])
  })

  test('any number of points makes at most one mark to a square of the paper', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      point: { lon: 22.7 + (at % 71) * 0.007, lat: 53.7 + (at % 73) * 0.004 },
    }))
    const groups = groupedPoints(many, drawing.frame)
    expect(groups.length).toBeLessThan((480 / 26 + 1) * (360 / 26 + 1))
    expect(groups.reduce((sum, group) => sum + group.points.length, 0)).toBeGreaterThan(3000)
  })
})

describe('pressing the picture of a unit', () => {
  const augustow = { code: '2001011', hasOutline: true, splitFromCode: null }

  test('leads to the place under the finger', () => {
    const { frame } = drawArea('2001011', PICTURE)
    const [x, y] = frame.project([22.97979, 53.84321])
    const point = pointOnPicture(augustow, Math.round(x), Math.round(y))
    expect(distanceKm(point ?? { lon: 0, lat: 0 }, { lon: 22.97979, lat: 53.84321 })).toBeLessThan(frame.kmPerUnit)
  })

  test.each([
    [0, 0],
    [-1, 5],
    [321, 5],
    [5, 321],
    [1.5, 5],
    [Number.NaN, 5],
  ])('at %d, %d is no place', (x, y) => {
    expect(pointOnPicture(augustow, x, y)).toBeNull()
  })

  test('a gmina without an outline is pressed on that of its parent', () => {
    expect(pointOnPicture({ code: '2002162', hasOutline: false, splitFromCode: '2002093' }, 160, 160)).not.toBeNull()
  })
})
