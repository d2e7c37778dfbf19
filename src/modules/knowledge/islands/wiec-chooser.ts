const KEPT = 'wiec-narzedzie'

/**
 * The chooser of a tool without any request: answers are added up here and kept in this browser alone. Without script the form
 * goes by the address, and the page says so.
 */
class WiecChooser extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const results = this.querySelector<HTMLElement>('[data-results]')
    // A page that came with answers in its address has its result already.
    if (!form || !results) return
    this.querySelector('[data-noscript]')?.setAttribute('hidden', '')
    this.querySelector('[data-script]')?.removeAttribute('hidden')
    this.restore(form)
    form.addEventListener('change', () => this.keep(form))
    form.addEventListener('submit', (event) => {
      const place = form.querySelector<HTMLInputElement>('[name=gmina]')?.value.trim()
      // Examples of a place are the portal's to find: the name of the gmina goes alone, and the answers wait here.
      if (place && place !== this.place()) {
        event.preventDefault()
        this.keep(form)
        location.assign(`${location.pathname}?gmina=${encodeURIComponent(place)}#wynik`)
        return
      }
      event.preventDefault()
      this.show(form, results)
      this.querySelector<HTMLElement>('#wynik h2')?.scrollIntoView()
    })
    this.querySelector('[data-again]')?.addEventListener('click', (event) => {
      event.preventDefault()
      for (const input of form.querySelectorAll<HTMLInputElement>('input[type=radio]')) input.checked = false
      this.keep(form)
      results.hidden = true
      form.scrollIntoView()
    })
    if (location.hash === '#wynik' && this.chosen(form).length > 0) this.show(form, results)
  }

  private place = () => new URLSearchParams(location.search).get('gmina') ?? ''

  private chosen = (form: HTMLFormElement) =>
    [...new FormData(form)].filter(([name]) => name !== 'gmina').map(([name, value]) => `${name}=${value}`)

  private show(form: HTMLFormElement, results: HTMLElement) {
    const chosen = new Set(this.chosen(form))
    const list = results.querySelector('.knowledge-fits')
    const fits = [...results.querySelectorAll<HTMLElement>('.knowledge-fit')].map((fit) => {
      let points = 0
      for (const reason of fit.querySelectorAll<HTMLElement>('[data-of]')) {
        const given = chosen.has(reason.dataset.of ?? '')
        reason.hidden = !given || !reason.textContent?.trim()
        if (given) points += Number(reason.dataset.weight)
      }
      return { fit, points }
    })
    fits.sort((one, other) => other.points - one.points)
    for (const [index, { fit }] of fits.entries()) {
      const first = fit.querySelector<HTMLElement>('[data-first]')
      if (first) first.hidden = index > 0
      list?.append(fit)
    }
    results.hidden = chosen.size === 0
  }

  private keep(form: HTMLFormElement) {
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.chosen(form)))
    } catch {
      // A browser that keeps nothing still adds up.
    }
  }

  private restore(form: HTMLFormElement) {
    let kept: unknown = []
    try {
      kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
    } catch {
      return
    }
    for (const answer of Array.isArray(kept) ? kept : []) {
      const [name, value] = String(answer).split('=')
      for (const input of form.querySelectorAll<HTMLInputElement>('input[type=radio]'))
        if (input.name === name && input.value === value) input.checked = true
    }
  }
}

customElements.define('wiec-chooser', WiecChooser)
