import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../shapes/base-map.ts'
import type { Frame } from './frame.ts'
import { clipped, clippedRings, FINENESS, pathOf, simplified } from './lines.ts'

const paper = { width: 100, height: 50 } as Frame
const inPaper = (x: number, y: number): Position => [x * FINENESS, y * FINENESS]

describe('simplified lines', () => {
  const line = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), { minLength: 2 })

  test('points on a straight line are left out, corners stay', () => {
    const bent: Position[] = [
      [0, 0],
      [5, 0.1],
      [10, 0],
      [10, 10],
    ]
    expect(simplified(bent, 0.5)).toEqual([bent[0], bent[2], bent[3]])
  })

  test('both ends stay, order stays, and nothing is invented', () => {
    fc.assert(
      fc.property(line, (points) => {
        const result = simplified(points, 2)
        expect(result[0]).toBe(points[0])
        expect(result.at(-1)).toBe(points.at(-1))
        let at = -1
        for (const point of result) {
          at = points.indexOf(point, at + 1)
          expect(at).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test('a ring whose ends meet keeps its shape', () => {
    const ring: Position[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]
    expect(simplified(ring, 0.5)).toEqual(ring)
  })
})

describe('what lies off the paper', () => {
  test('a line inside is kept whole', () => {
    const line = [inPaper(1, 1), inPaper(50, 20), inPaper(99, 49)]
    expect(clipped([line], paper)).toEqual([line])
  })

  test('a line that leaves and comes back becomes two', () => {
    const line = [inPaper(10, 10), inPaper(200, 10), inPaper(300, 10), inPaper(200, 20), inPaper(10, 20)]
    expect(clipped([line], paper)).toEqual([line.slice(0, 2), line.slice(3)])
  })

  test('a line that never touches the paper is dropped', () => {
    expect(clipped([[inPaper(200, 10), inPaper(300, 10)]], paper)).toEqual([])
  })

  test('an area around the paper becomes the paper with its spare edge', () => {
    const [ring] = clippedRings(
      [[inPaper(-500, -500), inPaper(500, -500), inPaper(500, 500), inPaper(-500, 500)]],
      paper,
    )
    expect(Math.max(...(ring ?? []).map(([x]) => x))).toBeLessThan(110 * FINENESS)
    expect(Math.min(...(ring ?? []).map(([, y]) => y))).toBeGreaterThan(-10 * FINENESS)
  })

  test('an area that lies off the paper collapses and is dropped', () => {
    expect(clippedRings([[inPaper(200, 200), inPaper(300, 200), inPaper(300, 300), inPaper(200, 200)]], paper)).toEqual(
      [],
    )
  })
})

describe('paths', () => {
  test.each<[Position[][], boolean, string]>([
    [
      [
        [
          [1, 2],
          [4, 6],
          [3, 6],
        ],
      ],
      false,
      'M1 2l3 4-1 0',
    ],
    [
      [
        [
          [0, 0],
          [5, -5],
          [5, -5],
          [0, 0],
        ],
      ],
      true,
      'M0 0l5-5-5 5z',
    ],
    [
      [
        [
          [7, 7],
          [7, 7],
        ],
      ],
      false,
      '',
    ],
    [
      [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [9, 9],
          [8, 8],
        ],
      ],
      false,
      'M0 0l1 1M9 9l-1-1',
    ],
  ])('%j', (lines, closed, path) => {
    expect(pathOf(lines, closed)).toBe(path)
  })
})
