import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../../places/index.ts'
import { lengthKm } from '../../places/index.ts'
import type { Answer } from '../model.ts'
import { CELL_SIDES_KM, cellsUnder, MOST_CELLS, ringOf, stepsOf } from './grid.ts'
import { openMapTally } from './tally.ts'

const steps = stepsOf(1)
/** A place by squares of one kilometre. */
const at = (x: number, y: number): Position => [x * steps.lon, y * steps.lat]

const inPoland = fc.tuple(fc.double({ min: 14, max: 24, noNaN: true }), fc.double({ min: 49, max: 55, noNaN: true }))

describe('squares', () => {
  test.each(CELL_SIDES_KM)('have sides of about %d km', (side) => {
    for (const lat of [49.5, 52, 54.5]) {
      const row = Math.floor(lat / stepsOf(side).lat)
      const [a, b, c] = ringOf({ column: 100, row }, side) as [Position, Position, Position]
      expect(lengthKm([b, c]) / side).toBeCloseTo(1, 2)
      expect(Math.abs(lengthKm([a, b]) / side - 1)).toBeLessThan(0.06)
    }
  })

  test('hold each point in one of them', () => {
    fc.assert(
      fc.property(inPoland, fc.constantFrom(...CELL_SIDES_KM), (place, side) => {
        const cells = [...(cellsUnder('point', [place], side) ?? [])]
        expect(cells).toHaveLength(1)
        const [column = 0, row = 0] = cells[0]?.split(' ').map(Number) ?? []
        const [sw, , ne] = ringOf({ column, row }, side) as [Position, Position, Position]
        expect(place[0]).toBeGreaterThanOrEqual(sw[0] - 1e-9)
        expect(place[0]).toBeLessThanOrEqual(ne[0] + 1e-9)
        expect(place[1]).toBeGreaterThanOrEqual(sw[1] - 1e-9)
        expect(place[1]).toBeLessThanOrEqual(ne[1] + 1e-9)
      }),
    )
  })

  test('under a line are all those it passes through, each beside the one before', () => {
    expect(cellsUnder('line', [at(0.5, 0.5), at(3.5, 0.5)], 1)).toEqual(new Set(['0 0', '1 0', '2 0', '3 0']))
    expect(cellsUnder('line', [at(0.5, 0.2), at(1.5, 0.8), at(1.2, 1.5)], 1)).toEqual(new Set(['0 0', '1 0', '1 1']))
    const place = fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }))
    fc.assert(
      fc.property(place, place, (from, to) => {
        const cells = cellsUnder('line', [at(...from), at(...to)], 1) ?? new Set()
        // Points along it lie in those squares, but for what a binary fraction leaves on an edge.
        for (let share = 0.0137; share < 1; share += 0.05) {
          const [x, y] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
          const onEdge = [x, y].some((value) => Math.abs(value - Math.round(value)) < 1e-6)
          if (!onEdge) expect(cells).toContain(`${Math.floor(x)} ${Math.floor(y)}`)
        }
      }),
    )
  })

  test('under an area are those inside it as well', () => {
    const cells = cellsUnder('area', [at(0.5, 0.5), at(4.5, 0.5), at(4.5, 4.5), at(0.5, 4.5)], 1)
    expect(cells?.size).toBe(25)
    expect(cells).toContain('2 2')
  })

  test('are not counted under a shape as large as the country', () => {
    expect(
      cellsUnder(
        'area',
        [
          [15, 50],
          [23, 50],
          [23, 54],
        ],
        0.25,
      ),
    ).toBeNull()
    const side = Math.floor(Math.sqrt(MOST_CELLS)) - 2
    expect(cellsUnder('area', [at(0, 0), at(side, 0), at(side, side), at(0, side)], 1)).not.toBeNull()
  })
})

describe('counting answers', () => {
  const drawn = (...places: Position[]): Answer => ({
    shapes: places.map((place) => ({ positions: [place], followUps: {} })),
  })
  const count = (answers: (Answer | undefined)[], least = 3) => {
    const tally = openMapTally({ shape: 'point' }, { cellKm: 1, least })
    for (const answer of answers) tally.add(answer)
    return tally.results()
  }

  test('a square is published when enough people are in it', () => {
    const here = drawn(at(5.5, 5.5))
    expect(count([here, here]).cells).toEqual([])
    expect(count([here, here])).toMatchObject({ drew: 2, hiddenCells: 1 })
    expect(count([here, here, here]).cells).toEqual([{ column: 5, row: 5, people: 3 }])
  })

  test('one person counts once in a square, however many points they put there', () => {
    const eager = drawn(at(5.1, 5.1), at(5.5, 5.5), at(5.9, 5.9))
    expect(count([eager])).toMatchObject({ drew: 1, shapes: 3, cells: [], hiddenCells: 1 })
  })

  test('words, units, skips and silence are no squares; few people of a unit are not named', () => {
    const inUnit: Answer = { placeWords: '', unitCode: '2001011' }
    const results = count([
      { placeWords: 'przy młynie' },
      inUnit,
      inUnit,
      { skipped: 'unknown' },
      undefined,
      { shapes: [] },
    ])
    expect(results).toMatchObject({ drew: 0, inWords: 3, cells: [], units: [] })
    expect(count([inUnit, inUnit, inUnit]).units).toEqual([{ code: '2001011', people: 3 }])
  })

  test('whatever people draw, no published square has fewer people than the least, and none is published twice', () => {
    const person = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (people, least) => {
        const answers = people.map((places) => drawn(...places.map(([x, y]) => at(x + 0.5, y + 0.5))))
        const { cells, drew, hiddenCells } = count(answers, least)
        expect(drew).toBe(people.filter((places) => places.length > 0).length)
        expect(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size).toBe(cells.length)
        for (const { column, row, people: counted } of cells) {
          expect(counted).toBeGreaterThanOrEqual(least)
          expect(counted).toBe(people.filter((places) => places.some(([x, y]) => x === column && y === row)).length)
        }
        const touched = new Set(people.flat().map(([x, y]) => `${x} ${y}`))
        expect(cells.length + hiddenCells).toBe(touched.size)
      }),
    )
  })
})
