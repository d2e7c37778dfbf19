import type { ExpressionSpecification, MapGeoJSONFeature } from 'maplibre-gl'
import { type MarkLook, markPath, markSize, stepAside } from '../../clusters/mark-signs.tsx'
import { FONTS } from '../../tiles/style.ts'
import { coloursNow, type LibraryMap, type MapBox } from './base-map.ts'

/** A layer as the page names it. */
export interface LayerShown {
  name: string
  words: string
  /** Filters as they stand in an address. */
  query: string
  look: MarkLook
}

/** The most that a mark of each size stands for: one, up to nine, and so on (see `markSize`). */
const SIZES = [1, 9, 99, 999, 1_000_000]

/** Amber is light in every theme, so what is written on it is always dark. */
const ON_AMBER = '#1c1f1d'

const DEEPEST_MARKS = 16

/** Lays the marks of layers over the base map, the first of them on top. */
export function layMarks(map: LibraryMap, layers: readonly LayerShown[], thousand: string) {
  for (const [at, layer] of layers.toReversed().entries()) {
    addImages(map, layer.look)
    map.addSource(layer.name, {
      type: 'vector',
      tiles: [`${location.origin}/kafle/${layer.name}/{z}/{x}/{y}${layer.query ? `?${layer.query}` : ''}`],
      minzoom: 0,
      maxzoom: DEEPEST_MARKS,
    })
    const many = layers.length > 1
    map.addLayer({
      id: layer.name,
      type: 'symbol',
      source: layer.name,
      'source-layer': 'marks',
      layout: {
        'icon-image': [
          'step',
          ['get', 'count'],
          imageName(layer.look, 0),
          ...SIZES.slice(0, -1).flatMap((most, size) => [most + 1, imageName(layer.look, size + 1)]),
        ] as unknown as ExpressionSpecification,
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'text-font': [FONTS.upright],
        'text-size': ['step', ['get', 'count'], 14, 100, 13, 1000, 12],
        'text-field': [
          'case',
          ['==', ['get', 'count'], 1],
          '',
          ['<', ['get', 'count'], 10_000],
          ['to-string', ['get', 'count']],
          ['concat', ['to-string', ['round', ['/', ['get', 'count'], 1000]]], ` ${thousand}`],
        ],
        'symbol-sort-key': ['get', 'count'],
        'symbol-z-order': 'source',
      },
      paint: {
        'text-color': coloursOf(layer.look).text,
        // Things of several layers stand at the middle of the same gmina: each layer steps aside its own way.
        ...(many
          ? { 'icon-translate': stepAside(layers.length - 1 - at), 'text-translate': stepAside(layers.length - 1 - at) }
          : {}),
      },
    })
  }
}

function coloursOf(look: MarkLook): { fill: string; edge: string; text: string } {
  const { main, link, attention, ink, card, 'on-main': onMain } = coloursNow()
  if (look === 'square') return { fill: link, edge: card, text: card }
  if (look === 'diamond') return { fill: attention, edge: card, text: ON_AMBER }
  if (look === 'hexagon') return { fill: ink, edge: card, text: card }
  return { fill: main, edge: card, text: onMain }
}

const imageName = (look: MarkLook, size: number) => `${look} ${size}`

/** Drawn on a canvas in the colours of the page, twice as fine as the screen needs at least. */
function addImages(map: LibraryMap, look: MarkLook) {
  const { fill, edge } = coloursOf(look)
  const fine = 2
  for (const [size, most] of SIZES.entries()) {
    const r = markSize(most)
    const side = Math.ceil(r * 1.35 + 3) * 2
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = side * fine
    const paper = canvas.getContext('2d')
    if (!paper) return
    paper.scale(fine, fine)
    paper.translate(side / 2, side / 2)
    paper.lineJoin = 'round'
    const path = new Path2D(markPath(look, r))
    paper.strokeStyle = edge
    paper.lineWidth = 4
    paper.stroke(path)
    paper.fillStyle = fill
    paper.fill(path)
    const { data } = paper.getImageData(0, 0, canvas.width, canvas.height)
    const image = { width: canvas.width, height: canvas.height, data: new Uint8Array(data) }
    if (map.hasImage(imageName(look, size))) map.removeImage(imageName(look, size))
    map.addImage(imageName(look, size), image, { pixelRatio: fine })
  }
}

/** What a mark stands for. */
export interface Pressed {
  layer: string
  count: number
  box: MapBox
}

const FINGER = 10

/** The mark under a spot of the map, or the one nearest to it within `reach` pixels. Null where there is none. */
export function markAt(
  map: LibraryMap,
  [x, y]: [number, number],
  layers: readonly LayerShown[],
  reach = FINGER,
): Pressed | null {
  const found = map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers: layers.map(({ name }) => name) },
  )
  const far = (feature: MapGeoJSONFeature) => {
    if (feature.geometry.type !== 'Point') return Number.POSITIVE_INFINITY
    const [lon = 0, lat = 0] = feature.geometry.coordinates
    const spot = map.project([lon, lat])
    return Math.hypot(spot.x - x, spot.y - y)
  }
  const [nearest] = found.toSorted((a, b) => far(a) - far(b))
  if (!nearest) return null
  const { count, box } = nearest.properties
  return { layer: nearest.layer.id, count: Number(count), box: String(box).split(',').map(Number) as MapBox }
}

/** Strengths of the classes of figures, the emptiest first; the picture says the same in `layers.css`. */
export const STRENGTHS = [0.16, 0.3, 0.46, 0.62, 0.8]

/** Paints gminas by class under the lines and names of the base map. */
export function layFigures(map: LibraryMap, classes: Record<string, number> | null) {
  if (!classes) return
  const { main } = coloursNow()
  map.addSource('gminas', {
    type: 'vector',
    tiles: [`${location.origin}/mapa/gminy/{z}/{x}/{y}`],
    minzoom: 0,
    maxzoom: 11,
    bounds: [13, 48, 26, 56],
  })
  const codes = Map.groupBy(Object.keys(classes), (code) => classes[code] ?? 0)
  map.addLayer(
    {
      id: 'gminas-painted',
      type: 'fill',
      source: 'gminas',
      'source-layer': 'gminas',
      paint: {
        'fill-color': main,
        'fill-antialias': false,
        'fill-opacity':
          codes.size === 0
            ? 0
            : ([
                'match',
                ['get', 'code'],
                ...[...codes].flatMap(([of, each]) => [each, STRENGTHS[of - 1] ?? 0]),
                0,
              ] as unknown as ExpressionSpecification),
      },
    },
    'gminas',
  )
}
