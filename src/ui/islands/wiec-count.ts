/** Says live how much is written. The limit is a promise, not a wall: text beyond it stays and turns red. */
class Count extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea')
    const status = this.querySelector<HTMLElement>('.ui-count')
    if (!area || !status) return
    const limit = Number(this.dataset.limit)
    const numbers = new Intl.NumberFormat(document.documentElement.lang)
    const show = () => {
      const count = [...area.value].length
      status.textContent = (this.dataset.text ?? '')
        .replace('{count}', numbers.format(count))
        .replace('{limit}', numbers.format(limit))
      status.classList.toggle('ui-count-over', count > limit)
    }
    area.addEventListener('input', show)
    if (area.value) show()
  }
}

customElements.define('wiec-count', Count)
