/**
 * Lets rows be dragged by a handle, with a mouse, a pen or a finger. What is dropped is sent by the form inside, the
 * same way its buttons send a step; without this the buttons do it all, and with it they still do.
 *
 * Rows say `data-item`, lists `data-list`. With `data-name` one field holds "item list before" and the whole form is
 * sent; without it the fields are `item`, `list` and `before`.
 */
class Reorder extends HTMLElement {
  connectedCallback() {
    for (const row of this.querySelectorAll<HTMLElement>('[data-item]')) {
      const handle = document.createElement('span')
      handle.className = 'design-handle'
      // Buttons serve the keyboard and screen readers; the handle is for pointers.
      handle.setAttribute('aria-hidden', 'true')
      handle.title = this.dataset.handle ?? ''
      handle.addEventListener('pointerdown', (event) => this.#begin(event, row, handle))
      row.prepend(handle)
    }
  }

  #begin(event: PointerEvent, row: HTMLElement, handle: HTMLElement) {
    if (event.button !== 0) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    row.classList.add('design-dragged')
    const move = (event: PointerEvent) => {
      this.#over(event.clientX, event.clientY, row)
      if (event.clientY < 60) scrollBy(0, -12)
      if (event.clientY > innerHeight - 60) scrollBy(0, 12)
    }
    const stop = (drop: boolean) => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', up)
      handle.removeEventListener('pointercancel', cancel)
      removeEventListener('keydown', giveUp)
      row.classList.remove('design-dragged')
      if (drop) this.#drop(row)
      for (const marked of this.querySelectorAll('.design-drop-before, .design-drop-end'))
        marked.classList.remove('design-drop-before', 'design-drop-end')
    }
    const up = () => stop(true)
    const cancel = () => stop(false)
    const giveUp = (event: KeyboardEvent) => event.key === 'Escape' && stop(false)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', up)
    handle.addEventListener('pointercancel', cancel)
    addEventListener('keydown', giveUp)
  }

  /** Marks where the row would go: before another row, or at the end of a list. */
  #over(x: number, y: number, row: HTMLElement) {
    for (const marked of this.querySelectorAll('.design-drop-before, .design-drop-end'))
      marked.classList.remove('design-drop-before', 'design-drop-end')
    const list = document
      .elementsFromPoint(x, y)
      .map((element) => element.closest<HTMLElement>('[data-list]'))
      .find((list) => list && this.contains(list))
    if (!list) return
    const next = itemsIn(list).find((item) => {
      const { top, height } = item.getBoundingClientRect()
      return item !== row && y < top + height / 2
    })
    if (next) next.classList.add('design-drop-before')
    else list.classList.add('design-drop-end')
  }

  #drop(row: HTMLElement) {
    const next = this.querySelector<HTMLElement>('.design-drop-before')
    const list = next?.closest<HTMLElement>('[data-list]') ?? this.querySelector<HTMLElement>('.design-drop-end')
    const form = this.querySelector('form')
    const [item, into, before] = [row.dataset.item, list?.dataset.list, next?.dataset.item ?? '']
    if (!form || !list || !item || !into || isThere(row, list, next)) return
    const { name } = this.dataset
    const field = (name: string, value: string) => {
      const input = document.createElement('input')
      input.type = 'hidden'
      input.name = name
      input.value = value
      form.append(input)
    }
    if (name) field(name, `${item} ${into} ${before}`)
    else {
      field('item', item)
      field('list', into)
      field('before', before)
    }
    form.requestSubmit()
  }
}

const itemsIn = (list: HTMLElement) =>
  [...list.querySelectorAll<HTMLElement>('[data-item]')].filter((item) => item.closest('[data-list]') === list)

/** Dropped where it stood: nothing to send. */
function isThere(row: HTMLElement, list: HTMLElement, next: HTMLElement | null): boolean {
  const items = itemsIn(list)
  const at = items.indexOf(row)
  return at >= 0 && (items[at + 1] ?? null) === next
}

customElements.define('wiec-reorder', Reorder)
