/**
 * Favourite projects of one edition, kept in this browser alone: nobody is told what a person likes before they vote. Buttons
 * inside mark projects; a link inside leads to the list of those marked, whose address may be sent to somebody.
 */
class Favourites extends HTMLElement {
  connectedCallback() {
    const { edition = '' } = this.dataset
    const key = `wiec-favourites:${edition}`
    const link = this.querySelector<HTMLAnchorElement>('a[data-list]')
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('button[data-number]')]
    const draw = () => {
      const kept = read(key)
      for (const button of buttons) {
        const on = kept.includes(button.dataset.number ?? '')
        button.hidden = false
        button.setAttribute('aria-pressed', String(on))
        const words = button.querySelector('[data-words]')
        if (words) words.textContent = (on ? button.dataset.remove : button.dataset.add) ?? ''
      }
      if (link) {
        link.hidden = kept.length === 0
        link.href = `${link.dataset.list}?nr=${kept.join(',')}`
        const count = link.querySelector('[data-count]')
        if (count) count.textContent = `(${kept.length})`
      }
    }
    for (const button of buttons)
      button.addEventListener('click', () => {
        const number = button.dataset.number ?? ''
        const kept = read(key)
        write(key, kept.includes(number) ? kept.filter((one) => one !== number) : [...kept, number].slice(-100))
        draw()
      })
    addEventListener('storage', draw)
    draw()
  }
}

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string' && /^\d{1,6}$/.test(one)) : []
  } catch {
    return []
  }
}

function write(key: string, kept: string[]) {
  try {
    if (kept.length > 0) localStorage.setItem(key, JSON.stringify(kept))
    else localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing marks for this page alone.
  }
}

customElements.define('wiec-favourites', Favourites)
