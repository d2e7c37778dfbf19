import { FONTS } from '../tiles/style.ts'
import type { LibraryMap, MapBox } from './map/base-map.ts'
import { coloursNow, followTheme, openBaseMap } from './map/base-map.ts'
import { zoomButtons } from './map/buttons.ts'
import { element, type Words } from './map/shape-list.ts'

interface Squares {
  steps: { lon: number; lat: number }
  cells: [column: number, row: number, number: number, of: number][]
}

/** How strongly each class of squares is painted, the emptiest first; the picture says the same in `forms/map.css`. */
const STRENGTHS = [0.22, 0.38, 0.54, 0.7, 0.86]

/** A map to look around on, over the picture that the page came with. The library is fetched when it comes near the window. */
class WiecMapView extends HTMLElement {
  connectedCallback() {
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some((each) => each.isIntersecting)) return
        watch.disconnect()
        this.open().catch((error: unknown) => this.giveUp(error))
      },
      { rootMargin: '200px' },
    )
    watch.observe(this)
  }

  private get words(): Words {
    return JSON.parse(this.dataset.words ?? '{}')
  }

  private async open() {
    const { words } = this
    this.say(words.loading)
    const canvas = element('div', 'places-canvas')
    const stage = element('div', 'places-stage', canvas)
    this.prepend(stage)
    const box = JSON.parse(this.dataset.view ?? '[]') as MapBox
    const map = await openBaseMap({ container: canvas, box, title: words.title ?? '' })
    const lay = () => {
      laySquares(map, JSON.parse(this.dataset.squares ?? 'null'))
      layPoints(map, JSON.parse(this.dataset.points ?? '[]'))
    }
    lay()
    followTheme(map, lay)
    stage.append(zoomButtons(map, words, box))
    this.classList.add('places-drawing-open')
    this.say('')
  }

  private giveUp(error: unknown) {
    console.warn(error)
    this.querySelector('.places-stage')?.remove()
    this.say(this.words['no-map'])
  }

  private say(sentence = '') {
    const status = this.querySelector('.places-told')
    if (status) status.textContent = sentence
  }
}

function laySquares(map: LibraryMap, squares: Squares | null) {
  if (!squares) return
  const colours = coloursNow()
  const { steps, cells } = squares
  const features = cells.map(([column, row, number, of]): GeoJSON.Feature => {
    const [west, south, east, north] = [
      column * steps.lon,
      row * steps.lat,
      (column + 1) * steps.lon,
      (row + 1) * steps.lat,
    ]
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
    return {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { number: String(number), of },
    }
  })
  map.addSource('squares', { type: 'geojson', data: { type: 'FeatureCollection', features } })
  map.addLayer(
    {
      id: 'squares',
      type: 'fill',
      source: 'squares',
      paint: {
        'fill-color': colours.main,
        'fill-outline-color': colours.card,
        'fill-opacity': [
          'match',
          ['get', 'of'],
          ...STRENGTHS.flatMap((strength, at) => [at + 1, strength]),
          0.5,
        ] as never,
      },
    },
    'river-names',
  )
  map.addLayer({
    id: 'square-numbers',
    type: 'symbol',
    source: 'squares',
    layout: { 'text-font': [FONTS.upright], 'text-field': ['get', 'number'], 'text-size': 14 },
    paint: { 'text-color': colours.ink, 'text-halo-color': colours.card, 'text-halo-width': 1.8 },
  })
}

function layPoints(map: LibraryMap, points: [number, number][]) {
  if (points.length === 0) return
  const colours = coloursNow()
  const features = points.map(
    (coordinates): GeoJSON.Feature => ({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: {} }),
  )
  map.addSource('points', {
    type: 'geojson',
    data: { type: 'FeatureCollection', features },
    cluster: true,
    clusterRadius: 42,
    clusterMaxZoom: 15,
  })
  map.addLayer({
    id: 'points',
    type: 'circle',
    source: 'points',
    paint: {
      'circle-color': colours.main,
      'circle-stroke-color': colours.card,
      'circle-stroke-width': 2,
      'circle-radius': [
        'case',
        ['has', 'point_count'],
        ['interpolate', ['linear'], ['get', 'point_count'], 2, 13, 200, 24],
        7,
      ],
    },
  })
  map.addLayer({
    id: 'point-counts',
    type: 'symbol',
    source: 'points',
    filter: ['has', 'point_count'],
    layout: {
      'text-font': [FONTS.upright],
      'text-field': ['to-string', ['get', 'point_count']],
      'text-size': 14,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': colours['on-main'] },
  })
}

customElements.define('wiec-map-view', WiecMapView)
