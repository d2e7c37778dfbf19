/**
 * Sends the form inside while a person writes, so that work in progress is on the server. The action takes unfinished
 * input when the field `autosave` is sent, answers 204, and the button stays the way to finish. An answer may give hidden
 * fields new values in its header `wiec-values`, written like an address: what was saved is what the next saving begins from.
 */
class Autosave extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    const status = document.createElement('p')
    status.className = 'ui-saved'
    status.setAttribute('role', 'status')
    form.append(status)

    let timer: ReturnType<typeof setTimeout> | undefined
    let running: Promise<void> = Promise.resolve()
    const save = async () => {
      status.textContent = this.dataset.saving ?? ''
      const body = new FormData(form)
      body.set('autosave', 'tak')
      try {
        const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
        if (answer.status !== 204) throw new Error(`Autosave was answered with ${answer.status}`)
        for (const [name, value] of new URLSearchParams(answer.headers.get('wiec-values') ?? '')) {
          const field = form.elements.namedItem(name)
          if (field instanceof HTMLInputElement && field.type === 'hidden') field.value = value
        }
        const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(new Date())
        status.textContent = (this.dataset.saved ?? '').replace('{time}', time)
      } catch {
        status.textContent = this.dataset.failed ?? ''
      }
    }
    form.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        // One after another, so that an older text never overtakes a newer one.
        running = running.then(save)
      }, 1500)
    })
    form.addEventListener('submit', () => clearTimeout(timer))
  }
}

customElements.define('wiec-autosave', Autosave)
