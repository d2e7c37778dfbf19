import {
  answer,
  type Drawing,
  finish,
  move,
  type Outcome,
  put,
  readShapes,
  removeCorner,
  removeShape,
  written,
} from '../drawing.ts'
import { isInCountry } from '../points.ts'
import { type DrawnKind, isNearRings, LEAST_POSITIONS, type Position } from '../shapes/geometry.ts'
import { followTheme, type LibraryMap, type MapBox, openBaseMap } from './map/base-map.ts'
import { calm, zoomButtons } from './map/buttons.ts'
import { openFinder } from './map/finder.ts'
import { button, element, fill, openShapeList, type ShapeList, type Words } from './map/shape-list.ts'
import { openSketch, type Sketch } from './map/sketch.ts'

/** As far beyond a border a place may lie and still count: our outlines are no finer (`NEAR_KM` of `shapes/outlines.ts`). */
const NEAR_KM = 2

const MOST_STEPS_BACK = 100

/**
 * Lets a person draw points, lines or areas on a map, by mouse, touch or keyboard. What is drawn is kept in the field
 * inside, so a form sends it, drafts keep it, and without script the page asks for the same in words. The library of maps
 * is fetched when the map comes near the window.
 */
class WiecMap extends HTMLElement {
  private drawing: Drawing = { kind: 'point', most: 1, shapes: [], open: null }
  /** Steps to go back by. */
  private past: Drawing[] = []
  private words: Words = {}
  private limit: GeoJSON.Feature | null = null
  private map: LibraryMap | undefined
  private sketch: Sketch | undefined
  private list: ShapeList | undefined

