import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { DEEPEST_ZOOM } from './style.ts'

/** Things of one kind on a map, in degrees of WGS84. A layer may come in several parts, each shown from its own zoom on. */
export interface TileLayer {
  name: string
  /** The least zoom at which these are in tiles. */
  from: number
  features: GeoJSON.Feature[]
}

/** A square of the map: `z` is the zoom, `x` grows to the east, `y` to the south. */
export interface TileAddress {
  z: number
  x: number
  y: number
}

export interface Tile {
  /** A vector tile (Mapbox Vector Tile specification 2.1), zipped by gzip. */
  zipped: Uint8Array<ArrayBuffer>
  etag: string
}

export interface TileSet {
  /** The square of the map, or null where there is nothing. */
  tile(address: TileAddress): Tile | null
  /** What is kept now: how many squares, and their bytes. */
  kept(): { tiles: number; bytes: number }
}

/** A little more than the region at every zoom; the tile longest not asked for goes first. */
const MOST_BYTES = 24 * 1024 * 1024
const MOST_TILES = 4000

const EXTENT = 4096

/** Cuts layers into vector tiles when they are asked for, and keeps those asked for lately. */
export function openTileSet(layers: readonly TileLayer[], limits = { bytes: MOST_BYTES, tiles: MOST_TILES }): TileSet {
  const parts = layers.map(({ name, from, features }) => ({
    name,
    from,
    squares: new GeoJSONVT(
      { type: 'FeatureCollection', features },
      // Lines are drawn to half a pixel; names and lines that cross the edge of a square need to be in both.
      { maxZoom: DEEPEST_ZOOM, extent: EXTENT, tolerance: 4, buffer: 128, indexMaxZoom: 4, wrap: false },
    ),
  }))
  const kept = new Map<string, Tile | null>()
  let bytes = 0

  return {
    tile(address) {
      const key = `${address.z}/${address.x}/${address.y}`
      const before = kept.get(key)
      if (before !== undefined) {
        // What is asked for again moves to the end: the first is the one longest not asked for.
        kept.delete(key)
        kept.set(key, before)
        return before
      }
      const tile = cut(address)
      kept.set(key, tile)
      bytes += sizeOf(tile)
      for (const [oldest, old] of kept) {
        if (bytes <= limits.bytes && kept.size <= limits.tiles) break
        kept.delete(oldest)
        bytes -= sizeOf(old)
      }
      return tile
    },
    kept: () => ({ tiles: kept.size, bytes }),
  }

  function cut({ z, x, y }: TileAddress): Tile | null {
    const found: Record<string, GeoJSONVTTile> = {}
    for (const { name, from, squares } of parts) {
      const square = z < from ? null : squares.getTile(z, x, y)
      if (!square || square.features.length === 0) continue
      const other = found[name]
      found[name] = other ? { ...other, features: [...other.features, ...square.features] } : square
    }
    if (Object.keys(found).length === 0) return null
    const zipped = gzipSync(fromGeojsonVt(found, { version: 2, extent: EXTENT }))
    return { zipped, etag: `"${hash('sha1', zipped, 'base64url')}"` }
  }
}

const sizeOf = (tile: Tile | null) => tile?.zipped.length ?? 0

const NUMBER = /^(0|[1-9]\d{0,6})$/

/** Reads the three numbers of a square strictly: none but plain decimals, and only squares that exist. Null otherwise. */
export function parseTileAddress(z: string, x: string, y: string, deepest = DEEPEST_ZOOM): TileAddress | null {
  if (![z, x, y].every((part) => NUMBER.test(part))) return null
  const address = { z: Number(z), x: Number(x), y: Number(y) }
  const across = 2 ** address.z
  return address.z <= deepest && address.x < across && address.y < across ? address : null
}
