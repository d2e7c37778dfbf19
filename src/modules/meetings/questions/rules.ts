import type { FormDefinition } from '../../forms/index.ts'

/** Of forms: the kind of owner whose id is a meeting's. */
export const QUESTIONS = 'meeting'

const base = { hint: {}, help: {}, required: false, visibility: 'private' as const, showWhen: null, skips: [] }

/** What people are mostly asked when they sign up; the builder changes it in any way. */
export const usualQuestions = (): FormDefinition => ({
  languages: ['pl', 'en'],
  title: { pl: 'Pytania przy zapisach', en: 'Questions at registration' },
  intro: {},
  thanks: {},
  layout: 'page',
  quotas: [],
  sections: [
    {
      id: 'potrzeby',
      title: { pl: 'Żeby było Ci wygodnie', en: 'For your comfort' },
      text: {},
      showWhen: null,
      questions: [
        {
          ...base,
          id: 'dieta',
          type: 'single',
          label: { pl: 'Co jesz?', en: 'What do you eat?' },
          shuffled: false,
          options: [
            { id: 'wszystko', label: { pl: 'wszystko', en: 'everything' } },
            { id: 'wegetarianskie', label: { pl: 'wegetariańskie', en: 'vegetarian' } },
            { id: 'weganskie', label: { pl: 'wegańskie', en: 'vegan' } },
            { id: 'inne', label: { pl: 'coś innego', en: 'something else' }, other: true },
          ],
        },
        {
          ...base,
          id: 'dzieci',
          type: 'number',
          label: { pl: 'Iloma dziećmi mamy się zaopiekować?', en: 'How many children shall we look after?' },
          unit: { pl: 'dzieci', en: 'children' },
          min: 0,
          max: 10,
          whole: true,
        },
        {
          ...base,
          id: 'tlumacz',
          type: 'multiple',
          label: { pl: 'Jakiego tłumacza potrzebujesz?', en: 'Which interpreter do you need?' },
          shuffled: false,
          min: null,
          max: null,
          options: [
            { id: 'pjm', label: { pl: 'polskiego języka migowego', en: 'Polish sign language' } },
            { id: 'jezyk', label: { pl: 'innego języka', en: 'another language' }, other: true },
          ],
        },
      ],
    },
  ],
})
