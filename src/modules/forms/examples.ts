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

/** A form of a village that asks in every way there is; words as people would write them. */
export function everyQuestion(): FormDefinition {
  const option = (id: string, pl: string, more: { other?: boolean; alone?: boolean; fixed?: boolean } = {}) => ({
    id,
    label: { pl },
    ...more,
  })
  return {
    languages: ['pl'],
    title: { pl: 'Jak jeździmy autobusem' },
    intro: {
      pl: 'Układamy **nowy rozkład jazdy** na linie 2 i 7. Odpowiedz na kilkanaście pytań, zajmie to około 6 minut.',
    },
    thanks: { pl: 'Wyniki pokażemy na tej stronie tydzień po zakończeniu ankiety.' },
    layout: 'sections',
    quotas: [],
    sections: [
      aSection(
        'rides',
        [
          aQuestion('single', 'often', {
            label: { pl: 'Jak często jeździsz autobusem?' },
            required: true,
            options: [
              option('daily', 'Codziennie albo prawie codziennie'),
              option('weekly', 'Kilka razy w tygodniu'),
              option('rarely', 'Rzadziej'),
              option('never', 'Nie jeżdżę'),
            ],
            skips: ['refused'],
          }),
          aQuestion('multiple', 'why', {
            label: { pl: 'Po co jeździsz?' },
            hint: { pl: 'Pomyśl o ostatnim miesiącu.' },
            showWhen: { not: { question: 'often', chosen: 'never' } },
            max: 3,
            options: [
              option('work', 'Do pracy'),
              option('school', 'Do szkoły'),
              option('doctor', 'Do lekarza'),
              option('other', 'W innej sprawie', { other: true, fixed: true }),
              option('none', 'Żadne z nich', { alone: true, fixed: true }),
            ],
          }),
          aQuestion('ranking', 'improve', {
            label: { pl: 'Co poprawić najpierw?' },
            places: 3,
            options: [
              option('frequency', 'Częstsze kursy'),
              option('shelters', 'Wiaty na przystankach'),
              option('evening', 'Kursy wieczorem'),
              option('price', 'Tańsze bilety'),
            ],
          }),
          aQuestion('scale', 'quality', {
            label: { pl: 'Jak oceniasz punktualność?' },
            fromLabel: { pl: 'bardzo źle' },
            toLabel: { pl: 'bardzo dobrze' },
            skips: ['unknown'],
          }),
          aQuestion('matrix', 'stops', {
            label: { pl: 'Jak oceniasz swój przystanek?' },
            help: { pl: 'Chodzi o przystanek, z którego odjeżdżasz najczęściej.' },
            rows: [
              { id: 'clean', label: { pl: 'Czystość' } },
              { id: 'light', label: { pl: 'Oświetlenie' } },
              { id: 'shelter', label: { pl: 'Osłona od deszczu' } },
            ],
            options: [option('bad', 'Źle'), option('so-so', 'Średnio'), option('good', 'Dobrze')],
          }),
        ],
        { title: { pl: 'Twoje podróże' } },
      ),
      aSection(
        'place',
        [
          aQuestion('place', 'home', { label: { pl: 'W której gminie mieszkasz?' }, required: true }),
          aQuestion('map', 'stop', { label: { pl: 'Gdzie brakuje przystanku?' } }),
          aQuestion('number', 'walk', {
            label: { pl: 'Ile minut idziesz na przystanek?' },
            unit: { pl: 'minut' },
            min: 0,
            max: 120,
            whole: true,
            skips: ['unknown', 'refused'],
          }),
          aQuestion('date', 'last', {
            label: { pl: 'Kiedy ostatnio jechał spóźniony autobus?' },
            latest: '2026-12-31',
          }),
          aQuestion('budget', 'spend', {
            label: { pl: 'Jak podzielić 100 tys. zł na przystanki?' },
            unit: { pl: 'tys. zł' },
            options: [
              option('shelters', 'Wiaty'),
              option('boards', 'Tablice z godzinami'),
              option('ramps', 'Podjazdy'),
            ],
          }),
        ],
        { title: { pl: 'Twoja okolica' }, text: { pl: 'Te odpowiedzi pokażą, gdzie zacząć.' } },
      ),
      aSection(
        'words',
        [
          aQuestion('short-text', 'line', { label: { pl: 'Numer linii, o której piszesz' }, maxLength: 20 }),
          aQuestion('long-text', 'more', {
            label: { pl: 'Co jeszcze chcesz powiedzieć?' },
            visibility: 'private',
            maxLength: 1500,
          }),
          aQuestion('file', 'photo', { label: { pl: 'Zdjęcie przystanku' } }),
          aQuestion('consent', 'contact', {
            label: { pl: 'Zgadzam się' },
            text: {
              pl: 'Urząd Miejski może zadzwonić do mnie w sprawie rozkładu jazdy. Zgodę mogę wycofać w każdej chwili.',
            },
          }),
        ],
        { title: { pl: 'Własnymi słowami' } },
      ),
    ],
  }
}
