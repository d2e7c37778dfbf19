import type { FontFacesSpecification, StyleSpecification } from 'maplibre-gl'

/** The colours of a theme that the map is painted with, under the names of the tokens. */
export const MAP_TOKENS = [
  'sunken',
  'card',
  'ink',
  'muted',
  'line',
  'edge',
  'main',
  'link',
  'water',
  'on-main',
  'attention',
] as const

export type MapColours = Record<(typeof MAP_TOKENS)[number], string>

export interface StyleNeeds {
  colours: MapColours
  /** Address of the tiles with `{z}/{x}/{y}`; complete, as it is asked for by a worker. */
  tiles: string
  fonts: FontFacesSpecification
}

/** Tiles have no more detail than this zoom; closer views enlarge them. The outlines have sides of 2 km, so nothing is lost. */
export const DEEPEST_ZOOM = 11

/** Upright and slanted: waters are slanted, as on paper maps. */
export const FONTS = { upright: 'Wiec', slanted: 'Wiec Italic' } as const

/** The part of the world we have anything of: tiles beyond it are not asked for. */
const BOUNDS: [number, number, number, number] = [13, 48, 26, 56]

/** How our base map looks in the colours of a theme. Everything it names is on our own origin. */
export function mapStyle({ colours, tiles, fonts }: StyleNeeds): StyleSpecification {
  const halo = { 'text-halo-color': colours.card, 'text-halo-width': 1.6 }
  const upright = { 'text-font': [FONTS.upright] }
  const slanted = { 'text-font': [FONTS.slanted] }
  const border = (kind: string) => ({
    type: 'line' as const,
    source: 'base',
    'source-layer': 'borders',
    filter: ['==', ['get', 'kind'], kind] as ['==', ['get', string], string],
    layout: { 'line-join': 'round' as const },
  })

  return {
    version: 8,
    sources: { base: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: DEEPEST_ZOOM, bounds: BOUNDS } },
    'font-faces': fonts,
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.sunken } },
      { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', paint: { 'fill-color': colours.card } },
      {
        ...border('gmina'),
        id: 'gminas',
        paint: { 'line-color': colours.line, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.7, 12, 1.4] },
      },
      { id: 'water', type: 'fill', source: 'base', 'source-layer': 'water', paint: { 'fill-color': colours.water } },
      {
        id: 'rivers',
        type: 'line',
        source: 'base',
        'source-layer': 'rivers',
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': colours.water,
          'line-width': [
            'interpolate',
            ['exponential', 1.3],
            ['zoom'],
            5,
            ['case', ['==', ['get', 'great'], 1], 1.8, 1],
            12,
            ['case', ['==', ['get', 'great'], 1], 6, 3.2],
          ],
        },
      },
      {
        ...border('powiat'),
        id: 'powiats',
        paint: {
          'line-color': colours.edge,
          'line-opacity': 0.55,
          'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.6, 12, 1.6],
        },
      },
      {
        ...border('voivodeship'),
        id: 'voivodeships',
        paint: { 'line-color': colours.edge, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.8, 12, 2.2] },
      },
      {
        ...border('country'),
        id: 'countries',
        paint: { 'line-color': colours.edge, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1.2, 12, 3] },
      },
      {
        id: 'river-names',
        type: 'symbol',
        source: 'base',
        'source-layer': 'rivers',
        minzoom: 7.5,
        filter: ['has', 'name'],
        layout: {
          ...slanted,
          'symbol-placement': 'line',
          'symbol-spacing': 380,
          'text-field': ['get', 'name'],
          'text-size': ['interpolate', ['linear'], ['zoom'], 8, 12, 12, 15],
          'text-offset': [0, -0.75],
        },
        paint: { 'text-color': colours.link, ...halo },
      },
      {
        id: 'gmina-names',
        type: 'symbol',
        source: 'base',
        'source-layer': 'gmina-names',
        minzoom: 8.7,
        layout: { ...slanted, 'text-field': ['get', 'name'], 'text-size': 13, 'text-max-width': 7 },
        paint: { 'text-color': colours.muted, ...halo },
      },
      {
        id: 'water-names',
        type: 'symbol',
        source: 'base',
        'source-layer': 'water-names',
        layout: {
          ...slanted,
          'text-field': ['get', 'name'],
          'text-size': ['interpolate', ['linear'], ['zoom'], 7, 12, 12, 16],
          'text-max-width': 6,
        },
        paint: { 'text-color': colours.link, ...halo },
      },
      {
        id: 'towns',
        type: 'symbol',
        source: 'base',
        'source-layer': 'towns',
        layout: {
          ...upright,
          'text-field': ['get', 'name'],
          'symbol-sort-key': ['get', 'order'],
          'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
          'text-radial-offset': 0.55,
          'text-justify': 'auto',
          'text-padding': 4,
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            5,
            ['match', ['get', 'rank'], 0, 15, 1, 13, 12],
            8,
            ['match', ['get', 'rank'], 0, 19, 1, 16, 2, 14, 13],
            12,
            ['match', ['get', 'rank'], 0, 24, 1, 21, 2, 18, 3, 16, 15],
          ],
        },
        paint: { 'text-color': ['case', ['has', 'abroad'], colours.muted, colours.ink], ...halo },
      },
      {
        id: 'town-dots',
        type: 'circle',
        source: 'base',
        'source-layer': 'towns',
        paint: {
          'circle-radius': [
            'interpolate',
            ['linear'],
            ['zoom'],
            5,
            ['match', ['get', 'rank'], 0, 3, 1, 2.4, 1.6],
            11,
            ['match', ['get', 'rank'], 0, 5, 1, 4.4, 2, 3.6, 3],
          ],
          'circle-color': ['case', ['has', 'abroad'], colours.muted, colours.ink],
          'circle-stroke-color': colours.card,
          'circle-stroke-width': 1.2,
        },
      },
    ],
  }
}
