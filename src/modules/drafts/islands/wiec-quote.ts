/**
 * Offers to comment on the words somebody selected in a paragraph. The same form opens as from the link beside the
 * paragraph, with those words quoted; without script that link is the way.
 */
class WiecQuote extends HTMLElement {
  private readonly link = document.createElement('a')
  private readonly onSelection = () => this.offer()

  connectedCallback() {
    this.link.className = 'drafts-chosen'
    this.link.textContent = this.dataset.label ?? ''
    this.link.rel = 'nofollow'
    this.link.hidden = true
    this.append(this.link)
    document.addEventListener('selectionchange', this.onSelection)
  }

  disconnectedCallback() {
    document.removeEventListener('selectionchange', this.onSelection)
  }

  private offer() {
    // Moving to the link by keyboard must not take it away.
    if (document.activeElement === this.link) return
    const selection = document.getSelection()
    const text = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
    const words = this.wordsOf(selection?.anchorNode)
    const form = words?.closest('.drafts-paragraph')?.querySelector<HTMLAnchorElement>('a[href$="/uwaga"]')
    const within = selection !== null && words !== undefined && words === this.wordsOf(selection.focusNode)
    this.link.hidden = !(within && form && text)
    if (this.link.hidden || !form || !words || !selection) return
    // An address is not endless; the server quotes the whole paragraph when it does not find the words.
    this.link.href = `${form.href}?cytat=${encodeURIComponent(text.slice(0, 1000))}`
    // Beside what was selected also in the order of the keyboard.
    words.after(this.link)
    const box = selection.getRangeAt(0).getBoundingClientRect()
    const frame = words.parentElement?.getBoundingClientRect()
    this.link.style.top = `${box.bottom - (frame?.top ?? 0) + 6}px`
  }

  private wordsOf(node: Node | null | undefined): Element | undefined {
    const element = node instanceof Element ? node : node?.parentElement
    return element?.closest('.drafts-words') ?? undefined
  }
}

customElements.define('wiec-quote', WiecQuote)
