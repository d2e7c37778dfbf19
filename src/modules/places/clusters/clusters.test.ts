import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point } from '../rules.ts'
import { CELLS, type Cluster, clustersIn } from './clusters.ts'
import { inView } from './in-view.ts'
import { pointSetOf, worldOf } from './points.ts'

const aPoint = fc.record({
  lon: fc.double({ min: 19, max: 24, noNaN: true }),
  lat: fc.double({ min: 50.5, max: 54.5, noNaN: true }),
})

/** Some gminas have hundreds of places at one spot, as when only the municipality is known. */
const places = fc
  .array(fc.tuple(aPoint, fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 60 })
  .map((spots) => spots.flatMap(([point, times]) => Array.from({ length: times }, () => point)))

function tileOf({ lon, lat }: Point, zoom: number) {
  const { x, y } = worldOf({ lon, lat })
  return { x: Math.floor(x / 2 ** (32 - zoom)), y: Math.floor(y / 2 ** (32 - zoom)) }
}

/** Every tile of a zoom that the points may be in, each asked for on its own. */
function tilesAround(points: readonly Point[], zoom: number): Cluster[][] {
  const at = points.map((point) => tileOf(point, zoom))
  const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)]
  const { set } = pointSetOf(points)
  const tiles: Cluster[][] = []
  for (let x = Math.min(...xs) - 1; x <= Math.max(...xs) + 1; x++)
    for (let y = Math.min(...ys) - 1; y <= Math.max(...ys) + 1; y++)
      tiles.push(
        clustersIn(set, null, {
          zoom,
          west: x * CELLS,
          north: y * CELLS,
          east: (x + 1) * CELLS,
          south: (y + 1) * CELLS,
        }),
      )
  return tiles
}

const sum = (clusters: readonly Cluster[]) => clusters.reduce((total, { count }) => total + count, 0)

describe('clusters', () => {
  test('all tiles of a zoom together count every place once', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(4, 5, 6, 7), (points, zoom) => {
        expect(sum(tilesAround(points, zoom).flat())).toBe(points.length)
      }),
      { numRuns: 60 },
    )
  })

  test('are the same in whichever window they are asked for', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(5, 6, 7), (points, zoom) => {
        const byTile = tilesAround(points, zoom).flat()
        const { set } = pointSetOf(points)
        // The part of the world that all the points are in, as one window.
        const [nw, se] = [tileOf({ lon: 18, lat: 55.5 }, zoom), tileOf({ lon: 25, lat: 49.5 }, zoom)]
        const whole = clustersIn(set, null, {
          zoom,
          west: nw.x * CELLS,
          north: nw.y * CELLS,
          east: (se.x + 1) * CELLS,
          south: (se.y + 1) * CELLS,
        })
        const inOrder = (clusters: Cluster[]) => clusters.map(({ x, y, count }) => `${x} ${y} ${count}`).sort()
        expect(inOrder(byTile)).toEqual(inOrder(whole))
      }),
      { numRuns: 30 },
    )
  })

  test('seldom cover each other, however dense the places are', () => {
    const points = Array.from({ length: 20_000 }, (_, at) => ({
      lon: 20 + 3 * ((at * 0.618034) % 1),
      lat: 52 + 2 * ((at * 0.754878) % 1),
    }))
    const zoom = 7
    const clusters = tilesAround(points, zoom).flat()
    const pixel = 2 ** (32 - zoom) / 512
    const covered = clusters.filter((one) =>
      clusters.some((other) => other !== one && Math.hypot(one.x - other.x, one.y - other.y) < 30 * pixel),
    )
    expect(clusters.length).toBeGreaterThan(50)
    expect(covered.length / clusters.length).toBeLessThan(0.12)
  })

  test('leave out what a filter does not let through, and what lies nowhere', () => {
    const points = [{ lon: 23, lat: 53 }, null, { lon: 21, lat: 54 }]
    const { set, order } = pointSetOf(points)
    const world = { zoom: 0, west: 0, north: 0, east: CELLS, south: CELLS }
    expect(sum(clustersIn(set, null, world))).toBe(2)
    const mask = Uint8Array.from(order, (at) => (at === 0 ? 1 : 0))
    const [only] = clustersIn(set, mask, { ...world, zoom: 4, east: CELLS * 16, south: CELLS * 16 })
    expect(only).toMatchObject({ count: 1 })
    expect(order[only?.row ?? -1]).toBe(0)
  })
})

test('what lies in a box is counted as looking at each place counts it', () => {
  fc.assert(
    fc.property(places, aPoint, aPoint, (points, a, b) => {
      const box = {
        west: Math.min(a.lon, b.lon),
        east: Math.max(a.lon, b.lon),
        south: Math.min(a.lat, b.lat),
        north: Math.max(a.lat, b.lat),
      }
      // Boxes are a metre or two wider than they say, so that what lies on their edge is in them.
      const edges = [box.west, box.east, box.south, box.north]
      fc.pre(
        points.every(({ lon, lat }) =>
          edges.every((edge) => Math.abs(edge - lon) > 1e-4 && Math.abs(edge - lat) > 1e-4),
        ),
      )
      const { set, order } = pointSetOf(points)
      const found = inView({ set, mask: null, numberOf: (row) => order[row] ?? 0 }, box, 5)
      const within = points.flatMap(({ lon, lat }, at) =>
        lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north ? [at] : [],
      )
      expect(found.count).toBe(within.length)
      expect(found.newest).toEqual(within.toReversed().slice(0, 5))
    }),
    { numRuns: 60 },
  )
})
