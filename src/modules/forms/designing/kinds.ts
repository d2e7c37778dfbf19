import type { FollowUp, Option, Question, QuestionBase, QuestionType } from '../model.ts'
import { optionsOf } from './walk.ts'

/** All types in the order a team is shown them: what is asked most comes first. */
export const TYPES = [
  'single',
  'multiple',
  'scale',
  'matrix',
  'ranking',
  'short-text',
  'long-text',
  'number',
  'date',
  'map',
  'place',
  'budget',
  'file',
  'consent',
] as const satisfies readonly QuestionType[]

/** What may be asked for each shape on a map. */
export const FOLLOW_UP_TYPES = ['single', 'multiple', 'scale', 'short-text', 'long-text', 'file'] as const

export const mayFollowUp = (question: Question): question is FollowUp =>
  (FOLLOW_UP_TYPES as readonly QuestionType[]).includes(question.type)

/** Makes an id nobody has used: `fresh('p')` is like `p-k3x9f2m8`. */
export type Fresh = (word: string) => string

/** An empty question of a type, ready to be written. */
export function aQuestion(type: QuestionType, fresh: Fresh): Question {
  const base: QuestionBase = {
    id: fresh('p'),
    label: {},
    hint: {},
    help: {},
    required: false,
    visibility: 'public',
    showWhen: null,
    skips: [],
  }
  return { ...base, ...shapeOf(type, fresh) } as Question
}

/** What a type has besides what every question has, as it begins. */
function shapeOf(type: QuestionType, fresh: Fresh) {
  const options = () => [anOption(fresh), anOption(fresh)]
  switch (type) {
    case 'single':
      return { type, options: options(), shuffled: false }
    case 'multiple':
      return { type, options: options(), shuffled: false, min: null, max: null }
    case 'ranking':
      return { type, options: options(), shuffled: false, places: null }
    case 'scale':
      return { type, from: 1, to: 5, fromLabel: {}, toLabel: {} }
    case 'matrix':
      return { type, rows: [aRow(fresh), aRow(fresh)], options: options() }
    case 'number':
      return { type, unit: {}, min: null, max: null, whole: true }
    case 'date':
      return { type, earliest: null, latest: null }
    case 'short-text':
      return { type, maxLength: 200 }
    case 'long-text':
      return { type, maxLength: 2000 }
    case 'file':
      return { type, kinds: ['image', 'pdf'], maxFiles: 1 }
    case 'consent':
      return { type, text: {}, version: 1 }
    case 'map':
      return { type, shape: 'point', area: { unitCode: null, view: null }, maxShapes: 5, followUps: [] }
    case 'place':
      return { type, kind: 'gmina' }
    case 'budget':
      return { type, options: options(), total: 100, step: 10, unit: {} }
  }
}

export const anOption = (fresh: Fresh): Option => ({ id: fresh('o'), label: {} })

export const aRow = (fresh: Fresh) => ({ id: fresh('w'), label: {} })

/**
 * The same question asked another way: words, ids of answers and whatever the new type also has are kept. What it has no
 * place for is left out, so whoever changes the type is told before.
 */
export function asType(question: Question, type: QuestionType, fresh: Fresh): Question {
  if (question.type === type) return question
  const { id, label, hint, help, required, visibility, showWhen, skips } = question
  const base = { id, label, hint, help, required, visibility, showWhen, skips }
  const empty = shapeOf(type, fresh)
  const kept = Object.fromEntries(
    Object.entries(question).filter(([name]) => name in empty && name !== 'type' && !PECULIAR.has(name)),
  )
  const next = { ...base, ...empty, ...kept } as Question
  const options = optionsOf(question)
  if ('options' in next && options.length > 0) next.options = options.map((option) => flagsFor(next.type, option))
  const bounds = boundsOf(question)
  if (next.type === 'number' && bounds) return { ...next, ...bounds }
  if (next.type === 'scale' && question.type === 'number') return { ...next, ...scaleWithin(question) }
  if (next.type === 'short-text') return { ...next, maxLength: Math.min(next.maxLength, 500) }
  return next
}

/** Told in other units by each type that has them, so they are not carried over by name. */
const PECULIAR = new Set(['min', 'max', 'options', 'rows', 'followUps', 'version', 'kind'])

/** Only flags that mean something where the option goes. */
function flagsFor(type: QuestionType, { id, label, other, alone, fixed }: Option): Option {
  const writes = type === 'single' || type === 'multiple'
  return {
    id,
    label,
    ...(other && writes ? { other } : {}),
    ...(alone && type === 'multiple' ? { alone } : {}),
    ...(fixed && (writes || type === 'ranking') ? { fixed } : {}),
  }
}

const boundsOf = (question: Question) =>
  question.type === 'scale' ? { min: question.from, max: question.to, whole: true } : null

/** Bounds of a number make a scale when they are whole and near one another. */
function scaleWithin({ min, max }: { min: number | null; max: number | null }) {
  if (min === null || max === null || !Number.isInteger(min) || !Number.isInteger(max)) return {}
  return min >= 0 && max > min && max - min <= 10 ? { from: min, to: max } : {}
}
