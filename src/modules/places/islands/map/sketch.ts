import type { GeoJSONSource, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import type { Drawing } from '../../drawing.ts'
import type { Position } from '../../shapes/geometry.ts'
import { FONTS } from '../../tiles/style.ts'
import { coloursNow, type LibraryMap } from './base-map.ts'

export interface Corner {
  shape: number
  corner: number
}

export interface SketchNeeds {
  drawing: () => Drawing
  /** The limit of the question as GeoJSON, or null. */
  limit: GeoJSON.Feature | null
  put: (at: Position) => void
  press: (corner: Corner) => void
  /** While a corner is dragged, and when it is let go. */
  drag: (corner: Corner, to: Position, done: boolean) => void
}

export interface Sketch {
  /** Draws what the drawing is now. */
  draw(): void
  /** Lays everything over a base map that was painted anew. */
  again(): void
}

/** How near to a corner a press takes hold of it, in pixels: a finger hides more than a mouse does. */
const REACH = { mouse: 12, touch: 24 }

/** Shows a drawing on a map, and tells what people do to it there by mouse and by touch. */
export function openSketch(map: LibraryMap, needs: SketchNeeds): Sketch {
  const again = () => {
    addLayers(map, needs)
    draw()
  }
  const draw = () => {
    ;(map.getSource('drawn') as GeoJSONSource | undefined)?.setData(featuresOf(needs.drawing()))
  }
  const cornerAt = (event: MapMouseEvent | MapTouchEvent, reach: number) =>
    nearestCorner(map, needs.drawing(), event.point, reach)

  map.on('click', (event) => {
    const corner = cornerAt(event, isByTouch(event.originalEvent) ? REACH.touch : REACH.mouse)
    if (corner) needs.press(corner)
    else needs.put([event.lngLat.lng, event.lngLat.lat])
  })
  map.on('mousedown', (event) => {
    const held = cornerAt(event, REACH.mouse)
    if (held) hold(event, held, 'mousemove', 'mouseup')
  })
  map.on('touchstart', (event) => {
    const held = event.points.length === 1 ? cornerAt(event, REACH.touch) : null
    if (held) hold(event, held, 'touchmove', 'touchend')
  })
  map.on('mousemove', (event) => {
    map.getCanvas().style.cursor = cornerAt(event, REACH.mouse) ? 'move' : 'crosshair'
  })
  again()
  return { draw, again }

  function hold(
    event: MapMouseEvent | MapTouchEvent,
    corner: Corner,
    moves: 'mousemove' | 'touchmove',
    ends: 'mouseup' | 'touchend',
  ) {
    // Keeps the map itself where it is.
    event.preventDefault()
    let last: Position | null = null
    const moved = (event: MapMouseEvent | MapTouchEvent) => {
      last = [event.lngLat.lng, event.lngLat.lat]
      needs.drag(corner, last, false)
    }
    map.on(moves, moved)
    const letGo = () => {
      map.off(moves, moved)
      if (last) needs.drag(corner, last, true)
    }
    map.once(ends, letGo)
  }
}

// Browsers tell of a click by what it was made; those that do not are taken for a mouse.
const isByTouch = (event: MouseEvent) => event instanceof PointerEvent && event.pointerType === 'touch'

function nearestCorner(
  map: LibraryMap,
  { shapes }: Drawing,
  at: { x: number; y: number },
  reach: number,
): Corner | null {
  let nearest: Corner | null = null
  let least = reach
  for (const [shape, { positions }] of shapes.entries())
    for (const [corner, position] of positions.entries()) {
      const { x, y } = map.project(position)
      const away = Math.hypot(x - at.x, y - at.y)
      if (away > least) continue
      least = away
      nearest = { shape, corner }
    }
  return nearest
}

/** Lines and areas as they are, their corners as points, and a number for each shape. */
export function featuresOf({ kind, shapes, open }: Drawing): GeoJSON.FeatureCollection {
  const features = shapes.flatMap(({ positions }, at): GeoJSON.Feature[] => {
    const properties = { number: String(at + 1), open: at === open ? 1 : 0 }
    const [first] = positions
    const corners = positions.map((coordinates, corner) =>
      featureOf(
        { type: 'Point', coordinates },
        { ...properties, part: kind === 'point' ? 'spot' : 'corner', last: corner === positions.length - 1 ? 1 : 0 },
      ),
    )
    if (kind === 'point' || !first) return corners
    const closed = kind === 'area' && positions.length > 2
    const edge = featureOf(
      { type: 'LineString', coordinates: closed ? [...positions, first] : positions },
      { ...properties, part: 'edge' },
    )
    const ground = closed
      ? [featureOf({ type: 'Polygon', coordinates: [[...positions, first]] }, { ...properties, part: 'ground' })]
      : []
    return [...ground, edge, ...corners]
  })
  return { type: 'FeatureCollection', features }
}

const featureOf = (geometry: GeoJSON.Geometry, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties,
})

