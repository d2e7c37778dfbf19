import { fieldOf, optionField, partOf } from '../fields.ts'
import { shownQuestions } from '../logic.ts'
import type { FormDefinition, Question } from '../model.ts'
import { readSheet } from '../paper/typing.ts'
import { questionsOf } from '../words.ts'

/**
 * Keeps the hands of a clerk on the keyboard: Enter goes to the next field and past questions that the answers so far
 * leave out, Shift+Enter goes back, and on the last field Enter comes to the button that saves. Without script Enter
 * checks the sheet and keeps nothing.
 */
class Codes extends HTMLElement {
  #questionOf = new Map<string, string>()
  #definition: FormDefinition | null = null

  connectedCallback() {
    const definition = JSON.parse(this.dataset.definition ?? 'null') as FormDefinition | null
    if (!definition) return
    this.#definition = definition
    for (const question of questionsOf(definition))
      for (const name of namesOf(question)) this.#questionOf.set(name, question.id)
    this.addEventListener('keydown', (event) => this.#key(event))
    this.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLInputElement && this.#questionOf.has(target.name)) target.select()
    })
    this.addEventListener('input', () => this.#dim())
    this.#dim()
    const first = this.#fields().find((field) => field.ariaInvalid === 'true') ?? this.#fields()[0]
    first?.focus()
  }

  #fields = () => [...this.querySelectorAll<HTMLInputElement>('input')].filter(({ name }) => this.#questionOf.has(name))

  #key(event: KeyboardEvent) {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return
    const fields = this.#fields()
    const at = fields.indexOf(field)
    // The day of receipt comes before the first place of the paper.
    if (at < 0 && field.name !== 'receivedOn') return
    const back = (event.key === 'Enter' && event.shiftKey) || event.key === 'ArrowUp'
    if (event.key !== 'Enter' && event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    if (at < 0 && event.key !== 'Enter') return
    event.preventDefault()
    const asked = this.#asked()
    const line = back ? fields.slice(0, Math.max(0, at)).reverse() : fields.slice(at + 1)
    const next = line.find((one) => asked.has(this.#questionOf.get(one.name) ?? ''))
    if (next) next.focus()
    else if (!back) this.querySelector<HTMLButtonElement>('button[value="save"]')?.focus()
  }

  #asked(): Set<string> {
    const definition = this.#definition
    if (!definition) return new Set()
    const typed = Object.fromEntries(this.#fields().map(({ name, value }) => [name, value]))
    return new Set(shownQuestions(definition, readSheet(definition, typed).answers).map(({ id }) => id))
  }

  /** What the answers so far leave out stays there, only paler: a person may have written in it all the same. */
  #dim() {
    const asked = this.#asked()
    for (const field of this.#fields())
      field.closest('.ui-field')?.classList.toggle('forms-left-out', !asked.has(this.#questionOf.get(field.name) ?? ''))
  }
}

const namesOf = (question: Question): string[] => [
  fieldOf(question.id),
  partOf(question.id, 'other'),
  ...('options' in question ? question.options.map(({ id }) => optionField(question.id, id)) : []),
  ...('rows' in question ? question.rows.map(({ id }) => optionField(question.id, id)) : []),
]

customElements.define('wiec-codes', Codes)
