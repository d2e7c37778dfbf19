import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Tile, TileAddress } from '../tiles/tile-set.ts'
import { CELLS, type Cluster, clustersIn } from './clusters.ts'
import { type PointSet, placeAt } from './points.ts'

const EXTENT = 4096

/** The name of the layer inside a tile. */
export const MARKS = 'marks'

/** What is drawn: places, those of them a filter lets through (all when null), and what each row is known by. */
export interface Shown {
  set: PointSet
  mask: Uint8Array | null
  numberOf(row: number): number
}

/**
 * A square of the map with marks: each says how many it stands for (`count`) and the box they lie in (`box`, degrees: west,
 * south, east, north); a mark of one is known by the number of its thing. Null where there is nothing.
 */
export function clusterTile(shown: Shown, address: TileAddress, block = blockAround(shown, address)): Tile | null {
  const { numberOf } = shown
  const { z, x, y } = address
  const side = 2 ** (32 - z)
  const clusters = block.filter((cluster) => Math.floor(cluster.x / side) === x && Math.floor(cluster.y / side) === y)
  if (clusters.length === 0) return null
  const inTile = (value: number, tile: number) => Math.round(((value - tile * side) / side) * EXTENT)
  const features = clusters.map((cluster) => ({
    type: 1,
    id: cluster.count === 1 ? numberOf(cluster.row) : undefined,
    geometry: [[inTile(cluster.x, x), inTile(cluster.y, y)]],
    tags: { count: cluster.count, box: boxOf(cluster).join(',') },
  }))
  const tile = { features } as unknown as GeoJSONVTTile
  const zipped = gzipSync(fromGeojsonVt({ [MARKS]: tile }, { version: 2, extent: EXTENT }))
  return { zipped, etag: `"${hash('sha1', zipped, 'base64url')}"` }
}

/**
 * So many squares each way are counted together: from afar those of one view look through the same places, once; near by each has
 * its own.
 */
const blockAt = (zoom: number) => (zoom <= 7 ? 4 : zoom === 8 ? 2 : 1)

/** The name of the block that a square is in. */
export const blockName = ({ z, x, y }: TileAddress) =>
  `${z}/${Math.floor(x / blockAt(z))}/${Math.floor(y / blockAt(z))}`

/** The clusters of the block that a square is in. */
export function blockAround({ set, mask }: Pick<Shown, 'set' | 'mask'>, { z, x, y }: TileAddress): Cluster[] {
  const [right, down] = [Math.floor(x / blockAt(z)), Math.floor(y / blockAt(z))]
  const cells = blockAt(z) * CELLS
  return clustersIn(set, mask, {
    zoom: z,
    west: right * cells,
    north: down * cells,
    east: (right + 1) * cells,
    south: (down + 1) * cells,
  })
}

/** West, south, east, north in degrees, to about a metre. */
export function boxOf({ west, north, east, south }: Cluster): [number, number, number, number] {
  const [nw, se] = [placeAt(west, north), placeAt(east, south)]
  return [nw.lon, se.lat, se.lon, nw.lat].map((degrees) => Number(degrees.toFixed(5))) as [
    number,
    number,
    number,
    number,
  ]
}
