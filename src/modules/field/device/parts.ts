/** Pieces of the page that the server drew as templates, copied and filled. Words of people enter as text only. */

export interface Filling {
  /** Words by the name of their place. */
  fill?: Record<string, string>
  /** What pressing does, by the name of the button. */
  act?: Record<string, (event: Event) => void>
  /** Where links lead. */
  href?: Record<string, string>
}

export class Parts {
  #root: HTMLElement

  constructor(root: HTMLElement) {
    this.#root = root
  }

  /** A copy of a template, filled. */
  copy(name: string, { fill = {}, act = {}, href = {} }: Filling = {}): DocumentFragment {
    const template = this.#root.querySelector<HTMLTemplateElement>(`template[data-part="${name}"]`)
    if (!template) throw new Error(`No part "${name}"`)
    const copy = template.content.cloneNode(true) as DocumentFragment
    for (const [place, text] of Object.entries(fill)) {
      const at = copy.querySelector<HTMLElement>(`[data-fill="${place}"]`)
      if (at) at.textContent = text
    }
    for (const [place, work] of Object.entries(act))
      copy.querySelector<HTMLElement>(`[data-act="${place}"]`)?.addEventListener('click', work)
    for (const [place, to] of Object.entries(href))
      copy.querySelector<HTMLElement>(`[data-href="${place}"]`)?.setAttribute('href', to)
    return copy
  }

  /** Puts parts into a place inside `within`, instead of what was there. */
  put(within: ParentNode, slot: string, ...parts: Node[]) {
    within.querySelector(`[data-slot="${slot}"]`)?.replaceChildren(...parts)
  }
}

/** Words and boxes of a form, by name, as they stand now. */
export function fieldsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
}

/** Puts words and boxes back where they stood. */
export function refill(form: HTMLFormElement, fields: [string, string][]) {
  for (const control of form.elements) {
    if (
      !(
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement
      )
    )
      continue
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value)
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
      control.checked = values.includes(control.value)
    else if (values[0] !== undefined && !(control instanceof HTMLInputElement && control.type === 'file'))
      control.value = values[0]
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

export interface Told {
  field: string
  text: string
}

const idOf = (field: string) => `f-${field.replace(/[^a-zA-Z0-9_-]/g, '-')}`

/** Says beside each field what is to be mended, in the pattern of every form of the portal. */
export function showProblems(form: HTMLFormElement, problems: Told[]) {
  for (const old of form.querySelectorAll('.field-problem')) old.remove()
  for (const old of form.querySelectorAll('.ui-field-problem')) old.classList.remove('ui-field-problem')
  for (const old of form.querySelectorAll('[aria-invalid]')) old.removeAttribute('aria-invalid')
  for (const { field, text } of problems) {
    const control = form.querySelector<HTMLElement>(`#${CSS.escape(idOf(field))}`)
    const around = control?.closest('.ui-field')
    if (!control || !around || around.querySelector(':scope > .field-problem')) continue
    around.classList.add('ui-field-problem')
    const said = document.createElement('p')
    said.className = 'ui-problem field-problem'
    said.id = `${idOf(field)}-problem`
    said.textContent = text
    const label = around.querySelector(':scope > .ui-hint') ?? around.querySelector(':scope > label, :scope > legend')
    if (label) label.after(said)
    else around.prepend(said)
    control.setAttribute('aria-invalid', 'true')
    const described = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
    if (!described.includes(said.id)) control.setAttribute('aria-describedby', [...described, said.id].join(' '))
  }
}

/** The summary that leads to each field. */
export function problemRows(problems: Told[]): HTMLLIElement[] {
  return problems.map(({ field, text }) => {
    const row = document.createElement('li')
    const link = document.createElement('a')
    link.href = `#${idOf(field)}`
    link.textContent = text
    // The address after # is the screen's own, so the link moves by itself.
    link.addEventListener('click', (event) => {
      event.preventDefault()
      const at = document.getElementById(idOf(field))
      at?.focus()
      at?.scrollIntoView({ block: 'center' })
    })
    row.append(link)
    return row
  })
}
