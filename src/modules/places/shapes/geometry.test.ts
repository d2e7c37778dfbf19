import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  areaKm2,
  closedRing,
  crossesItself,
  isNearRings,
  isWithinRings,
  lengthKm,
  type Position,
  problemOf,
  roundPosition,
  tidied,
} from './geometry.ts'

const square: Position[] = [
  [23, 53],
  [23.1, 53],
  [23.1, 53.06],
  [23, 53.06],
]

const position = fc.tuple(fc.double({ min: 14, max: 24, noNaN: true }), fc.double({ min: 49, max: 55, noNaN: true }))

/** A ring around a middle, its corners in order of their bearing: such a ring never crosses itself. */
const star = fc
  .tuple(
    position,
    fc.array(
      fc.record({ turn: fc.integer({ min: 0, max: 359 }), far: fc.double({ min: 0.01, max: 0.5, noNaN: true }) }),
      { minLength: 4, maxLength: 30 },
    ),
  )
  .map(([[lon, lat], spokes]) => {
    const turns = new Map(spokes.map(({ turn, far }) => [turn, far]))
    // Corners all around, so that the middle is inside.
    for (const turn of [0, 90, 180, 270]) if (!turns.has(turn)) turns.set(turn, 0.2)
    const ring = [...turns]
      .sort(([a], [b]) => a - b)
      .map(
        ([turn, far]): Position => [
          lon + far * Math.cos((turn * Math.PI) / 180),
          lat + far * Math.sin((turn * Math.PI) / 180),
        ],
      )
    return { ring, middle: [lon, lat] as Position }
  })

describe('areas that cross themselves', () => {
  const bow: Position[] = [square[0], square[2], square[1], square[3]] as Position[]

  test.each<[string, Position[], boolean]>([
    ['a square', square, false],
    ['a triangle', square.slice(0, 3), false],
    ['a bow', bow, true],
    [
      'a side that runs back over the one before',
      [
        [23, 53],
        [23.1, 53],
        [23.05, 53],
      ],
      true,
    ],
    [
      'a corner on a side further on',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ],
      true,
    ],
    [
      'a corner twice at one place',
      [
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ],
      true,
    ],
  ])('%s', (_, ring, crosses) => {
    expect(crossesItself(ring)).toBe(crosses)
    expect(crossesItself(ring.toReversed())).toBe(crosses)
  })

  test('wherever its corners begin, and whichever way they go, a ring around a middle crosses nothing', () => {
    fc.assert(
      fc.property(star, fc.nat(), ({ ring }, turn) => {
        const at = turn % ring.length
        expect(crossesItself([...ring.slice(at), ...ring.slice(0, at)])).toBe(false)
        expect(crossesItself(ring.toReversed())).toBe(false)
      }),
    )
  })

  test('two corners changed about make a ring cross itself, or leave it as it is', () => {
    const swapped = square.with(1, square[2] as Position).with(2, square[1] as Position)
    expect(crossesItself(swapped)).toBe(true)
  })
})

describe('inside and near', () => {
  test('the middle of a ring is inside, what is beyond its box is not', () => {
    fc.assert(
      fc.property(star, ({ ring, middle }) => {
        expect(isWithinRings(middle, [ring])).toBe(true)
        expect(isWithinRings(middle, [closedRing(ring)])).toBe(true)
        expect(isWithinRings([middle[0] + 1, middle[1]], [ring])).toBe(false)
      }),
    )
  })

  test('a hole is outside', () => {
    const hole: Position[] = square.map(([lon, lat]) => [23.05 + (lon - 23.05) / 4, 53.03 + (lat - 53.03) / 4])
    expect(isWithinRings([23.05, 53.03], [square, hole])).toBe(false)
    expect(isWithinRings([23.01, 53.01], [square, hole])).toBe(true)
  })

  test('a place a little beyond the edge is near by as many kilometres as were meant', () => {
    const closed = closedRing(square)
    expect(isNearRings([22.99, 53.03], [closed], 1)).toBe(true)
    expect(isNearRings([22.98, 53.03], [closed], 1)).toBe(false)
  })
})

describe('sizes on the ground', () => {
  test('a degree of latitude is 111 km long, a hundredth of a square degree at 53° N is 74 km²', () => {
    expect(
      lengthKm([
        [23, 53],
        [23, 54],
      ]),
    ).toBeCloseTo(111.19, 1)
    expect(areaKm2(square)).toBeCloseTo(6.699 * 6.671, 0)
  })

  test('neither depends on the way around', () => {
    fc.assert(
      fc.property(star, ({ ring }) => {
        expect(areaKm2(ring.toReversed())).toBeCloseTo(areaKm2(ring), 6)
        expect(lengthKm(ring.toReversed())).toBeCloseTo(lengthKm(ring), 6)
      }),
    )
  })
})

describe('what is kept of a drawing', () => {
  test('a place is moved by rounding by less than a metre', () => {
    fc.assert(
      fc.property(position, (place) => {
        expect(lengthKm([place, roundPosition(place)])).toBeLessThan(0.001)
        expect(roundPosition(roundPosition(place))).toEqual(roundPosition(place))
      }),
    )
  })

  test('positions said twice, and the one that closes a ring, are left out; doing it again changes nothing', () => {
    expect(tidied('area', closedRing(square))).toHaveLength(4)
    expect(
      tidied('line', [
        [23, 53],
        [23.000001, 53],
        [23.1, 53],
      ]),
    ).toEqual([
      [23, 53],
      [23.1, 53],
    ])
    fc.assert(
      fc.property(
        fc.array(position, { maxLength: 20 }),
        fc.constantFrom('point', 'line', 'area'),
        (positions, kind) => {
          const once = tidied(kind, positions)
          expect(tidied(kind, once)).toEqual(once)
        },
      ),
    )
  })

  test('a ring is closed and goes against the clock, as GeoJSON wants', () => {
    fc.assert(
      fc.property(star, fc.boolean(), ({ ring }, back) => {
        const closed = closedRing(back ? ring.toReversed() : ring)
        expect(closed.at(-1)).toEqual(closed[0])
        const doubled = closed.slice(1).reduce((sum, [x2, y2], at) => {
          const [x1, y1] = closed[at] as Position
          return sum + (x1 * y2 - x2 * y1)
        }, 0)
        expect(doubled).toBeGreaterThan(0)
      }),
    )
  })

  test.each([
    ['point', 0, 'too-few'],
    ['point', 2, 'too-many'],
    ['line', 1, 'too-few'],
    ['line', 2, null],
    ['line', 201, 'too-many'],
    ['area', 2, 'too-few'],
  ] as const)('a %s of %d positions: %s', (kind, count, problem) => {
    const positions = Array.from({ length: count }, (_, at): Position => [23 + at / 1000, 53])
    expect(problemOf(kind, positions)).toBe(problem)
  })
})
