/**
 * Lets a person mark a spot by touching the picture of the area. It keeps where, as parts of the picture's width and
 * height; the server knows which place that is. Without script the place is told in words.
 */
class WiecSpot extends HTMLElement {
  connectedCallback() {
    const picture = this.querySelector('svg')
    const field = this.querySelector<HTMLInputElement>('input[name="spot"]')
    if (!picture || !field) return

    const hint = document.createElement('p')
    hint.setAttribute('role', 'status')
    hint.textContent = this.dataset.hint ?? ''
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'ds-button ui-button-quiet'
    remove.textContent = this.dataset.remove ?? ''
    const mark = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
    mark.setAttribute('class', 'remarks-spot')
    mark.setAttribute('r', '9')

    const show = () => {
      const [right = 0, down = 0] = field.value.split(',').map(Number)
      const { width, height } = picture.viewBox.baseVal
      mark.setAttribute('cx', String(right * width))
      mark.setAttribute('cy', String(down * height))
      if (field.value) picture.append(mark)
      else mark.remove()
      hint.textContent = (field.value ? this.dataset.marked : this.dataset.hint) ?? ''
      remove.hidden = !field.value
    }
    picture.addEventListener('click', (event) => {
      const box = picture.getBoundingClientRect()
      const part = (value: number) => Math.min(0.9999, Math.max(0.0001, value)).toFixed(4)
      field.value = `${part((event.clientX - box.left) / box.width)},${part((event.clientY - box.top) / box.height)}`
      show()
    })
    remove.addEventListener('click', () => {
      field.value = ''
      show()
    })
    this.prepend(hint, remove)
    show()
  }
}

customElements.define('wiec-spot', WiecSpot)
