import { z } from 'zod'
import { isoDay, line, type Typed, ticked } from '../../../../platform/http/index.ts'
import type { Locale } from '../../../../platform/texts/index.ts'
import { MOST_OPTIONS } from '../../design-checking.ts'
import type { Option, Question, QuestionType, Words } from '../../model.ts'
import { numberIn } from '../../typed.ts'
import { FOLLOW_UP_TYPES, type Fresh, TYPES } from '../kinds.ts'
import { inLanguage } from '../operations.ts'
import { optionsOf, rowsOf } from '../walk.ts'

/** Longest words of each kind, in letters. */
export const LONGEST = { label: 500, hint: 500, help: 2000, option: 200, unit: 30, consent: 5000 }

export const NewQuestionForm = z.object({
  /** A section, or a map question for what is asked of each shape. */
  in: z.string().max(60).default(''),
  type: z.enum(TYPES, 'designing.form.type'),
})

export const TypeForm = z.object({ type: z.enum(TYPES, 'designing.form.type') })

export const isFollowUpType = (type: QuestionType) => (FOLLOW_UP_TYPES as readonly QuestionType[]).includes(type)

/** A number as people write it, or nothing. */
const numberOrNothing = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || !Number.isNaN(numberIn(text)), 'designing.form.number')
  .transform((text) => (text === '' ? null : numberIn(text)))

const number = z
  .string()
  .trim()
  .default('')
  .refine((text) => !Number.isNaN(numberIn(text)), 'designing.form.number')
  .transform(numberIn)

const count = (most: number) =>
  number.refine((value) => Number.isInteger(value) && value >= 1 && value <= most, 'designing.form.count')

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')

const day = isoDay('designing.form.date').or(z.literal('')).default('')

const common = {
  seen: z.string().max(40).default(''),
  /** Sent by the island that saves while somebody writes. */
  autosave: z.string().optional(),
  /** The button: `save`, `stay`, `next`, or what to do to a list: `up options o-1`. */
  act: z.string().max(200).default('save'),
  /** Where a row was dropped: its id, its list, and before which one. */
  drop: z.string().max(200).default(''),
  label: line(LONGEST.label).default(''),
  hint: line(LONGEST.hint).default(''),
  help: text(LONGEST.help),
  required: ticked(),
  private: ticked(),
  skips: z.array(z.enum(['unknown', 'refused'])).default([]),
}

/** Names of the fields of one row. A row carries its id, so that rows keep it whoever moves them. */
export const rowField = (list: 'options' | 'rows', at: number, part: 'id' | 'label' | 'flags') =>
  `${list}-${at}-${part}`

const rowsFields = (list: 'options' | 'rows') =>
  Object.fromEntries(
    Array.from({ length: MOST_OPTIONS }, (_, at) => [
      [rowField(list, at, 'id'), z.string().max(60).optional()],
      [rowField(list, at, 'label'), line(LONGEST.option).optional()],
      [rowField(list, at, 'flags'), z.array(z.enum(['other', 'alone', 'fixed'])).default([])],
    ]).flat(),
  ) as Record<string, z.ZodType>

const lines = { 'lines-options': text(10_000), 'lines-rows': text(10_000) }

const listed = { ...rowsFields('options'), ...lines }

const PARTS = {
  single: { ...listed, shuffled: ticked() },
  multiple: { ...listed, shuffled: ticked(), min: numberOrNothing, max: numberOrNothing },
  ranking: { ...listed, shuffled: ticked(), places: numberOrNothing },
  scale: { from: number, to: number, fromLabel: line(100).default(''), toLabel: line(100).default('') },
  matrix: { ...listed, ...rowsFields('rows') },
  number: { unit: line(LONGEST.unit).default(''), min: numberOrNothing, max: numberOrNothing, fraction: ticked() },
  date: { earliest: day, latest: day },
  'short-text': { maxLength: count(1000) },
  'long-text': { maxLength: count(20_000) },
  file: { kinds: z.array(z.enum(['image', 'pdf', 'docx'])).min(1, 'designing.form.kinds'), maxFiles: count(10) },
  consent: { text: text(LONGEST.consent) },
  map: { shape: z.enum(['point', 'line', 'area']).default('point'), unit: line(100).default(''), maxShapes: count(50) },
  place: { kind: z.enum(['gmina', 'powiat', 'voivodeship']).default('gmina') },
  budget: { ...listed, total: number, step: number, unit: line(LONGEST.unit).default('') },
} as const satisfies Record<QuestionType, Record<string, z.ZodType>>

const schemas = new Map<QuestionType, z.ZodObject>(
  TYPES.map((type) => [type, z.object({ ...common, ...(PARTS[type] as Record<string, z.ZodType>) })]),
)

/** What is typed about a question of this type, on its own page. */
export const questionForm = (type: QuestionType): z.ZodObject => schemas.get(type) as z.ZodObject

/** What was typed: the fields all types share, and those of one type under their names. */
export type TypedQuestion = {
  label: string
  hint: string
  help: string
  required: boolean
  private: boolean
  skips: ('unknown' | 'refused')[]
} & Record<string, unknown>