  connectedCallback() {
    const field = this.field
    if (!field) return
    this.words = JSON.parse(this.dataset.words ?? '{}')
    this.querySelector('.places-without')?.remove()
    this.read(field.value)
    // A draft that is brought back fills the field in.
    field.addEventListener('input', () => {
      if (field.value === written(this.drawing)) return
      this.read(field.value)
      this.redraw()
    })
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some((each) => each.isIntersecting)) return
        watch.disconnect()
        this.open().catch((error: unknown) => this.giveUp(error))
      },
      { rootMargin: '300px' },
    )
    watch.observe(this)
  }

  private get field() {
    return this.querySelector<HTMLTextAreaElement>('textarea[name]')
  }

  private get status() {
    return this.querySelector('.places-told')
  }

  private read(text: string) {
    const most = Number(this.dataset.most ?? 1)
    const kind = (this.dataset.kind ?? 'point') as DrawnKind
    const shapes = readShapes(text, most) ?? []
    const unfinished = shapes.findIndex(({ positions }) => positions.length < LEAST_POSITIONS[kind])
    this.drawing = { kind, most, shapes, open: unfinished === -1 ? null : unfinished }
    this.past = []
  }

  private async open() {
    const { area } = this.dataset
    this.say('loading')
    const stage = element('div', 'places-stage')
    const canvas = element('div', 'places-canvas')
    stage.append(canvas, element('span', 'places-crosshair'))
    this.querySelector('.places-still')?.before(stage)
    this.limit = area ? await (await fetch(`/miejsca/obrys/${area}.json`)).json() : null
    const map = await openBaseMap({
      container: canvas,
      box: JSON.parse(this.dataset.view ?? '[]') as MapBox,
      title: this.words.title ?? '',
      options: { doubleClickZoom: false },
    })
    this.map = map
    this.sketch = openSketch(map, {
      drawing: () => this.drawing,
      limit: this.limit,
      put: (at) => this.put(at),
      press: ({ shape, corner }) => this.press(shape, corner),
      drag: ({ shape, corner }, to, done) => this.drag(shape, corner, to, done),
    })
    followTheme(map, () => this.sketch?.again())
    canvas.addEventListener('keydown', (event) => this.keys(event))
    stage.append(zoomButtons(map, this.words, JSON.parse(this.dataset.view ?? '[]') as MapBox))
    stage.after(this.tools(map))
    this.addFinder(stage, map)
    const how = this.drawing.kind === 'point' ? 'press-point' : 'press-corner'
    stage.before(element('p', 'places-how', this.words[how] ?? ''))
    const list = element('ol', 'places-shapes')
    list.tabIndex = -1
    const keys = element('p', 'places-keys ui-meta', this.words.keys ?? '')
    keys.hidden = true
    this.append(keys, list)
    this.list = openShapeList(list, {
      drawing: () => this.drawing,
      words: this.words,
      locale: document.documentElement.lang,
      name: `shape-${[...document.querySelectorAll('wiec-map')].indexOf(this)}`,
      questions: this.querySelector('template'),
      show: (shape) => this.show(shape),
      remove: (shape) => this.take(removeShape(this.drawing, shape)),
      removeCorner: (shape, corner) => this.take(removeCorner(this.drawing, shape, corner)),
      nudge: (shape, corner, right, down) => this.nudge(shape, corner, right, down),
      answered: (shape, answers) => {
        this.drawing = answer(this.drawing, shape, answers)
        this.write()
      },
    })
    this.classList.add('places-drawing-open')
    this.foldWords()
    this.redraw()
    this.say('ready')
  }

  private addFinder(stage: HTMLElement, map: LibraryMap) {
    const near = this.dataset.area ?? ''
    stage.before(
      openFinder({
        words: this.words,
        near,
        go: (box) => map.fitBounds(box, { padding: 24, maxZoom: 14, animate: !calm() }),
      }),
    )
  }

  // Without the map the way in words stands open; with it, it is one press away, unless something is written there.
  private foldWords() {
    const other = this.nextElementSibling
    if (!(other instanceof HTMLDetailsElement)) return
    const fields = [...other.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>('textarea, select')]
    if (fields.every((field) => field.value === '')) other.open = false
  }

  // Without WebGL, or when the library did not arrive, the page stays as it is without script.
  private giveUp(error: unknown) {
    console.warn(error)
    this.querySelector('.places-stage')?.remove()
    this.say('no-map')
  }

  private put(at: Position) {
    if (!this.mayBeAt(at)) return this.say(this.limit ? 'outside' : 'abroad')
    this.take(put(this.drawing, at))
  }

  private press(shape: number, corner: number) {
    const { open, kind } = this.drawing
    const corners = this.drawing.shapes[shape]?.positions.length ?? 0
    const ends = kind === 'area' ? corner === 0 : corner === corners - 1
    if (open === shape && ends) this.take(finish(this.drawing))
  }

  private drag(shape: number, corner: number, to: Position, done: boolean) {
    if (!this.mayBeAt(to)) return this.say(this.limit ? 'outside' : 'abroad')
    // One step back undoes the whole of a drag.
    if (!this.dragged) this.past.push(this.drawing)
    this.dragged = !done
    this.drawing = move(this.drawing, shape, corner, to).drawing
    this.sketch?.draw()
    this.list?.refresh()
    if (!done) return
    this.write()
    this.say('moved')
  }
  private dragged = false

  private nudge(shape: number, corner: number, right: number, down: number) {
    const position = this.drawing.shapes[shape]?.positions[corner]
    if (!this.map || !position) return
    const { x, y } = this.map.project(position)
    const { lng, lat } = this.map.unproject([x + right, y + down])
    if (!this.mayBeAt([lng, lat])) return this.say(this.limit ? 'outside' : 'abroad')
    this.take(move(this.drawing, shape, corner, [lng, lat]))
    if (!this.map.getBounds().contains([lng, lat])) this.map.panTo([lng, lat], { animate: !calm() })
  }

  private mayBeAt([lon, lat]: Position): boolean {
    if (!this.limit) return isInCountry({ lon, lat })
    return isNearRings([lon, lat], ringsOf(this.limit), NEAR_KM)
  }

  private take({ drawing, told }: Outcome) {
    if (drawing !== this.drawing) {
      this.past = [...this.past, this.drawing].slice(-MOST_STEPS_BACK)
      const sameCorners = cornersOf(drawing) === cornersOf(this.drawing)
      this.drawing = drawing
      this.write()
      if (told === 'moved' && sameCorners) {
        this.sketch?.draw()
        this.list?.refresh()
      } else this.redraw()
    }
    this.say(told)
  }

  private undo() {
    const last = this.past.pop()
    if (!last) return this.say('nothing')
    // What was said about a shape is not undone with its corners.
    const answers = this.drawing.shapes.map((shape) => shape.answers)
    this.drawing = {
      ...last,
      shapes: last.shapes.map((shape, at) => ({ ...shape, answers: answers[at] ?? shape.answers })),
    }
    this.write()
    this.redraw()
    this.say('undone')
  }

  private redraw() {
    this.sketch?.draw()
    this.list?.draw()
    const { open, kind, shapes } = this.drawing
    const done = this.querySelector<HTMLButtonElement>('.places-finish')
    if (done) done.hidden = kind === 'point' || open === null
    const undo = this.querySelector<HTMLButtonElement>('.places-undo')
    if (undo) undo.disabled = this.past.length === 0
    const keys = this.querySelector<HTMLElement>('.places-keys')
    if (keys) keys.hidden = shapes.length === 0
    this.classList.toggle('places-drawing-full', open === null && shapes.length >= this.drawing.most)
  }

  private write() {
    const { field } = this
    if (!field) return
    field.value = written(this.drawing)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  private say(name: string) {
    const { shapes, most, open } = this.drawing
    const corners = open === null ? 0 : (shapes[open]?.positions.length ?? 0)
    const sentence = fill(this.words[name], { n: shapes.length, most, corners })
    if (this.status) this.status.textContent = sentence
  }

  private keys(event: KeyboardEvent) {
    if (!this.map) return
    const act = {
      Enter: () => this.put(this.map?.getCenter().toArray() as Position),
      ' ': () => this.put(this.map?.getCenter().toArray() as Position),
      Escape: () => this.take(finish(this.drawing)),
      Backspace: () => this.undo(),
      Delete: () => this.undo(),
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  private show(shape: number) {
    const positions = this.drawing.shapes[shape]?.positions ?? []
    const lons = positions.map(([lon]) => lon)
    const lats = positions.map(([, lat]) => lat)
    this.map?.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], {
      padding: 60,
      maxZoom: 14,
      animate: !calm(),
    })
  }

  private tools(map: LibraryMap): HTMLElement {
    const { words } = this
    const undo = button(words.undo, { press: () => this.undo() })
    undo.classList.add('places-undo')
    const done = button(words.finish, { press: () => this.take(finish(this.drawing)) })
    done.className = 'ds-button places-finish'
    const centre = button(words.centre, { press: () => this.put(map.getCenter().toArray() as Position) })
    centre.className = 'ds-button ui-button-secondary places-centre'
    return element('p', 'places-tools', done, centre, undo)
  }
}

const cornersOf = ({ shapes, open }: Drawing) => `${open} ${shapes.map(({ positions }) => positions.length).join(' ')}`

function ringsOf({ geometry }: GeoJSON.Feature): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates as Position[][]
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates.flat() as Position[][]) : []
}

customElements.define('wiec-map', WiecMap)
