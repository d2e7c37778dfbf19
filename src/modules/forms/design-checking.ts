import type { Condition, FormDefinition, Option, Question, Words } from './model.ts'
import { questionPart } from './words.ts'

/** What stands in the way of publishing a form: where, and the key of the sentence that says what to mend. */
export interface DesignProblem {
  /** Ids from the section down: `['about', 'age', 'under-16']`; empty for the whole form; `['quota', id]` for a quota. */
  at: string[]
  key: string
  values?: Record<string, string | number>
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const LONGEST_ID = 60
const DEEPEST = 20
/** More would be no form for people, and would make pages nobody can open. */
export const MOST_QUESTIONS = 200
export const MOST_OPTIONS = 100
const SCALE_STEPS = 11

/** Everything that stands in the way of publishing; empty for a form that may be asked of people. Pure. */
export function checkDefinition(definition: FormDefinition): DesignProblem[] {
  const problems: DesignProblem[] = []
  const say: Say = (at, key, values) => problems.push({ at, key: `forms.design.${key}`, ...(values && { values }) })
  const [first = 'pl'] = definition.languages
  const lacks = (words: Words | undefined) => !words?.[first]?.trim()

  if (definition.languages.length === 0 || hasTwice(definition.languages)) say([], 'languages')
  if (lacks(definition.title)) say([], 'title')
  const asked = definition.sections.reduce((sum, { questions }) => sum + questions.length, 0)
  if (asked === 0) say([], 'no-questions')
  if (asked > MOST_QUESTIONS) say([], 'too-many-questions', { count: MOST_QUESTIONS })

  const known = new Set<string>()
  const name = (id: string, at: string[]) => {
    if (!isGoodId(id)) say(at, 'id')
    else if (known.has(id)) say(at, 'id-twice', { id })
    known.add(id)
  }
  /** Where each question stands, to tell an earlier one from a later. */
  const order = new Map(
    definition.sections.flatMap((s) => s.questions).map((question, place) => [question.id, { question, place }]),
  )

  let place = 0
  for (const section of definition.sections) {
    name(section.id, [section.id])
    checkCondition(section.showWhen, place, [section.id], order, say)
    for (const question of section.questions) {
      const at = [section.id, question.id]
      name(question.id, at)
      checkQuestion(question, at, { say, lacks, name })
      checkCondition(question.showWhen, place, at, order, say)
      place++
    }
  }
  const quotas = new Set<string>()
  for (const quota of definition.quotas) {
    const at = ['quota', quota.id]
    if (!isGoodId(quota.id) || quotas.has(quota.id)) say(at, 'id')
    quotas.add(quota.id)
    if (!Number.isInteger(quota.limit) || quota.limit < 1) say(at, 'quota-limit')
    checkCondition(quota.when, Number.POSITIVE_INFINITY, at, order, say)
  }
  return problems
}

export const isGoodId = (id: string) => ID.test(id) && id.length <= LONGEST_ID

type Say = (at: string[], key: string, values?: DesignProblem['values']) => void
type Order = Map<string, { question: Question; place: number }>

interface Checking {
  say: Say
  lacks(words: Words | undefined): boolean
  name(id: string, at: string[]): void
}

function checkQuestion(question: Question, at: string[], checking: Checking) {
  const { say, lacks, name } = checking
  if (lacks(question.label)) say(at, 'label')
  if ('options' in question) checkOptions(question.options, at, checking)
  switch (question.type) {
    case 'multiple':
      return checkBounds(question.min, question.max, at, say, question.options.length)
    case 'ranking':
      if (question.places !== null && !isBetween(question.places, 1, question.options.length)) say(at, 'places')
      return
    case 'scale':
      if (!Number.isInteger(question.from) || !Number.isInteger(question.to) || question.from >= question.to)
        return say(at, 'scale')
      if (question.to - question.from >= SCALE_STEPS) say(at, 'scale-long', { count: SCALE_STEPS })
      return
    case 'matrix':
      checkOptions(question.rows, at, checking, 'rows')
      // Both stand beside one another in exports and codes under the name of the question.
      for (const { id } of question.rows)
        if (question.options.some((o) => o.id === id)) say([...at, id], 'id-twice', { id })
      return
    case 'number':
      return checkBounds(question.min, question.max, at, say)
    case 'date':
      if (question.earliest && question.latest && question.earliest > question.latest) say(at, 'bounds')
      return
    case 'short-text':
    case 'long-text':
      if (!isBetween(question.maxLength, 1, 20_000)) say(at, 'max-length')
      return
    case 'file':
      if (question.kinds.length === 0) say(at, 'file-kinds')
      if (!isBetween(question.maxFiles, 1, 10)) say(at, 'max-files')
      return
    case 'consent':
      if (lacks(question.text)) say(at, 'consent-text')
      return
    case 'map':
      if (!isBetween(question.maxShapes, 1, 50)) say(at, 'max-shapes')
      for (const followUp of question.followUps) {
        name(followUp.id, [...at, followUp.id])
        checkQuestion(followUp, [...at, followUp.id], checking)
        if (followUp.showWhen) say([...at, followUp.id], 'follow-up-condition')
      }
      return
    case 'budget':
      if (!(question.total > 0) || !(question.step > 0) || !isWhole(question.total / question.step)) say(at, 'budget')
  }
}

function checkOptions(
  options: Pick<Option, 'id' | 'label'>[],
  at: string[],
  { say, lacks }: Checking,
  key = 'options',
) {
  if (options.length === 0 || (key === 'options' && options.length < 2)) say(at, `no-${key}`)
  if (options.length > MOST_OPTIONS) say(at, 'too-many-options', { count: MOST_OPTIONS })
  // Words of one's own are kept once for a question.
  if (options.filter((option) => 'other' in option && option.other).length > 1) say(at, 'other-twice')
  const known = new Set<string>()
  for (const option of options) {
    if (!isGoodId(option.id)) say([...at, option.id], 'id')
    else if (known.has(option.id)) say([...at, option.id], 'id-twice', { id: option.id })
    known.add(option.id)
    if (lacks(option.label)) say([...at, option.id], 'option-label')
  }
}

/**
 * A condition may look only at questions that stand before what it shows: that alone makes a cycle impossible, and a
 * person never sees a question vanish because of what they say later.
 */
function checkCondition(condition: Condition | null, place: number, at: string[], order: Order, say: Say, depth = 0) {
  if (!condition) return
  if (depth > DEEPEST) return say(at, 'condition-deep')
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    if (parts.length === 0) say(at, 'condition-empty')
    for (const part of parts) checkCondition(part, place, at, order, say, depth + 1)
    return
  }
  if ('not' in condition) return checkCondition(condition.not, place, at, order, say, depth + 1)
  const seen = order.get(questionPart(condition.question))
  if (!seen) return say(at, 'condition-unknown', { id: condition.question })
  if (seen.place >= place) return say(at, 'condition-later', { id: condition.question })
  if (!fits(condition, seen.question)) say(at, 'condition-unfit', { id: condition.question })
}

type Looking = Extract<Condition, { question: string }>

function fits(condition: Looking, question: Question): boolean {
  const row = condition.question.split('/')[1]
  if (row !== undefined && (question.type !== 'matrix' || !question.rows.some(({ id }) => id === row))) return false
  if ('answered' in condition) return true
  if ('atLeast' in condition || 'atMost' in condition) return question.type === 'number' || question.type === 'scale'
  if (question.type === 'place') return /^\d{2}(\d{2}(\d{3})?)?$/.test(condition.chosen)
  if (question.type === 'matrix' && row === undefined) return false
  const choosing = ['single', 'multiple', 'ranking', 'matrix'].includes(question.type)
  return choosing && 'options' in question && question.options.some(({ id }) => id === condition.chosen)
}

function checkBounds(min: number | null, max: number | null, at: string[], say: Say, most = Number.POSITIVE_INFINITY) {
  if (min !== null && max !== null && min > max) say(at, 'bounds')
  else if (most !== Number.POSITIVE_INFINITY && ((min ?? 0) > most || (max !== null && max < 1))) say(at, 'bounds')
}

const isBetween = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6

const hasTwice = (list: readonly string[]) => new Set(list).size !== list.length
