/**
 * Keys for people who work through long lists: j and k move between rows, x chooses a row, Enter opens it,
 * Ctrl+Enter sends the form one is writing in. Letters do nothing while somebody writes, and the whole set can be
 * switched off with the box `data-keys-off` (WCAG 2.2 criterion 2.1.4).
 */
class Keys extends HTMLElement {
  connectedCallback() {
    const help = this.querySelector<HTMLElement>('[data-keys-help]')
    if (help) help.hidden = false
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        const form = (event.target as HTMLElement).closest('form')
        if (!form) return
        event.preventDefault()
        form.requestSubmit(form.querySelector<HTMLButtonElement>('button[type=submit]'))
      }
    })
    document.addEventListener('keydown', (event) => this.#row(event))
  }

  #row(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || this.#isOff()) return
    const rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')]
    const now = rows.findIndex((row) => row.hasAttribute('data-focused'))
    const row = rows[now]
    if (event.key === 'j' || event.key === 'k') {
      event.preventDefault()
      const next = Math.min(rows.length - 1, Math.max(0, now + (event.key === 'j' ? 1 : -1)))
      this.#goTo(rows, next)
    } else if (event.key === 'x' && row) {
      event.preventDefault()
      row.querySelector<HTMLInputElement>('.ui-cell-select input')?.click()
    } else if (event.key === 'Enter' && row && event.target === document.body) {
      row.querySelector<HTMLAnchorElement>('a[href]')?.click()
    }
  }

  #goTo(rows: HTMLTableRowElement[], index: number) {
    for (const [at, row] of rows.entries()) row.toggleAttribute('data-focused', at === index)
    const row = rows[index]
    row?.scrollIntoView({ block: 'nearest' })
    row?.querySelector<HTMLElement>('a[href], input')?.focus()
  }

  #isOff(): boolean {
    return this.querySelector<HTMLInputElement>('input[data-keys-off]')?.checked ?? false
  }
}

function isWriting(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null
  if (element instanceof HTMLInputElement) return element.type !== 'checkbox' && element.type !== 'radio'
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || !!element?.isContentEditable
}

customElements.define('wiec-keys', Keys)
