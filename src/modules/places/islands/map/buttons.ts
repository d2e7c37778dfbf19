import type { LibraryMap, MapBox } from './base-map.ts'
import { button, element, type Words } from './shape-list.ts'

/** Nearer, farther, and back to the whole. */
export function zoomButtons(map: LibraryMap, words: Words, box: MapBox): HTMLElement {
  const named = (sign: string, name: string | undefined, press: () => void) => {
    const made = button(sign, { press })
    made.className = 'places-zoom-button'
    made.setAttribute('aria-label', name ?? '')
    return made
  }
  return element(
    'div',
    'places-zoom',
    named('+', words['zoom-in'], () => map.zoomIn({ animate: !calm() })),
    named('−', words['zoom-out'], () => map.zoomOut({ animate: !calm() })),
    named('⤢', words.whole, () => map.fitBounds(box, { padding: 24, animate: !calm() })),
  )
}

/** The person wants nothing to move by itself. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches
