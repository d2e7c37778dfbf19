import { fieldOf, optionField } from '../fields.ts'
import { shownSections } from '../logic.ts'
import type { Answers, FormDefinition } from '../model.ts'
import { answersFrom, numberIn, type TypedAnswers } from '../typed.ts'
import { questionsOf } from '../words.ts'
import { rankByButtons } from './ranking.ts'

/**
 * Shows and hides questions while a person answers, by the very code that decides on the server; keeps the sum of a
 * divided budget; lets options be ordered by buttons. The page is complete without it.
 */
class FormEngine extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form')
    const { definition = '', answers = '{}' } = this.dataset
    if (!form || !definition) return
    const known = JSON.parse(definition) as FormDefinition
    const elsewhere = JSON.parse(answers) as Answers
    const onPage = new Set([...this.querySelectorAll<HTMLElement>('[data-question]')].map((at) => at.dataset.question))

    const show = () => {
      const typed = typedIn(form)
      const now = { ...elsewhere, ...answersFrom(known, typed) }
      const asked = shownSections(known, now)
      const questions = new Set(asked.flatMap((section) => section.questions.map(({ id }) => id)))
      for (const at of this.querySelectorAll<HTMLElement>('[data-question]'))
        at.hidden = !questions.has(at.dataset.question ?? '')
      for (const at of this.querySelectorAll<HTMLElement>('[data-section]'))
        at.hidden = !asked.some(({ section }) => section.id === at.dataset.section)
      const field = this.querySelector<HTMLInputElement>('input[name=asked]')
      if (field) field.value = [...questions].filter((id) => onPage.has(id)).join(' ')
      this.showOthers(known, typed)
      this.showSums(known, typed)
    }
    for (const list of this.querySelectorAll<HTMLElement>('[data-ranking]')) rankByButtons(list, show)
    form.addEventListener('input', show)
    form.addEventListener('change', show)
    show()
  }

  /** Words of one's own are asked for where the option that wants them is chosen. */
  showOthers(known: FormDefinition, typed: TypedAnswers) {
    for (const { id } of questionsOf(known))
      for (const at of this.querySelectorAll<HTMLElement>(`[data-question="${id}"] [data-other]`)) {
        const box = at.parentElement ?? at
        box.hidden = !typed[fieldOf(id)]?.includes(at.dataset.other ?? '')
      }
  }

  showSums(known: FormDefinition, typed: TypedAnswers) {
    const numbers = new Intl.NumberFormat(document.documentElement.lang)
    for (const question of questionsOf(known)) {
      if (question.type !== 'budget') continue
      const at = this.querySelector<HTMLElement>(`[data-question="${question.id}"] [data-budget]`)
      const status = at?.querySelector('.forms-sum')
      if (!at || !status) continue
      const amounts = question.options.map(({ id }) => numberIn(typed[optionField(question.id, id)]?.[0] ?? '') || 0)
      const left = Math.round((question.total - amounts.reduce((sum, amount) => sum + amount, 0)) * 1e6) / 1e6
      const words = left > 0 ? at.dataset.left : left < 0 ? at.dataset.over : at.dataset.done
      const said = (words ?? '')
        .replace('{left}', numbers.format(Math.abs(left)))
        .replace('{total}', numbers.format(question.total))
      if (status.textContent !== said) status.textContent = said
      status.classList.toggle('forms-sum-over', left < 0)
    }
  }
}

function typedIn(form: HTMLFormElement): TypedAnswers {
  const typed: TypedAnswers = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '') continue
    typed[name] = [...(typed[name] ?? []), value]
  }
  return typed
}

customElements.define('wiec-form', FormEngine)
