import type { Answers, FormDefinition, Question, Section } from '../forms/index.ts'

const base = {
  hint: {},
  help: {},
  required: false,
  visibility: 'public' as const,
  showWhen: null,
  skips: [],
}

const words = (pl: string) => ({ pl })
const option = (id: string, pl = id) => ({ id, label: words(pl) })

/** A small survey with a question of every kind that results know, for tests. */
export const QUESTIONS: Question[] = [
  {
    ...base,
    id: 'age',
    type: 'single',
    label: words('Ile masz lat?'),
    shuffled: false,
    options: [option('young', '18–39'), option('middle', '40–64'), option('old', '65 i więcej')],
    skips: ['refused'],
  },
  {
    ...base,
    id: 'means',
    type: 'multiple',
    label: words('Czym jeździsz?'),
    shuffled: false,
    min: null,
    max: null,
    options: [option('bus', 'autobusem'), option('car', 'autem'), { ...option('else', 'inaczej'), other: true }],
  },
  {
    ...base,
    id: 'rating',
    type: 'scale',
    label: words('Jak oceniasz autobusy?'),
    from: 1,
    to: 5,
    fromLabel: words('bardzo źle'),
    toLabel: words('bardzo dobrze'),
    skips: ['unknown'],
  },
  {
    ...base,
    id: 'parts',
    type: 'matrix',
    label: words('Jak oceniasz…'),
    rows: [option('stops', 'przystanki'), option('price', 'ceny')],
    options: [option('bad', 'źle'), option('good', 'dobrze')],
  },
  {
    ...base,
    id: 'order',
    type: 'ranking',
    label: words('Co najpierw?'),
    shuffled: false,
    places: null,
    options: [option('often', 'częściej'), option('cheap', 'taniej')],
  },
  {
    ...base,
    id: 'money',
    type: 'budget',
    label: words('Podziel 100 zł'),
    options: [option('benches', 'ławki'), option('trees', 'drzewa')],
    total: 100,
    step: 10,
    unit: words('zł'),
  },
  {
    ...base,
    id: 'minutes',
    type: 'number',
    label: words('Ile idziesz na przystanek?'),
    unit: words('min'),
    min: 0,
    max: 120,
    whole: true,
  },
  { ...base, id: 'improve', type: 'long-text', label: words('Co poprawić?'), maxLength: 2000 },
  {
    ...base,
    id: 'secret',
    type: 'long-text',
    label: words('Co tylko dla nas?'),
    maxLength: 2000,
    visibility: 'private',
  },
  {
    ...base,
    id: 'health',
    type: 'single',
    label: words('Czy masz orzeczenie?'),
    shuffled: false,
    options: [option('y', 'tak'), option('n', 'nie')],
    visibility: 'private',
  },
]

/** A question on a map, for tests. */
export const aMapQuestion: Question = {
  ...base,
  id: 'place',
  type: 'map',
  label: words('Gdzie brakuje ławki?'),
  shape: 'point',
  maxShapes: 3,
  area: { unitCode: null, view: null },
  followUps: [],
}

export const aDefinition = (questions: Question[] = QUESTIONS, more: Partial<FormDefinition> = {}): FormDefinition => ({
  languages: ['pl'],
  title: words('Jak jeździmy autobusem'),
  intro: words('Pięć minut.'),
  thanks: words('Dziękujemy.'),
  layout: 'page',
  sections: [{ id: 'first', title: words('Autobusy'), text: {}, showWhen: null, questions } satisfies Section],
  quotas: [],
  ...more,
})

/** What one person answered, unless said otherwise. */
export const someAnswers = (more: Answers = {}): Answers => ({
  age: { choice: 'young' },
  means: { choices: ['bus', 'car'] },
  rating: { number: 4 },
  parts: { rows: { stops: 'good', price: 'bad' } },
  order: { ranked: ['often', 'cheap'] },
  money: { amounts: { benches: 30, trees: 70 } },
  minutes: { number: 7 },
  ...more,
})
