import type { LibraryMap, MapBox } from './map/base-map.ts'
import { followTheme, openBaseMap } from './map/base-map.ts'
import { calm, zoomButtons } from './map/buttons.ts'
import { type LayerShown, layFigures, layMarks, markAt, type Pressed } from './map/marks.ts'
import { button, element, type Words } from './map/shape-list.ts'
import { askTold, openCard, tellView } from './map/told.ts'

/** A mark whose things lie nearer to each other than this, in degrees (about 40 m), does not come apart by looking nearer. */
const ONE_SPOT = 0.0005

/** How far from the middle of the map Enter looks for a mark, in pixels. */
const KEY_REACH = 40

/**
 * Layers of things on the base map, over the picture that the page came with. The library is fetched when the map comes near the
 * window; on a phone, when somebody asks for it (decision 0272).
 */
class WiecMapLayers extends HTMLElement {
  connectedCallback() {
    if (matchMedia('(hover: none) and (pointer: coarse)').matches) this.waitToBeAsked()
    else this.openWhenNear()
  }

  private waitToBeAsked() {
    const ask = button(this.words.open ?? '', {
      press: () => {
        ask.remove()
        this.open()
          .then(() => this.querySelector<HTMLElement>('canvas')?.focus())
          .catch((error: unknown) => this.giveUp(error))
      },
    })
    ask.className = 'places-open'
    this.prepend(ask)
    // The middle of the picture is what the map is about.
    const still = this.querySelector('.places-still')
    if (still) still.scrollLeft = (still.scrollWidth - still.clientWidth) / 2
  }

  private openWhenNear() {
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
    const layers = JSON.parse(this.dataset.layers ?? '[]') as LayerShown[]
    const classes = JSON.parse(this.dataset.figures ?? 'null') as Record<string, number> | null
    const box = JSON.parse(this.dataset.view ?? '[]') as MapBox
    this.say(words.loading)
    const canvas = element('div', 'places-canvas')
    const stage = element('div', 'places-stage', canvas, element('span', 'places-crosshair'))
    // Behind the picture until it is painted, and of its size, so that nothing on the page moves.
    stage.classList.add('places-coming')
    this.prepend(stage)
    const lay = (map: LibraryMap) => {
      layFigures(map, classes)
      layMarks(map, layers, words.thousand ?? '')
    }
    const map = await openBaseMap({ container: canvas, box, title: words.title ?? '', lay })
    followTheme(map, () => lay(map))
    stage.append(zoomButtons(map, words, box))
    this.answer(map, stage, layers)
    tellView(map, this.closest('.places-layers')?.querySelector('.places-inview') ?? null, layers, this.language)
    stage.classList.remove('places-coming')
    this.classList.add('places-drawing-open')
    stage.after(element('p', 'ui-meta places-keys', words.keys ?? ''))
    this.say('')
  }

  private get language() {
    return this.dataset.prefix ?? ''
  }

  /** Presses of a finger, a mouse or Enter on marks. */
  private answer(map: LibraryMap, stage: HTMLElement, layers: readonly LayerShown[]) {
    const canvas = map.getCanvas()
    const press = (mark: Pressed | null) => {
      if (!mark) {
        stage.querySelector('.places-card')?.remove()
        return
      }
      const [west, south, east, north] = mark.box
      if (east - west > ONE_SPOT || north - south > ONE_SPOT) {
        map.fitBounds(mark.box, { padding: 70, maxZoom: 16, animate: !calm() })
        return
      }
      const layer = layers.find(({ name }) => name === mark.layer)
      if (!layer) return
      askTold(layer, mark.box, this.language)
        .then((told) => openCard(stage, told, this.words, () => canvas.focus()))
        .catch((error: unknown) => console.warn(error))
    }
    map.on('click', ({ point }) => press(markAt(map, [point.x, point.y], layers)))
    map.on('mousemove', ({ point }) => {
      canvas.style.cursor = markAt(map, [point.x, point.y], layers, 2) ? 'pointer' : ''
    })
    canvas.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      press(markAt(map, [canvas.clientWidth / 2, canvas.clientHeight / 2], layers, KEY_REACH))
    })
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

customElements.define('wiec-map-layers', WiecMapLayers)