/**
 * The question as it was typed. Ids of rows come from the page, so only those the question has are taken; any other row
 * is new.
 * @param unitCode the unit found for the words of a map question's area
 */
export function questionFrom(
  question: Question,
  typed: TypedQuestion,
  language: Locale,
  fresh: Fresh,
  unitCode: string | null = null,
): Question {
  const said = (words: Words, name: string) => inLanguage(words, language, String(typed[name] ?? ''))
  const next = {
    ...question,
    label: said(question.label, 'label'),
    hint: said(question.hint, 'hint'),
    help: said(question.help, 'help'),
    required: typed.required,
    visibility: typed.private ? ('private' as const) : ('public' as const),
    skips: typed.skips,
  }
  const lists = {
    options: rowsFrom('options', optionsOf(question), typed, language, fresh),
    rows: rowsFrom('rows', rowsOf(question), typed, language, fresh).map(({ id, label }) => ({ id, label })),
  }
  const own = Object.fromEntries(
    Object.keys(PARTS[question.type])
      .filter((name) => name in question && name !== 'text' && !(name in WORDED))
      .map((name) => [name, typed[name] === '' ? null : typed[name]]),
  )
  const worded = Object.fromEntries(
    Object.keys(WORDED)
      .filter((name) => name in question && name in PARTS[question.type])
      .map((name) => [name, said((question as unknown as Record<string, Words>)[name] ?? {}, name)]),
  )
  return {
    ...next,
    ...own,
    ...worded,
    ...('options' in question ? { options: lists.options } : {}),
    ...('rows' in question ? { rows: lists.rows } : {}),
    ...(question.type === 'number' ? { whole: !typed.fraction } : {}),
    ...(question.type === 'map' ? { area: { ...question.area, unitCode } } : {}),
  } as Question
}

/** Settings that are words in the languages of the form. */
const WORDED = { fromLabel: true, toLabel: true, unit: true, text: true }

function rowsFrom(
  list: 'options' | 'rows',
  known: Option[],
  typed: TypedQuestion,
  language: Locale,
  fresh: Fresh,
): Option[] {
  const before = new Map(known.map((option) => [option.id, option]))
  const rows: Option[] = []
  for (let at = 0; at < MOST_OPTIONS; at++) {
    const id = typed[rowField(list, at, 'id')] as string | undefined
    const label = typed[rowField(list, at, 'label')] as string | undefined
    if (id === undefined && label === undefined) continue
    const old = id === undefined ? undefined : before.get(id)
    if (old) before.delete(old.id)
    const flags = (typed[rowField(list, at, 'flags')] ?? []) as string[]
    rows.push({
      id: old?.id ?? fresh(list === 'rows' ? 'w' : 'o'),
      label: inLanguage(old?.label ?? {}, language, label ?? ''),
      ...(flags.includes('other') ? { other: true } : {}),
      ...(flags.includes('alone') ? { alone: true } : {}),
      ...(flags.includes('fixed') ? { fixed: true } : {}),
    })
  }
  return rows
}

/** The other way: what the fields hold for a question. */
export function fieldsFrom(question: Question, language: Locale, unitName = ''): Typed {
  const said = (words: Words) => words[language] ?? ''
  const fields: Typed = {
    label: said(question.label),
    hint: said(question.hint),
    help: said(question.help),
    required: question.required ? 'tak' : '',
    private: question.visibility === 'private' ? 'tak' : '',
    skips: question.skips,
  }
  for (const list of ['options', 'rows'] as const)
    for (const [at, row] of (list === 'rows' ? rowsOf(question) : optionsOf(question)).entries()) {
      const flags = row as Option
      fields[rowField(list, at, 'id')] = row.id
      fields[rowField(list, at, 'label')] = said(row.label)
      fields[rowField(list, at, 'flags')] = (['other', 'alone', 'fixed'] as const).filter((flag) => flags[flag])
    }
  for (const name of Object.keys(PARTS[question.type])) {
    const value = (question as unknown as Record<string, unknown>)[name]
    if (value === undefined || name === 'help') continue
    if (Array.isArray(value)) fields[name] = value.map(String)
    else if (value === null) fields[name] = ''
    else if (typeof value === 'boolean') fields[name] = value ? 'tak' : ''
    else if (typeof value === 'object') fields[name] = said(value as Words)
    else fields[name] = String(value).replace('.', ',')
  }
  if (question.type === 'number') fields.fraction = question.whole ? '' : 'tak'
  if (question.type === 'map') fields.unit = unitName
  return fields
}

/** What a button does to a list: `up options o-1`, `lines rows`. */
export function actOf(act: string): { verb: string; list: 'options' | 'rows'; id: string } | null {
  const [verb = '', list, id = ''] = act.split(' ')
  if ((list !== 'options' && list !== 'rows') || !['add', 'lines', 'up', 'down', 'remove'].includes(verb)) return null
  return { verb, list, id }
}
