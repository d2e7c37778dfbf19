/** Lets the browser ask before changes in the form inside are left unsent. */
class ConfirmLeave extends HTMLElement {
  connectedCallback() {
    let changed = false
    this.addEventListener('input', () => {
      changed = true
    })
    this.addEventListener('submit', () => {
      changed = false
    })
    addEventListener('beforeunload', (event) => {
      if (changed) event.preventDefault()
    })
  }
}

customElements.define('wiec-confirm-leave', ConfirmLeave)
