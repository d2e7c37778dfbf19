import type { Answers, FormDefinition, Version } from '../../../forms/index.ts'
import { columnsWithin } from '../../../forms/index.ts'

/** Of forms: the kind of owner whose id is an edition's. */
export const PROJECT_QUESTIONS = 'budget-projects'

const base = { hint: {}, help: {}, required: false, showWhen: null, skips: [] }

/** What towns mostly ask besides; the builder changes it in any way. */
export const usualQuestions = (): FormDefinition => ({
  languages: ['pl', 'en'],
  title: { pl: 'Dodatkowe pytania o projekt', en: 'Further questions of a project' },
  intro: {},
  thanks: {},
  layout: 'page',
  quotas: [],
  sections: [
    {
      id: 'dodatkowe',
      title: {},
      text: {},
      showWhen: null,
      questions: [
        {
          ...base,
          id: 'zielen',
          visibility: 'public',
          type: 'single',
          label: { pl: 'Czy projekt zachowuje drzewa, które tam rosną?', en: 'Does the project keep the trees there?' },
          shuffled: false,
          options: [
            { id: 'tak', label: { pl: 'tak', en: 'yes' } },
            { id: 'nie', label: { pl: 'nie', en: 'no' } },
            { id: 'brak', label: { pl: 'nie ma tam drzew', en: 'there are none' } },
          ],
        },
        {
          ...base,
          id: 'kontakt',
          visibility: 'private',
          type: 'short-text',
          label: { pl: 'Kiedy najłatwiej się z Tobą skontaktować?', en: 'When can you best be reached?' },
          maxLength: 200,
        },
      ],
    },
  ],
})

/** What everybody may read, and what the office alone reads. A question that is not known any more is closed. */
export function divided(version: Version, answers: Answers): { open: Answers; closed: Answers } {
  const open = new Set(
    columnsWithin(version)
      .filter(({ visibility }) => visibility === 'public')
      .map(({ id }) => id),
  )
  const part = (isOpen: boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => open.has(id) === isOpen)) as Answers
  return { open: part(true), closed: part(false) }
}