function addLayers(map: LibraryMap, { limit }: SketchNeeds) {
  const colours = coloursNow()
  if (limit) {
    map.addSource('limit', { type: 'geojson', data: limit })
    map.addSource('beyond', { type: 'geojson', data: beyondOf(limit) })
    map.addLayer(
      { id: 'beyond', type: 'fill', source: 'beyond', paint: { 'fill-color': colours.sunken, 'fill-opacity': 0.6 } },
      'river-names',
    )
    map.addLayer(
      {
        id: 'limit',
        type: 'line',
        source: 'limit',
        paint: { 'line-color': colours.main, 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
      },
      'river-names',
    )
  }
  map.addSource('drawn', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  const part = (name: string) => ['==', ['get', 'part'], name] as ['==', ['get', string], string]
  map.addLayer({
    id: 'drawn-ground',
    type: 'fill',
    source: 'drawn',
    filter: part('ground'),
    paint: { 'fill-color': colours.main, 'fill-opacity': 0.22 },
  })
  map.addLayer({
    id: 'drawn-casing',
    type: 'line',
    source: 'drawn',
    filter: part('edge'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colours.card, 'line-width': 7 },
  })
  map.addLayer({
    id: 'drawn-edge',
    type: 'line',
    source: 'drawn',
    filter: part('edge'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colours.main, 'line-width': 3.5 },
  })
  map.addLayer({
    id: 'drawn-corners',
    type: 'circle',
    source: 'drawn',
    filter: part('corner'),
    paint: {
      'circle-radius': 6.5,
      'circle-color': colours.card,
      'circle-stroke-color': colours.main,
      'circle-stroke-width': 3,
    },
  })
  map.addLayer({
    id: 'drawn-spots',
    type: 'circle',
    source: 'drawn',
    filter: part('spot'),
    paint: {
      'circle-radius': 13,
      'circle-color': colours.main,
      'circle-stroke-color': colours.card,
      'circle-stroke-width': 3,
    },
  })
  map.addLayer({
    id: 'drawn-numbers',
    type: 'symbol',
    source: 'drawn',
    filter: part('spot'),
    layout: {
      'text-font': [FONTS.upright],
      'text-field': ['get', 'number'],
      'text-size': 15,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': colours['on-main'] },
  })
}

const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
]

/** Everything but an area: the world with the area as a hole, and the enclaves of the area as ground of their own. */
function beyondOf(limit: GeoJSON.Feature): GeoJSON.Feature {
  const { geometry } = limit
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  const outer = polygons.flatMap(([ring]) => (ring ? [ring] : []))
  const enclaves = polygons.flatMap(([, ...holes]) => holes)
  return featureOf({ type: 'MultiPolygon', coordinates: [[WORLD, ...outer], ...enclaves.map((hole) => [hole])] }, {})
}
