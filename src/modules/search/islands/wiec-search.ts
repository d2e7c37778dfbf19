/**
 * Proposes titles while one types (WAI-ARIA combobox with a list): arrows choose, Enter opens, Escape closes. Without a choice
 * Enter looks for what is written, as without script.
 */
interface Suggestion {
  title: string
  context: string
  kind: string
  href: string
}

const PAUSE_MS = 150

class Search extends HTMLElement {
  private asked = 0

  connectedCallback() {
    const input = this.querySelector('input')
    if (!input) return
    const list = document.createElement('ul')
    const status = document.createElement('p')
    list.id = 'search-suggestions'
    list.className = 'search-suggestions'
    list.role = 'listbox'
    list.hidden = true
    list.setAttribute('aria-label', this.dataset.label ?? '')
    status.className = 'ui-unseen'
    status.role = 'status'
    input.insertAdjacentElement('afterend', list)
    this.append(status)
    input.role = 'combobox'
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', list.id)
    input.autocomplete = 'off'
    let chosen = -1
    let timer = 0

    const choose = (index: number) => {
      chosen = index
      for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index)
      const option = list.children[index]
      if (option) {
        input.setAttribute('aria-activedescendant', option.id)
        option.scrollIntoView({ block: 'nearest' })
      } else input.removeAttribute('aria-activedescendant')
    }
    const show = (open: boolean) => {
      list.hidden = !open
      input.ariaExpanded = String(open)
      if (!open) choose(-1)
    }
    const ask = async () => {
      const number = ++this.asked
      const found = await this.suggestions(input.value.trim())
      if (number !== this.asked) return
      list.replaceChildren(...found.map(optionOf))
      show(found.length > 0)
      status.textContent = found.length > 0 ? this.countOf(found.length) : ''
    }

    show(false)
    input.addEventListener('input', () => {
      clearTimeout(timer)
      timer = window.setTimeout(ask, PAUSE_MS)
    })
    input.addEventListener('keydown', (event) => {
      const count = list.children.length
      if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault()
        show(false)
      } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
        event.preventDefault()
        const step = event.key === 'ArrowDown' ? 1 : -1
        if (list.hidden) show(true)
        choose(chosen === -1 && step === -1 ? count - 1 : chosen + step >= count ? -1 : chosen + step)
      } else if (event.key === 'Enter' && chosen >= 0 && !list.hidden) {
        event.preventDefault()
        open(list.children[chosen])
      }
    })
    // Pressed before the field loses focus.
    list.addEventListener('mousedown', (event) => {
      event.preventDefault()
      open((event.target as Element).closest('[data-href]'))
    })
    input.addEventListener('blur', () => show(false))
  }

  private async suggestions(text: string): Promise<Suggestion[]> {
    if (text.length < 2) return []
    try {
      const answer = await fetch(`${this.dataset.from}?${new URLSearchParams({ q: text })}`)
      return answer.ok ? await answer.json() : []
    } catch {
      // Without a connection the field still works as a form.
      return []
    }
  }

  private countOf(count: number): string {
    const form = new Intl.PluralRules(document.documentElement.lang).select(count)
    const sentence =
      { one: this.dataset.countOne, few: this.dataset.countFew }[form as string] ?? this.dataset.countMany
    return (sentence ?? '').replace(/\d+/, String(count))
  }
}

function optionOf({ title, context, kind, href }: Suggestion, index: number): HTMLElement {
  const option = document.createElement('li')
  const facts = document.createElement('span')
  option.id = `search-suggestion-${index}`
  option.role = 'option'
  option.dataset.href = href
  option.append(title, facts)
  facts.className = 'ui-meta'
  facts.textContent = [kind, context].filter(Boolean).join(' · ')
  return option
}

function open(option: Element | null | undefined) {
  const href = option instanceof HTMLElement ? option.dataset.href : undefined
  if (href) location.assign(href)
}

customElements.define('wiec-search', Search)
