import { gatherTexts, type Sentences, type Translate } from '../../../platform/texts/index.ts'
import { checkAnswers } from '../checking.ts'
import { fieldOf } from '../fields.ts'
import { dropHidden } from '../logic.ts'
import type { FormDefinition } from '../model.ts'
import { answersFrom, type TypedAnswers } from '../typed.ts'
import { questionsOf } from '../words.ts'

/** Reads and checks the fields inside without the server, by the rules the server itself has. */
class Answers extends HTMLElement {
  #definition!: FormDefinition
  #t!: Translate

  connectedCallback() {
    const locale = document.documentElement.lang === 'en' ? 'en' : 'pl'
    const sentences = JSON.parse(this.dataset.sentences ?? '{}') as Sentences
    this.#definition = JSON.parse(this.dataset.definition ?? '{}') as FormDefinition
    this.#t = gatherTexts([{ pl: sentences, en: sentences }], false).in(locale)
  }

  /** What stands in the fields now, and what is to be mended in words; hidden questions are not asked about. */
  read(): { payload: { typed: TypedAnswers }; problems: { field: string; text: string }[] } {
    const typed = this.#typed()
    const answers = dropHidden(this.#definition, answersFrom(this.#definition, typed))
    const problems = checkAnswers(this.#definition, answers)
      // The register of places is with the server: a name is looked up when it comes there.
      .filter(({ question }) => !this.#isNamedPlace(question, typed))
      .map(({ field, key, values }) => ({ field, text: this.#t(key, values) }))
    return { payload: { typed }, problems }
  }

  #isNamedPlace = (id: string, typed: TypedAnswers) =>
    questionsOf(this.#definition).some((question) => question.id === id && question.type === 'place') &&
    typed[fieldOf(id)] !== undefined

  #typed(): TypedAnswers {
    const typed: TypedAnswers = {}
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      'input[name], textarea[name], select[name]',
    )) {
      const isChoice = control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)
      if (isChoice && !control.checked) continue
      // One form of a letter and one end of a line, as the server reads them.
      const text = control.value.replace(/\r\n?/g, '\n').normalize('NFC')
      if (text === '') continue
      typed[control.name] = [...(typed[control.name] ?? []), text]
    }
    return typed
  }
}

customElements.define('wiec-answers', Answers)
