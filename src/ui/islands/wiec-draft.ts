interface Draft {
  savedAt: number
  fields: [name: string, value: string][]
  /** By this the server knows a text it has already: sent again with the same one, it is kept once. */
  formKey: string | undefined
}

/** Kept at most this long, so that a shared computer forgets. */
const DAYS = 14 * 24 * 3600 * 1000

/**
 * Keeps the unsent text of the form inside in this browser and offers it back.
 * Nothing leaves the browser; passwords, files and hidden fields are never kept, but for the key of the form. Only a page
 * that confirms the text arrived (`data-forget`) forgets it: a send that failed on the way must lose nothing, and one whose
 * answer alone was lost must not make a second of it.
 */
class DraftKeeper extends HTMLElement {
  connectedCallback() {
    if (this.dataset.forget) forget(`wiec-draft:${this.dataset.forget}`)
    const form = this.querySelector('form')
    if (!form || !this.dataset.key) return
    const key = `wiec-draft:${this.dataset.key}`
    const kept = read(key)
    if (kept && differs(kept, form)) this.offer(form, kept, key)

    const status = document.createElement('p')
    status.className = 'ui-saved'
    form.append(status)

    let timer: ReturnType<typeof setTimeout> | undefined
    const save = () => {
      const draft: Draft = { savedAt: Date.now(), fields: fieldsOf(form), formKey: keyOf(form)?.value }
      if (!draft.fields.some(([, value]) => value.trim())) return
      if (!write(key, draft)) return
      status.textContent = inWords(this.dataset.saved, draft.savedAt)
    }
    form.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(save, 600)
    })
    addEventListener('pagehide', () => timer && save())
    form.addEventListener('submit', save)
  }

  offer(form: HTMLFormElement, kept: Draft, key: string) {
    const box = document.createElement('div')
    box.className = 'ui-draft-offer'
    box.setAttribute('role', 'status')
    const words = document.createElement('span')
    words.textContent = inWords(this.dataset.offer, kept.savedAt)
    const restore = button(this.dataset.restore, () => {
      fill(form, kept)
      box.remove()
      form.querySelector<HTMLElement>('textarea, input:not([type=hidden])')?.focus()
    })
    const discard = button(this.dataset.discard, () => {
      forget(key)
      box.remove()
    })
    box.append(words, restore, discard)
    this.prepend(box)
  }
}

function button(text: string | undefined, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text ?? ''
  element.addEventListener('click', act)
  return element
}

function fieldsOf(form: HTMLFormElement): Draft['fields'] {
  return controlsOf(form)
    .filter((control) => !(control instanceof HTMLInputElement && isChoice(control)) || control.checked)
    .map((control) => [control.name, control.value])
}

function fill(form: HTMLFormElement, { fields, formKey }: Draft) {
  const key = keyOf(form)
  if (key && formKey) key.value = formKey
  for (const control of controlsOf(form)) {
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value)
    if (control instanceof HTMLInputElement && isChoice(control)) control.checked = values.includes(control.value)
    else if (values[0] !== undefined) control.value = values[0]
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function differs({ fields }: Draft, form: HTMLFormElement): boolean {
  return JSON.stringify(fields) !== JSON.stringify(fieldsOf(form))
}

const keyOf = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('input[type=hidden][name=formKey]')

function controlsOf(form: HTMLFormElement) {
  const controls = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'textarea[name], select[name], input[name]:not([type=hidden], [type=password], [type=file], [tabindex="-1"])',
  )
  return [...controls]
}

function isChoice(control: HTMLInputElement): boolean {
  return control.type === 'radio' || control.type === 'checkbox'
}

function inWords(text: string | undefined, moment: number): string {
  const date = new Date(moment)
  const today = date.toDateString() === new Date().toDateString()
  const time = new Intl.DateTimeFormat(
    document.documentElement.lang,
    today ? { timeStyle: 'short' } : { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  ).format(date)
  return (text ?? '').replace('{time}', time)
}

// A browser may forbid storage (private windows, policies): then the form works without being kept.
function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    if (draft && Date.now() - draft.savedAt < DAYS) return draft
    localStorage.removeItem(key)
  } catch {}
  return null
}

function write(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

function forget(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {}
}

customElements.define('wiec-draft', DraftKeeper)
