/** Turns an unfolding part of the page into a dialog over it; Esc and the cross close it. */
class DialogOpener extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector('details')
    const opener = details?.querySelector('summary')
    const body = details?.querySelector('.ui-details-body')
    if (!details || !opener || !body) return

    const dialog = document.createElement('dialog')
    dialog.className = 'ui-dialog'
    dialog.setAttribute('aria-labelledby', `${details.id}-title`)
    const close = document.createElement('button')
    close.type = 'button'
    close.className = 'ui-dialog-close'
    close.setAttribute('aria-label', this.dataset.close ?? '')
    close.textContent = '✕'
    close.addEventListener('click', () => dialog.close())
    dialog.append(close, ...body.childNodes)

    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ds-button ui-button-secondary'
    button.id = details.id
    button.append(...[...opener.childNodes].filter((node) => !(node instanceof SVGElement)))
    button.addEventListener('click', () => dialog.showModal())
    // A form inside that came back with problems is shown at once.
    const startsOpen = details.open
    this.replaceChildren(button, dialog)
    if (startsOpen) dialog.showModal()
  }
}

customElements.define('wiec-dialog', DialogOpener)
