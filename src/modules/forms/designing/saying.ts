import { formatNumber, type Locale, type Translate } from '../../../platform/texts/index.ts'
import type { IconName } from '../../../ui/index.ts'
import { codesOf } from '../codes.ts'
import type { Condition, FormDefinition, Question, QuestionType, Words } from '../model.ts'
import { questionOf, rowOf } from './conditions.ts'
import { type Atom, optionsOf, placedIn, placeOf, rowsOf } from './walk.ts'

/** How the builder speaks of a form: in its own language, with the codes it has now. */
export interface Speaker {
  /** The words as they are written; an instruction when nothing is. */
  words(words: Words): string
  /** P1, P6-2; of a section „Część 1”. */
  code(id: string): string
  /** „P1. Jak często jeździsz?” */
  name(id: string): string
  /** „gdy P1 = „Tak” i P2 wynosi co najmniej 3”; an empty text for none. */
  condition(condition: Condition | null): string
  /** „Pokaż, gdy P1 = „Tak””, or „Ukryj, gdy…”. */
  showing(condition: Condition): string
}

/** @param units names of units by TERYT code, when conditions ask about places */
export function speakerOf(
  definition: FormDefinition,
  t: Translate,
  units: ReadonlyMap<string, string> = new Map(),
): Speaker {
  const [language = 'pl'] = definition.languages
  const codes = questionCodes(definition)
  const sections = new Map(
    definition.sections.map(({ id }, at) => [id, t('designing.section.code', { number: at + 1 })]),
  )
  const written = (words: Words) => words[language]?.trim() || Object.values(words).find(Boolean) || ''
  const words = (given: Words) => written(given) || t('designing.unnamed')
  const code = (id: string) => codes.get(id) ?? sections.get(id) ?? '?'
  const name = (id: string): string => {
    const section = definition.sections.find((section) => section.id === id)
    if (section) return written(section.title) ? `${code(id)}. ${written(section.title)}` : code(id)
    const question = placeOf(definition, id)?.question
    return question ? `${code(id)}. ${words(question.label)}` : t('designing.gone')
  }

  const atom = (given: Atom): string => {
    const question = placeOf(definition, questionOf(given))?.question
    const row = rowOf(given.question)
    const label = rowsOf(question ?? NOBODY).find(({ id }) => id === row)?.label
    const what = label ? `${code(questionOf(given))} („${words(label)}”)` : code(questionOf(given))
    if ('answered' in given)
      return t(given.answered ? 'designing.says.answered' : 'designing.says.unanswered', { what })
    if ('chosen' in given) {
      const option = optionsOf(question ?? NOBODY).find(({ id }) => id === given.chosen)
      const answer = option ? words(option.label) : (units.get(given.chosen) ?? given.chosen)
      return t(question?.type === 'multiple' ? 'designing.says.chosen' : 'designing.says.is', { what, answer })
    }
    if ('atLeast' in given) return t('designing.says.at-least', { what, number: given.atLeast })
    return t('designing.says.at-most', { what, number: given.atMost })
  }

  const inner = (given: Condition, nested: boolean): string => {
    if ('not' in given) return t('designing.says.not', { what: inner(given.not, true) })
    if (!('all' in given || 'any' in given)) return atom(given)
    const parts = 'all' in given ? given.all : given.any
    const joined = parts
      .map((part) => inner(part, true))
      .join(t('all' in given ? 'designing.says.and' : 'designing.says.or'))
    return nested && parts.length > 1 ? `(${joined})` : joined
  }

  const condition = (given: Condition | null) => (given ? t('designing.says.when', { what: inner(given, false) }) : '')
  const showing = (given: Condition) =>
    'not' in given
      ? t('designing.hidden', { when: condition(given.not) })
      : t('designing.shown', { when: condition(given) })

  return {
    words,
    code,
    name,
    condition,
    showing,
  }
}

const NOBODY = { type: 'date' } as Question

/** Codes by id alone: ids are unique in the form, follow-ups among them. */
function questionCodes(definition: FormDefinition): Map<string, string> {
  const { questions } = codesOf(definition)
  return new Map(
    placedIn(definition).map(({ question, parent }) => [
      question.id,
      questions.get(parent ? `${parent.id}/${question.id}` : question.id) ?? '?',
    ]),
  )
}

export const TYPE_ICONS: Record<QuestionType, IconName> = {
  single: 'circle-dot',
  multiple: 'list-checks',
  scale: 'chart-no-axes-column',
  matrix: 'layers',
  ranking: 'arrow-up-down',
  'short-text': 'minus',
  'long-text': 'file-text',
  number: 'tag',
  date: 'calendar',
  map: 'map',
  place: 'map-pin',
  budget: 'split',
  file: 'upload',
  consent: 'shield-check',
}

/** „ok. 4 minuty” in the reader's language. */
export const minutesIn = (minutes: number, t: Translate) => t('designing.minutes', { count: minutes })

/** A value of a setting as a person reads it. */
export function valueIn(value: unknown, property: string, t: Translate, locale: Locale): string {
  if (value === null || value === undefined || value === '') return t('designing.value.none')
  if (typeof value === 'boolean') return t(value ? 'designing.value.yes' : 'designing.value.no')
  if (typeof value === 'number') return formatNumber(value, locale)
  if (typeof value === 'object')
    return (
      Object.values(value as Words)
        .filter(Boolean)
        .join(' / ') || t('designing.value.none')
    )
  if (property === 'type') return t(`designing.type.${value}`)
  if (property === 'layout') return t(`designing.layout.${value}`)
  if (property === 'visibility') return t(`designing.visibility.${value}`)
  if (property === 'then') return t(`designing.quota.${value}`)
  return String(value)
}
