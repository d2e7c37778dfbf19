import type { FormDefinition, Option, Question, QuestionBase, Section, Words } from '../../forms/index.ts'

/** Questions written short, for ready surveys and the demonstration. All is in Polish, the language they are written in. */
export const pl = (text: string): Words => (text ? { pl: text } : {})

type More = Partial<Pick<QuestionBase, 'hint' | 'help' | 'required' | 'visibility' | 'showWhen' | 'skips'>>

const base = (id: string, label: string, more: More): QuestionBase => ({
  id,
  label: pl(label),
  hint: {},
  help: {},
  required: false,
  visibility: 'public',
  showWhen: null,
  skips: [],
  ...more,
})

/** `'often=co tydzień'`; an option that ends with `…` asks for words of one's own and stays last. */
export function options(...written: string[]): Option[] {
  return written.map((text) => {
    const [, id = '', label = ''] = /^([a-z0-9-]+)=(.*)$/.exec(text) ?? []
    return label.endsWith('…')
      ? { id, label: pl(label.slice(0, -1)), other: true, fixed: true }
      : { id, label: pl(label) }
  })
}

export const single = (id: string, label: string, choices: string[], more: More = {}): Question => ({
  ...base(id, label, more),
  type: 'single',
  options: options(...choices),
  shuffled: false,
})

export const multiple = (
  id: string,
  label: string,
  choices: string[],
  more: More & { min?: number; max?: number } = {},
): Question => {
  const { min = null, max = null, ...rest } = more
  return { ...base(id, label, rest), type: 'multiple', options: options(...choices), shuffled: false, min, max }
}

export const scale = (id: string, label: string, ends: [string, string], more: More = {}): Question => ({
  ...base(id, label, more),
  type: 'scale',
  from: 1,
  to: 5,
  fromLabel: pl(ends[0]),
  toLabel: pl(ends[1]),
})

export const matrix = (id: string, label: string, rows: string[], choices: string[], more: More = {}): Question => ({
  ...base(id, label, more),
  type: 'matrix',
  rows: options(...rows).map(({ id, label }) => ({ id, label })),
  options: options(...choices),
})

export const ranking = (
  id: string,
  label: string,
  choices: string[],
  more: More & { places?: number } = {},
): Question => {
  const { places = null, ...rest } = more
  return { ...base(id, label, rest), type: 'ranking', options: options(...choices), shuffled: true, places }
}

export const number = (
  id: string,
  label: string,
  { unit, min = 0, max = null, ...more }: More & { unit: string; min?: number; max?: number | null },
): Question => ({ ...base(id, label, more), type: 'number', unit: pl(unit), min, max, whole: true })

export const budget = (
  id: string,
  label: string,
  choices: string[],
  { total, step, unit, ...more }: More & { total: number; step: number; unit: string },
): Question => ({ ...base(id, label, more), type: 'budget', options: options(...choices), total, step, unit: pl(unit) })

export const longText = (id: string, label: string, more: More = {}): Question => ({
  ...base(id, label, more),
  type: 'long-text',
  maxLength: 2000,
})

export const mapQuestion = (
  id: string,
  label: string,
  given: More & Pick<Extract<Question, { type: 'map' }>, 'shape' | 'area' | 'maxShapes' | 'followUps'>,
): Question => {
  const { shape, area, maxShapes, followUps, ...more } = given
  return { ...base(id, label, more), type: 'map', shape, area, maxShapes, followUps }
}

export const section = (id: string, title: string, questions: Question[], text = ''): Section => ({
  id,
  title: pl(title),
  text: pl(text),
  showWhen: null,
  questions,
})

export const form = (
  title: string,
  intro: string,
  sections: Section[],
  more: Partial<Pick<FormDefinition, 'thanks' | 'layout'>> = {},
): FormDefinition => ({
  languages: ['pl'],
  title: pl(title),
  intro: pl(intro),
  thanks: pl('Dziękujemy. Wyniki pokażemy na tej stronie.'),
  layout: 'sections',
  quotas: [],
  sections,
  ...more,
})

const PREFER_NOT = { skips: ['refused' as const] }

/** About the person, in the words and groups of Statistics Poland, so that results can be set beside the population. */
export const aboutYou = (): Section =>
  section(
    'o-tobie',
    'Kilka słów o Tobie',
    [
      single(
        'wiek',
        'Ile masz lat?',
        ['w15-24=15–24', 'w25-34=25–34', 'w35-44=35–44', 'w45-54=45–54', 'w55-64=55–64', 'w65=65 i więcej'],
        PREFER_NOT,
      ),
      single('plec', 'Płeć', ['k=kobieta', 'm=mężczyzna', 'inna=inna'], PREFER_NOT),
    ],
    'Te pytania pomagają sprawdzić, kogo jeszcze nie usłyszeliśmy. Możesz je pominąć.',
  )
