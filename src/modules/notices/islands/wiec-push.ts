/** Shows the button that lets this browser be told at once, where the browser can. Asked only when the person presses it. */
class Push extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLButtonElement>('[data-turn-on]')
    if (!button || !('serviceWorker' in navigator) || !('PushManager' in window)) return
    button.hidden = false
    button.addEventListener('click', () => {
      button.disabled = true
      this.#turnOn()
        .catch((error: unknown) => {
          const refused = error instanceof DOMException && error.name === 'NotAllowedError'
          this.#say((refused ? this.dataset.refused : this.dataset.failed) ?? '')
        })
        .finally(() => {
          button.disabled = false
        })
    })
  }

  async #turnOn() {
    const { worker = '', scope = '', key = '', action = '' } = this.dataset
    const registration = await navigator.serviceWorker.register(worker, { scope })
    await active(registration)
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(key),
    })
    const answer = await fetch(action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(subscription),
    })
    if (!answer.ok) throw new Error(String(answer.status))
    location.reload()
  }

  #say(words: string) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }
}

/** Subscribing needs a worker that runs; a new one takes a moment. */
function active(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting
  if (registration.active || !worker) return Promise.resolve()
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve()
    })
  })
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

customElements.define('wiec-push', Push)
