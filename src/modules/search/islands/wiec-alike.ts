/** While somebody writes a form, shows things already there that say something like it. Without script nothing is missing. */
interface Alike {
  title: string
  href: string
}

const PAUSE_MS = 1000
const SHORTEST = 20

class AlikeWhileWriting extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form')
    const list = this.querySelector('ul')
    if (!form || !list) return
    let timer = 0
    let asked = 0
    const ask = async () => {
      const text = [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type=text]')]
        .map(({ value }) => value)
        .join('\n')
      if (text.trim().length < SHORTEST) return
      const number = ++asked
      const found = await this.found(text)
      if (number !== asked) return
      list.replaceChildren(...found.map(itemOf))
      this.hidden = found.length === 0
    }
    form.addEventListener('input', () => {
      clearTimeout(timer)
      timer = window.setTimeout(ask, PAUSE_MS)
    })
  }

  private async found(text: string): Promise<Alike[]> {
    try {
      const query = new URLSearchParams({ q: text.slice(0, 1500), rodzaj: this.dataset.kind ?? '' })
      const answer = await fetch(`${this.dataset.from}?${query}`)
      return answer.ok ? await answer.json() : []
    } catch {
      return []
    }
  }
}

function itemOf({ title, href }: Alike): HTMLElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = href
  // What is being written stays where it is.
  link.target = '_blank'
  link.textContent = title
  item.append(link)
  return item
}

customElements.define('wiec-alike', AlikeWhileWriting)
