import type { Drawing, DrawnShape } from '../../drawing.ts'
import { areaKm2, lengthKm, type Position } from '../../shapes/geometry.ts'

/** Sentences of the page, by name; `{n}` and others are filled in here. */
export type Words = Record<string, string>

export interface ListNeeds {
  drawing: () => Drawing
  words: Words
  locale: string
  /** Sets the fields of this map apart from those of another. */
  name: string
  /** Fields asked about each shape. */
  questions: HTMLTemplateElement | null
  show: (shape: number) => void
  remove: (shape: number) => void
  /** Moves a corner by pixels of the map as it is now, to the right and down. */
  nudge: (shape: number, corner: number, right: number, down: number) => void
  removeCorner: (shape: number, corner: number) => void
  answered: (shape: number, answers: DrawnShape['answers']) => void
}

export interface ShapeList {
  /** Makes the list anew; what has the focus keeps it where it still is. */
  draw(): void
  /** After a corner moved: only what it says changes. */
  refresh(): void
}

const STEPS: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** How far one press of an arrow moves a corner, in pixels of the map; with Shift, to the pixel. */
const STRIDE = 12

/** What was drawn, as a list beside the map: everything the map does can be done here by keyboard. */
export function openShapeList(list: HTMLElement, needs: ListNeeds): ShapeList {
  const { words } = needs
  const draw = () => {
    const focused = focusKey(list)
    const { shapes, open } = needs.drawing()
    list.replaceChildren(...shapes.map((_, at) => card(at, at === open)))
    refresh()
    if (focused) refocus(list, focused)
  }
  const refresh = () => {
    const { kind, shapes } = needs.drawing()
    for (const [at, { positions }] of shapes.entries()) {
      const card = list.children[at]
      const size = card?.querySelector('.places-shape-size')
      if (size) size.textContent = sizeInWords(kind, positions, needs)
      const corners = card?.querySelectorAll('.places-corner') ?? []
      for (const [corner, button] of [...corners].entries()) {
        const position = positions[corner]
        if (position)
          button.textContent = fill(words[kind === 'point' ? 'spot' : 'corner'], {
            n: corner + 1,
            place: inDegrees(position, needs.locale),
          })
      }
    }
  }
  draw()
  return { draw, refresh }

  function card(at: number, isOpen: boolean): HTMLElement {
    const { kind, shapes } = needs.drawing()
    const shape = shapes[at] as DrawnShape
    const item = element('li', 'places-shape')
    const name = fill(words[kind], { n: at + 1 })
    const heading = element(
      'p',
      'places-shape-name',
      element('strong', '', name),
      ' ',
      element('span', 'places-shape-size ui-meta'),
    )
    const acts = element(
      'p',
      'places-shape-acts',
      button(words.show, { key: `show ${at}`, about: name, press: () => needs.show(at) }),
      button(words.remove, { key: `remove ${at}`, about: name, press: () => needs.remove(at) }),
    )
    const corners = element(
      'ul',
      'places-corners',
      ...shape.positions.map((_, corner) => element('li', '', cornerButton(at, corner))),
    )
    corners.setAttribute('aria-label', fill(words.corners, { name }))
    item.append(heading, acts, corners)
    if (needs.questions && !isOpen) item.append(questions(needs.questions, at, shape.answers))
    return item
  }

  function cornerButton(shape: number, corner: number) {
    const made = button('', { key: `corner ${shape} ${corner}`, press: () => needs.show(shape) })
    made.className = 'places-corner'
    made.addEventListener('keydown', (event) => {
      const step = STEPS[event.key]
      const isRemoval = event.key === 'Delete' || event.key === 'Backspace'
      if (!step && !isRemoval) return
      event.preventDefault()
      const stride = event.shiftKey ? 1 : STRIDE
      if (step) needs.nudge(shape, corner, step[0] * stride, step[1] * stride)
      else needs.removeCorner(shape, corner)
    })
    return made
  }

  function questions(template: HTMLTemplateElement, at: number, answers: DrawnShape['answers']) {
    const asked = element('div', 'places-shape-questions', template.content.cloneNode(true))
    // Read before they are renamed: as the server knows them.
    const controls = controlsIn(asked)
    namedApart(asked, `${needs.name}.${at}`)
    for (const [control, field] of controls) fillIn(control, answers[field] ?? [])
    asked.addEventListener('input', (event) => {
      // The page is told by the one field that keeps it all.
      event.stopPropagation()
      needs.answered(at, answersIn(controls))
    })
    return asked
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Names and ids of each shape's fields are their own, so that choices exclude one another within one shape alone. */
function namedApart(asked: HTMLElement, prefix: string) {
  const REFERENCES = ['id', 'for', 'aria-describedby', 'aria-labelledby', 'aria-controls']
  for (const each of asked.querySelectorAll('*')) {
    const name = each.getAttribute('name')
    if (name) each.setAttribute('name', `${prefix}.${name}`)
    for (const attribute of REFERENCES) {
      const ids = each.getAttribute(attribute)
      if (ids) each.setAttribute(attribute, ids.replaceAll(/\S+/g, `${prefix.replaceAll('.', '-')}-$&`))
    }
    // What decides which questions of the form are shown knows nothing of these.
    each.removeAttribute('data-question')
    each.removeAttribute('data-other')
  }
}

/** The fields asked about a shape, with their names. */
function controlsIn(asked: HTMLElement): [Control, string][] {
  const controls = [...asked.querySelectorAll<Control>('input[name], textarea[name], select[name]')]
  return controls.map((control) => [control, control.name])
}

function fillIn(control: Control, values: string[]) {
  if (isChoice(control)) control.checked = values.includes(control.value)
  else control.value = values[0] ?? ''
}

function answersIn(controls: [Control, string][]): DrawnShape['answers'] {
  const answers: DrawnShape['answers'] = {}
  for (const [control, field] of controls) {
    const given = isChoice(control) ? control.checked : control.value.trim() !== ''
    if (given) answers[field] = [...(answers[field] ?? []), control.value]
  }
  return answers
}

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')

function sizeInWords(kind: Drawing['kind'], positions: Position[], { words, locale }: ListNeeds): string {
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value)
  if (kind === 'point' && positions[0]) return inDegrees(positions[0], locale)
  if (kind === 'line') {
    const km = lengthKm(positions)
    return km < 1 ? fill(words.metres, { n: number(km * 1000) }) : fill(words.kilometres, { n: number(km) })
  }
  const km2 = positions.length < 3 ? 0 : areaKm2(positions)
  return km2 < 1 ? fill(words.hectares, { n: number(km2 * 100) }) : fill(words['square-kilometres'], { n: number(km2) })
}

/** "53,84321° N, 22,97979° E", as the reader's language writes numbers. */
function inDegrees([lon, lat]: Position, locale: string): string {
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 5, maximumFractionDigits: 5 })
  return `${number.format(lat)}° N, ${number.format(lon)}° E`
}

export const fill = (sentence = '', values: Record<string, string | number> = {}): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

export function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

interface ButtonNeeds {
  /** What finds it again when the list is made anew. */
  key?: string
  /** What the button is about, for those who hear it alone. */
  about?: string
  press: () => void
}

export function button(text: string | undefined, { key, about, press }: ButtonNeeds): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'ds-button ui-button-quiet'
  made.textContent = text ?? ''
  if (about) made.setAttribute('aria-label', `${text}: ${about}`)
  if (key) made.dataset.key = key
  made.addEventListener('click', press)
  return made
}

const focusKey = (list: HTMLElement) =>
  list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined

// What had the focus may be gone: then its neighbour before it, or the list itself, so that nobody is thrown to the top.
function refocus(list: HTMLElement, key: string) {
  const [what, shape, corner] = key.split(' ')
  const keys = [key, `${what} ${shape} ${Number(corner) - 1}`, `corner ${shape} 0`, `show ${Number(shape) - 1}`]
  const target = keys.map((each) => list.querySelector<HTMLElement>(`[data-key="${each}"]`)).find((each) => each)
  ;(target ?? list).focus()
}
