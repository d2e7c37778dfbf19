import type { HttpContext } from '../../../platform/http/index.ts'
import { type PreparedSheet, prepareSheet } from '../maps/prepare.ts'
import type { Box } from '../rules.ts'
import { boxOf } from './cluster-tile.ts'
import { CELLS, clustersIn } from './clusters.ts'
import { type Figures, figuresOf } from './figures.ts'
import { inView } from './in-view.ts'
import { type LayerView, type MapLayer, MOST_TOLD, type ToldThing } from './layer.ts'
import type { MarkLook } from './mark-signs.tsx'
import { placeAt, worldOf } from './points.ts'

/** A mark on the picture of a map. */
export interface SheetMark {
  x: number
  y: number
  count: number
  /** What it stands for, when that is one thing. */
  thing: ToldThing | null
  /** Where to look nearer at what it stands for. */
  view: Box
}

export interface ShownLayer {
  layer: MapLayer
  look: MarkLook
  /** Filters as they stand in an address, without the question mark. */
  query: string
  told: { count: number; things: ToldThing[] }
  marks: SheetMark[]
}

/** What `<LayersMap>` is drawn from. */
export interface PreparedLayers {
  box: Box
  sheet: PreparedSheet
  layers: ShownLayer[]
  figures: { layer: MapLayer; figures: Figures } | null
}

export interface LayersNeeds {
  box: Box
  layers: readonly { layer: MapLayer; look: MarkLook; query: string }[]
  /** The layer whose counts paint the gminas, or none. */
  figuresOf?: MapLayer | undefined
}

/** In pixels, about as wide as a page: marks and names on the picture have the size they have in the browser. */
const PAPER = { width: 720, height: 540 }

/** Gathers a map of some layers under the filters of the address that is asked for. */
export async function prepareLayers(
  c: HttpContext,
  { box, layers, figuresOf: painted }: LayersNeeds,
): Promise<PreparedLayers> {
  const sheet = await prepareSheet(c.get('context').db, box, null, PAPER)
  const shown: ShownLayer[] = []
  for (const each of layers) {
    const view = await each.layer.view(c)
    const { count, newest } = inView(view, box, MOST_TOLD)
    shown.push({ ...each, told: { count, things: await view.tell(newest) }, marks: await marksOf(view, sheet) })
  }
  return {
    box,
    sheet,
    layers: shown,
    figures: painted ? { layer: painted, figures: figuresOf(await painted.view(c), painted, c) } : null,
  }
}

async function marksOf(view: LayerView, { drawing: { frame } }: PreparedSheet): Promise<SheetMark[]> {
  const zoom = zoomOf(frame.kmPerUnit, (frame.box.north + frame.box.south) / 2)
  const side = 2 ** 32 / (CELLS * 2 ** zoom)
  const nw = worldOf({ lon: frame.box.west, lat: frame.box.north })
  const se = worldOf({ lon: frame.box.east, lat: frame.box.south })
  const clusters = clustersIn(view.set, view.mask, {
    zoom,
    west: Math.floor(nw.x / side),
    north: Math.floor(nw.y / side),
    east: Math.floor(se.x / side) + 1,
    south: Math.floor(se.y / side) + 1,
  })
  const marks: SheetMark[] = []
  for (const cluster of clusters) {
    const { lon, lat } = placeAt(cluster.x, cluster.y)
    const [x, y] = frame.project([lon, lat])
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue
    const [west, south, east, north] = boxOf(cluster)
    const thing = cluster.count === 1 ? ((await view.tell([view.numberOf(cluster.row)]))[0] ?? null) : null
    marks.push({ x, y, count: cluster.count, thing, view: widened({ west, south, east, north }) })
  }
  return marks
}

/** The zoom of the browser's map at which a kilometre is about as long as on the paper. */
function zoomOf(kmPerUnit: number, lat: number): number {
  const kmPerPixel = (40_075 / 512) * Math.cos((lat * Math.PI) / 180)
  return Math.max(0, Math.min(16, Math.round(Math.log2(kmPerPixel / kmPerUnit))))
}

// A box around one spot is none to look at: at least some streets around it.
function widened({ west, south, east, north }: Box): Box {
  const [aside, up] = [Math.max(0.02, (east - west) * 0.1), Math.max(0.012, (north - south) * 0.1)]
  return { west: west - aside, south: south - up, east: east + aside, north: north + up }
}
