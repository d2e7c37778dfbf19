/**
 * While somebody writes, shows what is alike already, so that they may support it or find the answer. Without script the
 * button of the form does the same.
 */
class WiecSimilar extends HTMLElement {
  private readonly box = document.createElement('div')
  private wait: ReturnType<typeof setTimeout> | undefined
  private asked = ''

  connectedCallback() {
    this.box.className = 'discussions-similar'
    this.box.setAttribute('role', 'status')
    this.querySelector('[data-similar]')?.before(this.box)
    this.querySelector('[data-similar]')?.setAttribute('hidden', '')
    this.addEventListener('input', () => this.later())
  }

  disconnectedCallback() {
    clearTimeout(this.wait)
  }

  private later() {
    clearTimeout(this.wait)
    this.wait = setTimeout(() => this.ask(), 600)
  }

  private async ask() {
    const fields = [...this.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name=title], [name=body]')]
    const words = fields
      .map(({ value }) => value)
      .join(' ')
      .trim()
      .slice(0, 400)
    if (words.length < 10 || words === this.asked) return
    this.asked = words
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(words)}`).catch(() => null)
    if (!answer?.ok || words !== this.asked) return
    const found: { label: string; href: string }[] = await answer.json()
    this.box.replaceChildren(...(found.length > 0 ? this.list(found) : []))
  }

  private list(found: { label: string; href: string }[]): Node[] {
    const title = document.createElement('p')
    title.textContent = this.dataset.title ?? ''
    const list = document.createElement('ul')
    for (const { label, href } of found) {
      const link = document.createElement('a')
      link.href = href
      link.textContent = label
      // What is being written stays in this window.
      link.target = '_blank'
      link.rel = 'noopener'
      const item = document.createElement('li')
      item.append(link)
      list.append(item)
    }
    return [title, list]
  }
}

customElements.define('wiec-similar', WiecSimilar)
