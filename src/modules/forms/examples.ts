import type { FormDefinition, Question, QuestionBase, Section } from './model.ts'

/** Builders for tests and seed data: a question takes only what matters, the rest is as most questions have it. */

type Of<T extends Question['type']> = Extract<Question, { type: T }>
type Given<T extends Question['type']> = Partial<Omit<Of<T>, 'type'>>

const base = (id: string): QuestionBase => ({
  id,
  label: { pl: `Pytanie ${id}`, en: `Question ${id}` },
  hint: {},
  help: {},
  required: false,
  visibility: 'public',
  showWhen: null,
  skips: [],
})

const options = (...ids: string[]) => ids.map((id) => ({ id, label: { pl: `Odpowiedź ${id}`, en: `Answer ${id}` } }))

const DEFAULTS: { [T in Question['type']]: Omit<Of<T>, keyof QuestionBase> } = {
  single: { type: 'single', options: options('a', 'b', 'c'), shuffled: false },
  multiple: { type: 'multiple', options: options('a', 'b', 'c'), shuffled: false, min: null, max: null },
  ranking: { type: 'ranking', options: options('a', 'b', 'c'), shuffled: false, places: null },
  scale: { type: 'scale', from: 1, to: 5, fromLabel: { pl: 'wcale' }, toLabel: { pl: 'bardzo' } },
  matrix: {
    type: 'matrix',
    rows: [
      { id: 'r1', label: { pl: 'Wiersz 1' } },
      { id: 'r2', label: { pl: 'Wiersz 2' } },
    ],
    options: options('a', 'b', 'c'),
  },
  number: { type: 'number', unit: {}, min: null, max: null, whole: false },
  date: { type: 'date', earliest: null, latest: null },
  'short-text': { type: 'short-text', maxLength: 100 },
  'long-text': { type: 'long-text', maxLength: 2000 },
  file: { type: 'file', kinds: ['image', 'pdf'], maxFiles: 2 },
  consent: { type: 'consent', text: { pl: 'Zgadzam się na kontakt w sprawie ankiety.' }, version: 1 },
  map: { type: 'map', shape: 'point', area: { unitCode: null, view: null }, maxShapes: 3, followUps: [] },
  place: { type: 'place', kind: 'gmina' },
  budget: { type: 'budget', options: options('a', 'b', 'c'), total: 100, step: 10, unit: { pl: 'zł' } },
}

/** A question of a type: `aQuestion('scale', 'quality', { to: 10 })`. */
export const aQuestion = <T extends Question['type']>(type: T, id: string, given: Given<T> = {}): Of<T> =>
  ({ ...base(id), ...DEFAULTS[type], ...given }) as unknown as Of<T>

export const aSection = (id: string, questions: Question[], given: Partial<Section> = {}): Section => ({
  id,
  title: { pl: `Część ${id}`, en: `Part ${id}` },
  text: {},
  showWhen: null,
  questions,
  ...given,
})

/** A form with these questions in one section, or with these sections. */
export function aDefinition(parts: Question[] | Section[] = [], given: Partial<FormDefinition> = {}): FormDefinition {
  const sections = parts.some((part) => 'questions' in part)
    ? (parts as Section[])
    : [aSection('first', parts as Question[])]
  return {
    languages: ['pl', 'en'],
    title: { pl: 'Jak jeździmy autobusem', en: 'How we ride the bus' },
    intro: {},
    thanks: {},
    layout: 'sections',
    sections,
    quotas: [],
    ...given,
  }
}
