/**
 * Marks the pressed spot on the picture of the area at once. Without script the same press sends the form, and the
 * server marks it. What is kept is where on the picture, in its pixels; the server knows which place that is.
 */
class WiecSpot extends HTMLElement {
  connectedCallback() {
    const picture = this.querySelector<HTMLInputElement>('input[type="image"]')
    const field = this.querySelector<HTMLInputElement>('input[name="spot"]')
    const status = this.querySelector('[role="status"]')
    if (!picture || !field || !status) return

    // The picture may come with the mark of the server; from now on the mark is ours to move.
    picture.src = picture.src.replace(/\?.*$/, '')
    const mark = document.createElement('span')
    mark.className = 'remarks-spot'
    // Around both, so that words appearing above do not move one without the other.
    const frame = document.createElement('span')
    frame.className = 'remarks-picture'
    picture.replaceWith(frame)
    frame.append(picture, mark)
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'ds-button ui-button-quiet'
    remove.textContent = this.dataset.remove ?? ''

    const show = () => {
      const marked = field.value !== ''
      const [x = 0, y = 0] = field.value.split(',').map(Number)
      mark.style.left = `${picture.clientLeft + x}px`
      mark.style.top = `${picture.clientTop + y}px`
      mark.hidden = !marked
      remove.hidden = !marked
      status.textContent = (marked ? this.dataset.marked : '') ?? ''
    }
    picture.addEventListener('click', (event) => {
      event.preventDefault()
      // A press of a key is told to be in the corner: it marks nothing, and must not send the form either.
      if (event.detail === 0) return
      const box = picture.getBoundingClientRect()
      const x = Math.round(event.clientX - box.left - picture.clientLeft)
      const y = Math.round(event.clientY - box.top - picture.clientTop)
      const within = (value: number, most: number) => Math.min(most, Math.max(1, value))
      field.value = `${within(x, picture.clientWidth)},${within(y, picture.clientHeight)}`
      show()
    })
    remove.addEventListener('click', () => {
      field.value = ''
      show()
      picture.focus()
    })
    this.append(remove)
    show()
  }
}

customElements.define('wiec-spot', WiecSpot)
