/**
 * Adds "up" and "down" to each option of a ranking; the numbers chosen follow the order of the list. Buttons rather than
 * dragging: they work by touch, by keyboard and in a voice, and numbers stay for who prefers them.
 */
export function rankByButtons(list: HTMLElement, changed: () => void) {
  const places = Number(list.dataset.ranking)
  const rows = () => [...list.querySelectorAll<HTMLElement>('.forms-rank')]
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  status.className = 'forms-sum'

  const number = () => {
    for (const [index, row] of rows().entries()) {
      const select = row.querySelector('select')
      if (select) select.value = index < places ? String(index + 1) : ''
    }
    changed()
  }
  const move = (row: HTMLElement, by: -1 | 1, button: HTMLButtonElement) => {
    const all = rows()
    const to = all.indexOf(row) + by
    const other = all[to]
    if (!other) return
    if (by < 0) other.before(row)
    else other.after(row)
    number()
    button.focus()
    status.textContent = (list.dataset.moved ?? '')
      .replace('{label}', row.dataset.label ?? '')
      .replace('{place}', String(to + 1))
  }

  for (const row of rows()) {
    const buttons = document.createElement('span')
    buttons.className = 'forms-rank-buttons'
    for (const by of [-1, 1] as const) {
      const button = document.createElement('button')
      button.type = 'button'
      const words = (by < 0 ? list.dataset.up : list.dataset.down) ?? ''
      button.textContent = by < 0 ? '↑' : '↓'
      button.setAttribute('aria-label', `${words}: ${row.dataset.label ?? ''}`)
      button.title = words
      button.addEventListener('click', () => move(row, by, button))
      buttons.append(button)
    }
    row.append(buttons)
  }
  // Chosen numbers from before: the list stands in their order from the beginning.
  const placed = rows().map((row) => ({
    row,
    place: Number(row.querySelector('select')?.value) || Number.POSITIVE_INFINITY,
  }))
  if (placed.some(({ place }) => Number.isFinite(place)))
    for (const { row } of placed.sort((a, b) => a.place - b.place)) list.append(row)
  list.append(status)
}
