import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, type TestHouse } from '../../../../tests/support/house.ts'
import { openRoutes } from '../routes.tsx'
import { baseTiles } from './base-tiles.ts'
import { openTileSet, parseTileAddress } from './tile-set.ts'

const decoded = (zipped: Uint8Array) => new VectorTile(new PbfReader(gunzipSync(zipped)))

/** The square that holds a place. */
function squareOf(lon: number, lat: number, z: number) {
  const across = 2 ** z
  const sine = Math.sin((lat * Math.PI) / 180)
  return {
    z,
    x: Math.floor(((lon + 180) / 360) * across),
    y: Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * across),
  }
}

function namesIn(tile: VectorTile, layer: string) {
  const of = tile.layers[layer]
  return Array.from({ length: of?.length ?? 0 }, (_, at) => of?.feature(at).properties.name)
}

describe('the address of a tile', () => {
  test.each([
    ['0', '0', '0'],
    ['11', '1155', '660'],
  ])('%s/%s/%s is read', (z, x, y) => {
    expect(parseTileAddress(z, x, y)).toEqual({ z: Number(z), x: Number(x), y: Number(y) })
  })

  test.each([
    ['-1', '0', '0'],
    ['1', '2', '0'],
    ['1', '0', '2'],
    ['12', '0', '0'],
    ['01', '0', '0'],
    ['1e1', '0', '0'],
    ['0x1', '0', '0'],
    ['1.0', '0', '0'],
    [' 1', '0', '0'],
    ['', '', ''],
    ['99999999999999999999', '0', '0'],
  ])('%j/%j/%j is not one', (z, x, y) => {
    expect(parseTileAddress(z, x, y)).toBeNull()
  })

  test('any text is either no address or that of a square that exists', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (z, x, y) => {
        const address = parseTileAddress(z, x, y)
        if (address) expect(address.x < 2 ** address.z && address.y < 2 ** address.z).toBe(true)
      }),
    )
  })
})

describe('a tile set', () => {
  const layer = {
    name: 'spots',
    from: 2,
    features: [
      {
        type: 'Feature' as const,
        properties: { name: 'Ławka' },
        geometry: { type: 'Point' as const, coordinates: [23, 53] },
      },
    ],
  }

  test('gives back what was put in, where it was, to the width of a hair', () => {
    const square = squareOf(23, 53, 11)
    const tile = openTileSet([layer]).tile(square)
    const spots = decoded(tile?.zipped ?? new Uint8Array()).layers.spots
    const { geometry, properties } = spots?.feature(0).toGeoJSON(square.x, square.y, 11) ?? {}
    expect(properties).toEqual({ name: 'Ławka' })
    const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : []
    expect(lon).toBeCloseTo(23, 3)
    expect(lat).toBeCloseTo(53, 3)
  })

  test('has nothing before the zoom of a layer, and nothing beside it', () => {
    const tiles = openTileSet([layer])
    expect(tiles.tile(squareOf(23, 53, 1))).toBeNull()
    expect(tiles.tile(squareOf(-23, 53, 2))).toBeNull()
    expect(tiles.tile(squareOf(23, 53, 2))).not.toBeNull()
  })

  test('keeps no more than it may, whatever is asked for, and answers the same again', () => {
    const tiles = openTileSet([layer], { bytes: 1000, tiles: 5 })
    const first = tiles.tile(squareOf(23, 53, 9))
    for (let x = 0; x < 40; x++) tiles.tile({ z: 6, x, y: 20 })
    expect(tiles.kept().tiles).toBeLessThanOrEqual(5)
    expect(tiles.kept().bytes).toBeLessThanOrEqual(1000)
    expect(tiles.tile(squareOf(23, 53, 9))?.etag).toBe(first?.etag)
  })
})

eachEngine('the base map', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openRoutes({ region: async () => ['20'] }))
  })
  afterAll(() => house.close())

  const tileAt = async (lon: number, lat: number, z: number) => {
    const tile = (await baseTiles(at.db)).tile(squareOf(lon, lat, z))
    return decoded(tile?.zipped ?? new Uint8Array())
  }

  test('has rivers, lakes and towns with their Polish names', async () => {
    const near = await tileAt(21.77, 53.75, 8)
    expect(namesIn(near, 'water-names')).toContain('Śniardwy')
    expect(namesIn(near, 'towns')).toEqual(expect.arrayContaining(['Giżycko', 'Orzysz']))
    expect(namesIn(await tileAt(22.6, 53.4, 8), 'rivers')).toContain('Biebrza')
    expect(namesIn(await tileAt(22.08, 53.18, 8), 'rivers')).toContain('Narew')
  })

  test('shows from afar the great towns alone, and neighbours abroad', async () => {
    const far = namesIn(await tileAt(23.16, 53.13, 5), 'towns')
    expect(far).toContain('Białystok')
    expect(far).not.toContain('Giżycko')
    expect(namesIn(await tileAt(23.83, 53.68, 8), 'towns')).toContain('Grodno')
  })

  test('draws lines of gminas only close up', async () => {
    const kinds = (tile: VectorTile) => {
      const lines = tile.layers.borders
      return [
        ...new Set(Array.from({ length: lines?.length ?? 0 }, (_, at) => lines?.feature(at).properties.kind)),
      ].sort()
    }
    expect(kinds(await tileAt(23, 53.3, 6))).toEqual(['country', 'voivodeship'])
    expect(kinds(await tileAt(23, 53.3, 8))).toEqual(expect.arrayContaining(['gmina', 'powiat']))
  })

  test('is sent zipped to those who can read that, plain to others, and once', async () => {
    const { z, x, y } = squareOf(23.16, 53.13, 8)
    const path = `https://wiec.example/mapa/kafelki/${z}/${x}/${y}`
    const plain = await wing.stranger().get(`/mapa/kafelki/${z}/${x}/${y}`)
    expect(plain.status).toBe(200)
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile')
    expect(plain.headers.get('cache-control')).toBe('public, max-age=86400')
    expect(plain.headers.getSetCookie()).toEqual([])

    const zipped = await wing.ask(path, { 'accept-encoding': 'gzip, br' })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    expect(namesIn(decoded(new Uint8Array(await zipped.arrayBuffer())), 'towns')).toContain('Białystok')

    const again = await wing.ask(path, { 'if-none-match': zipped.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('has nothing at sea far away, and no page at a square that does not exist', async () => {
    expect((await wing.stranger().get('/mapa/kafelki/6/0/0')).status).toBe(204)
    for (const path of ['/mapa/kafelki/6/64/0', '/mapa/kafelki/30/0/0', '/mapa/kafelki/6/1/01', '/mapa/kafelki/a/b/c'])
      expect((await wing.stranger().get(path)).status, path).toBe(404)
  })
})
