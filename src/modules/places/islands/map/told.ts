import type { LibraryMap, MapBox } from './base-map.ts'
import type { LayerShown } from './marks.ts'
import { button, element, type Words } from './shape-list.ts'

/** What the server says of a part of the map. */
export interface Told {
  count: number
  words: string
  more: string
  things: { title: string; href: string; note: string }[]
}

/** Asks what of a layer lies in a box of degrees. @param prefix of the language of the page */
export async function askTold(layer: LayerShown, box: MapBox, prefix: string): Promise<Told> {
  const query = new URLSearchParams(layer.query)
  query.set('obszar', box.map((value) => value.toFixed(5)).join(','))
  const answer = await fetch(`${prefix}/kafle/${layer.name}/spis?${query}`)
  if (!answer.ok) throw new Error(`What is on the map was answered with ${answer.status}`)
  return answer.json()
}

/** Things as a list of links, made of text alone. */
export function listOf(told: Told): HTMLElement {
  const list = element('ul', '')
  list.append(
    ...told.things.map(({ title, href, note }) => {
      const link = document.createElement('a')
      link.href = href
      link.textContent = title
      return element('li', '', link, ' ', element('span', 'ui-meta', note))
    }),
  )
  return list
}

/** Writes beside the map what it shows now, for those who do not see it and for those who would rather read. */
export function tellView(map: LibraryMap, host: HTMLElement | null, layers: readonly LayerShown[], prefix: string) {
  let turn = 0
  const tell = async () => {
    turn += 1
    const mine = turn
    const bounds = map.getBounds()
    const box: MapBox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    const told = await Promise.all(layers.map((layer) => askTold(layer, box, prefix)))
    // Moved again meanwhile: the newer answer is on its way.
    if (mine !== turn) return
    for (const [at, layer] of layers.entries()) {
      const part = host?.querySelector(`[data-layer="${layer.name}"]`)
      const answer = told[at]
      if (!part || !answer) continue
      const count = part.querySelector('[role=status]')
      if (count && count.textContent !== answer.words) count.textContent = answer.words
      part.querySelector('ul')?.replaceWith(listOf(answer))
      const more = part.querySelector('.places-inview-more')
      if (more) more.textContent = answer.more
    }
  }
  const soon = () => tell().catch((error: unknown) => console.warn(error))
  map.on('moveend', soon)
}

/** A card over the map with what stands at one spot; the focus goes into it, and back when it is closed. */
export function openCard(stage: HTMLElement, told: Told, words: Words, back: () => void) {
  stage.querySelector('.places-card')?.remove()
  const close = () => {
    card.remove()
    back()
  }
  const heading = element('p', 'places-card-title', told.words)
  const shut = button('×', { press: close })
  shut.className = 'places-card-close'
  shut.setAttribute('aria-label', words.close ?? '')
  const card = element('div', 'places-card', shut)
  card.setAttribute('role', 'dialog')
  card.setAttribute('aria-label', words.here ?? '')
  card.tabIndex = -1
  if (told.count > 1) card.append(heading)
  card.append(listOf(told))
  if (told.more) card.append(element('p', 'ui-meta', told.more))
  card.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
  })
  stage.append(card)
  card.focus({ preventScroll: true })
}
