/** Shows the buttons that need script: the device's own share sheet, copying the address. Nobody is told. */
class Share extends HTMLElement {
  connectedCallback() {
    const { url = location.href, title = document.title, copied = '' } = this.dataset
    const status = this.querySelector('[data-share-status]')
    const share = this.querySelector<HTMLButtonElement>('[data-share]')
    const copy = this.querySelector<HTMLButtonElement>('[data-copy]')
    if (share && typeof navigator.share === 'function') {
      share.hidden = false
      share.addEventListener('click', () => {
        // Rejected when the person closes the sheet: nothing to say about that.
        navigator.share({ title, url }).catch(() => {})
      })
    }
    if (copy && navigator.clipboard) {
      copy.hidden = false
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(url)
        if (status) status.textContent = copied
      })
    }
  }
}

customElements.define('wiec-share', Share)
