/**
 * A device of a point of voting that somebody left: after minutes without a touch or a key it asks whether they still vote, and
 * with no answer presses the button that makes it ready for the next person (WCAG 2.2, 2.2.1: a warning, and one press to go on).
 */
class Booth extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #awake = () => this.#wait()
  // A page kept for going back shows somebody's ballot; asked for anew, it does not.
  readonly #shown = (event: PageTransitionEvent) => {
    if (event.persisted) location.reload()
  }

  connectedCallback() {
    for (const sign of ['pointerdown', 'keydown', 'scroll']) addEventListener(sign, this.#awake, { passive: true })
    addEventListener('pageshow', this.#shown)
    this.querySelector('dialog')?.addEventListener('close', this.#awake)
    this.#wait()
  }

  disconnectedCallback() {
    for (const sign of ['pointerdown', 'keydown', 'scroll']) removeEventListener(sign, this.#awake)
    removeEventListener('pageshow', this.#shown)
    clearTimeout(this.#timer)
  }

  #wait() {
    clearTimeout(this.#timer)
    const dialog = this.querySelector('dialog')
    if (dialog?.open) dialog.close()
    this.#timer = setTimeout(() => this.#ask(), Number(this.dataset.minutes) * 60_000)
  }

  #ask() {
    this.querySelector('dialog')?.showModal()
    this.#timer = setTimeout(() => {
      this.querySelector<HTMLFormElement>('form[method="post"]')?.requestSubmit()
    }, Number(this.dataset.seconds) * 1000)
  }
}

customElements.define('wiec-booth', Booth)
