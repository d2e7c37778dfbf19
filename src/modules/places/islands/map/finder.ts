import type { MapBox } from './base-map.ts'
import { button, element, fill, type Words } from './shape-list.ts'

interface Spot {
  name: string
  within: string
  box: MapBox
}

export interface FinderNeeds {
  words: Words
  /** Code of the unit whose places come first. */
  near: string
  go: (box: MapBox) => void
}

/** Moves the map to a town, village or gmina by its name, in any grammatical form. */
export function openFinder({ words, near, go }: FinderNeeds): HTMLElement {
  const input = document.createElement('input')
  input.type = 'search'
  input.className = 'ds-input'
  input.autocomplete = 'off'
  const label = element('label', 'ui-label', words.find ?? '')
  const id = `find-${Math.random().toString(36).slice(2)}`
  input.id = id
  label.setAttribute('for', id)
  const results = element('ul', 'places-found')
  const status = element('p', 'ui-meta')
  status.setAttribute('role', 'status')
  const search = async () => {
    const answer = await fetch(
      `/miejsca/na-mapie?${new URLSearchParams({ q: input.value, ...(near ? { blisko: near } : {}) })}`,
    )
    const spots = (answer.ok ? await answer.json() : []) as Spot[]
    const [only] = spots
    if (only && spots.length === 1) return move(only)
    status.textContent = fill(words[spots.length === 0 ? 'not-found' : 'which'])
    results.replaceChildren(
      ...spots.map((spot) =>
        element('li', '', button(spot.name, { press: () => move(spot) }), ' ', element('span', 'ui-meta', spot.within)),
      ),
    )
  }
  const move = (spot: Spot) => {
    go(spot.box)
    results.replaceChildren()
    status.textContent = fill(words.shown, { name: spot.name })
  }
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    // Enter looks the place up; it must not send the form around.
    event.preventDefault()
    void search()
  })
  // What is typed here is not an answer, and no draft.
  input.addEventListener('input', (event) => event.stopPropagation())
  const find = button(words.go, { press: () => void search() })
  find.className = 'ds-button ui-button-secondary'
  return element('div', 'places-finder', label, element('div', 'places-finder-line', input, find), status, results)
}
