import latinExtItalic from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-italic.woff2?url'
import latinExt from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url'
import latinItalic from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2?url'
import latin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import type { Map as LibraryMap, MapOptions } from 'maplibre-gl'
import looks from 'maplibre-gl/dist/maplibre-gl.css?url'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { FONTS, MAP_TOKENS, type MapColours, mapStyle } from '../../tiles/style.ts'

export type { LibraryMap }

/** [west, south, east, north] in degrees. */
export type MapBox = [number, number, number, number]

export interface BaseMapNeeds {
  container: HTMLElement
  box: MapBox
  /** What the map is called for those who do not see it. */
  title: string
  /** Lays things over the base map as soon as it has its style, so that all of it is fetched at once. */
  lay?: (map: LibraryMap) => void
  options?: Partial<MapOptions>
}

/** Closer than this our base map is an empty sheet. */
const CLOSEST_ZOOM = 16

/**
 * Opens our base map in an element, in the colours of the page. The library is fetched here and nowhere else, so a page
 * pays for it only when a map is looked at.
 * @throws Error where the browser cannot draw (no WebGL)
 */
export async function openBaseMap({ container, box, title, lay, options = {} }: BaseMapNeeds): Promise<LibraryMap> {
  const [library] = await Promise.all([import('maplibre-gl'), addLooks(absolute(looks))])
  // A file of our own, so that the content policy needs no exception (decision 0073).
  library.setWorkerUrl(absolute(worker))
  const map = new library.Map({
    container,
    style: styleNow(),
    // Ours, and held to the specification by a test; checking it here would cost a slow telephone a tenth of a second.
    validateStyle: false,
    bounds: box,
    fitBoundsOptions: { padding: 24 },
    maxBounds: [8, 44, 32, 60],
    maxZoom: CLOSEST_ZOOM,
    minZoom: 4,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    // A page that is scrolled past the map must not be caught by it; a map in use (pressed or focused) may.
    scrollZoom: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
    locale: { 'Map.Title': title },
    ...options,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  // Says that the map is on its way, so that nobody has to guess when it stands still.
  map.on('movestart', () => container.setAttribute('data-moving', ''))
  map.on('moveend', () => container.removeAttribute('data-moving'))
  const use = () => map.scrollZoom.enable()
  container.addEventListener('pointerdown', use)
  container.addEventListener('focusin', use)
  if (lay) map.once('style.load', () => lay(map))
  await new Promise<void>((resolve) => map.once('load', () => resolve()))
  return map
}

/** Repaints the map when the colours of the page change; `again` puts back what others laid over the base map. */
export function followTheme(map: LibraryMap, again: () => void) {
  const repaint = () => {
    map.setStyle(styleNow(), { diff: false })
    map.once('style.load', again)
  }
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
    matchMedia(query).addEventListener('change', repaint)
}

/** The colours of the page as it is now: of its theme, and of its network. */
export function coloursNow(): MapColours {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(
    MAP_TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]),
  ) as MapColours
}

function styleNow() {
  const files = (plain: string, ext: string) => [
    { url: absolute(plain), 'unicode-range': ['U+0000-00FF', 'U+2000-206F'] },
    { url: absolute(ext), 'unicode-range': ['U+0100-02FF', 'U+1E00-1EFF'] },
  ]
  return mapStyle({
    colours: coloursNow(),
    tiles: `${location.origin}/mapa/kafelki/{z}/{x}/{y}`,
    fonts: { [FONTS.upright]: files(latin, latinExt), [FONTS.slanted]: files(latinItalic, latinExtItalic) },
  })
}

const absolute = (address: string) => new URL(address, import.meta.url).href

let added: Promise<void> | undefined

function addLooks(href: string): Promise<void> {
  added ??= new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => reject(new Error('The looks of the map did not arrive')))
    document.head.append(link)
  })
  return added
}
