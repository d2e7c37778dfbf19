const FORWARD = new Set(['ArrowRight', 'PageDown'])
const BACK = new Set(['ArrowLeft', 'PageUp'])

/** Lets arrows and the buttons of a presenter turn slides; each slide is a link of its own, so the address follows. */
class Slides extends HTMLElement {
  connectedCallback() {
    document.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const step = FORWARD.has(event.key) ? 1 : BACK.has(event.key) ? -1 : 0
      const next = step && this.#slides()[this.#shown() + step]
      if (!next) return
      event.preventDefault()
      location.hash = next.id
    })
  }

  #slides() {
    return [...this.querySelectorAll<HTMLElement>('section[id]')]
  }

  /** The slide that takes most of the screen. */
  #shown() {
    const distances = this.#slides().map((slide) => Math.abs(slide.getBoundingClientRect().top))
    return distances.indexOf(Math.min(...distances))
  }
}

customElements.define('wiec-slides', Slides)
