/** How often the server is asked, in milliseconds. */
const EVERY = 2000

/** Follows long work: takes the same page again and shows its new state; when the work is done, shows that page. */
class ProgressFollower extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback() {
    this.querySelector('[data-refresh]')?.remove()
    this.#timer = setInterval(() => {
      if (!document.hidden) void this.#look()
    }, EVERY)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  async #look() {
    try {
      const answer = await fetch(location.href)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector('wiec-progress')
      if (!fresh || answer.redirected) {
        location.reload()
        return
      }
      fresh.querySelector('[data-refresh]')?.remove()
      this.replaceChildren(...fresh.childNodes)
    } catch {
      // The connection was lost for a moment; the next look may find it again.
    }
  }
}

customElements.define('wiec-progress', ProgressFollower)
