/** Around a table with checkboxes: one box for all rows of the page, a live count, Shift for a range. */
class SelectAll extends HTMLElement {
  connectedCallback() {
    const boxes = [...this.querySelectorAll<HTMLInputElement>('tbody .ui-cell-select input')]
    const head = this.querySelector('thead .ui-cell-select')
    if (boxes.length === 0 || !head) return

    const all = document.createElement('input')
    all.type = 'checkbox'
    all.className = 'ds-input'
    all.setAttribute('aria-label', this.dataset.label ?? '')
    head.replaceChildren(all)

    const count = this.querySelector<HTMLElement>('[data-selected-count]')
    const without = count?.textContent ?? ''
    const show = () => {
      const chosen = boxes.filter((box) => box.checked).length
      all.checked = chosen === boxes.length
      all.indeterminate = chosen > 0 && chosen < boxes.length
      if (count) count.textContent = chosen ? (count.dataset.text ?? '').replace('{count}', String(chosen)) : without
    }

    let last: HTMLInputElement | null = null
    this.addEventListener('click', (event) => {
      const box = event.target as HTMLInputElement
      if (!boxes.includes(box)) return
      if (event.shiftKey && last) {
        const [from = 0, to = 0] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b)
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked
      }
      last = box
      show()
    })
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked
      show()
    })
    this.addEventListener('change', show)
    show()
  }
}

customElements.define('wiec-select-all', SelectAll)
