import { z } from 'zod'
import type { Db } from '../../../../platform/db/index.ts'
import type { Typed } from '../../../../platform/http/index.ts'
import { findUnits } from '../../../places/index.ts'
import type { Condition, FormDefinition, Question } from '../../model.ts'
import { numberIn } from '../../typed.ts'
import { questionOf, rowOf } from '../conditions.ts'
import { type Atom, optionsOf, placeOf, rowsOf } from '../walk.ts'

/** Most things one condition asks; more is a puzzle nobody can check. */
export const MOST_ASKED = 8

const asked = Object.fromEntries(
  Array.from({ length: MOST_ASKED }, (_, at) => [
    [`test-${at}`, z.string().max(200).default('')],
    [`value-${at}`, z.string().trim().max(100).default('')],
  ]).flat(),
) as Record<string, z.ZodType<string>>

export const ConditionForm = z.object({
  seen: z.string().max(40).default(''),
  mode: z.enum(['always', 'show', 'hide']).default('always'),
  join: z.enum(['all', 'any']).default('all'),
  ...asked,
})

export type TypedCondition = { mode: 'always' | 'show' | 'hide'; join: 'all' | 'any' } & Record<string, unknown>

/** One thing that can be asked of an earlier answer, as one choice of a list. */
export interface Test {
  /** `chosen lake/shore clean`, `at-least age`, `answered why`. */
  value: string
  kind: 'is' | 'chosen' | 'at-least' | 'at-most' | 'steps' | 'answered' | 'unanswered' | 'place'
  answer?: string
  number?: number
}

/** Questions a condition of this owner may look at: those before it, without what is asked of shapes. */
export function questionsBefore(definition: FormDefinition, owner: string): Question[] {
  const before: Question[] = []
  for (const section of definition.sections) {
    if (section.id === owner) return before
    for (const question of section.questions) {
      if (question.id === owner) return before
      before.push(question)
    }
  }
  return before
}

/** Everything that can be asked of one question. @param words how its answers are called */
export function testsOf(question: Question, words: (given: Question['label']) => string): Test[] {
  const { id } = question
  const tests: Test[] = []
  if (['single', 'multiple', 'ranking'].includes(question.type))
    for (const option of optionsOf(question))
      tests.push({
        value: `chosen ${id} ${option.id}`,
        kind: question.type === 'single' ? 'is' : 'chosen',
        answer: words(option.label),
      })
  if (question.type === 'matrix')
    for (const row of rowsOf(question))
      for (const option of question.options)
        tests.push({
          value: `chosen ${id}/${row.id} ${option.id}`,
          kind: 'is',
          answer: `${words(row.label)}: ${words(option.label)}`,
        })
  if (question.type === 'scale')
    for (let step = question.from; step <= question.to; step++) {
      if (step > question.from) tests.push({ value: `at-least ${id} ${step}`, kind: 'at-least', number: step })
      if (step < question.to) tests.push({ value: `at-most ${id} ${step}`, kind: 'at-most', number: step })
    }
  if (question.type === 'number')
    tests.push({ value: `at-least ${id}`, kind: 'at-least' }, { value: `at-most ${id}`, kind: 'at-most' })
  if (question.type === 'place') tests.push({ value: `place ${id}`, kind: 'place' })
  return [...tests, { value: `answered ${id}`, kind: 'answered' }, { value: `unanswered ${id}`, kind: 'unanswered' }]
}

export type ReadCondition = { ok: true; condition: Condition | null } | { ok: false; field: string; key: string }

/** The condition that was typed; what is wrong with it names its field. */
export async function conditionFrom(db: Db, definition: FormDefinition, typed: TypedCondition): Promise<ReadCondition> {
  if (typed.mode === 'always') return { ok: true, condition: null }
  const atoms: Atom[] = []
  for (let at = 0; at < MOST_ASKED; at++) {
    const test = String(typed[`test-${at}`] ?? '')
    if (!test) continue
    const atom = await atomFrom(db, definition, test, String(typed[`value-${at}`] ?? ''))
    if (typeof atom === 'string')
      return {
        ok: false,
        field: atom === 'test' ? `test-${at}` : `value-${at}`,
        key: `designing.form.condition.${atom}`,
      }
    atoms.push(atom)
  }
  if (atoms.length === 0) return { ok: false, field: 'test-0', key: 'designing.form.condition.test' }
  const [first] = atoms
  const joined: Condition = atoms.length === 1 && first ? first : typed.join === 'any' ? { any: atoms } : { all: atoms }
  return { ok: true, condition: typed.mode === 'hide' ? { not: joined } : joined }
}

/** @returns what is wrong: the choice, the number or the place */
async function atomFrom(
  db: Db,
  definition: FormDefinition,
  test: string,
  value: string,
): Promise<Atom | 'test' | 'number' | 'place'> {
  const [kind = '', path = '', rest = ''] = test.split(' ')
  const question = placeOf(definition, path.split('/')[0] ?? '')?.question
  if (!question) return 'test'
  if (kind === 'answered' || kind === 'unanswered') return { question: path, answered: kind === 'answered' }
  if (kind === 'chosen') return { question: path, chosen: rest }
  if (kind === 'place') {
    const code = await unitNamed(db, question, value)
    return code ? { question: path, chosen: code } : 'place'
  }
  const number = numberIn(rest || value)
  if (Number.isNaN(number)) return 'number'
  if (kind === 'at-least') return { question: path, atLeast: number }
  return kind === 'at-most' ? { question: path, atMost: number } : 'test'
}

async function unitNamed(db: Db, question: Question, name: string): Promise<string | null> {
  if (question.type !== 'place' || !name) return null
  const [found] = await findUnits(db, name, { limit: 1, level: question.kind })
  return found?.unit.code ?? null
}

/**
 * What the fields hold for a condition, or null for one that these fields cannot say (groups inside groups): it is then
 * shown in words and may be replaced.
 * @param units names of units by TERYT code
 */
export function fieldsOf(
  condition: Condition | null,
  definition: FormDefinition,
  units: ReadonlyMap<string, string> = new Map(),
): Typed | null {
  if (!condition) return { mode: 'always', join: 'all' }
  const hides = 'not' in condition
  const inner = hides ? condition.not : condition
  const parts = 'all' in inner ? inner.all : 'any' in inner ? inner.any : [inner]
  if (parts.length > MOST_ASKED || parts.some((part) => !('question' in part))) return null
  const fields: Typed = { mode: hides ? 'hide' : 'show', join: 'any' in inner ? 'any' : 'all' }
  for (const [at, part] of (parts as Atom[]).entries()) {
    const question = placeOf(definition, questionOf(part))?.question
    const value = testAndValue(part, question)
    fields[`test-${at}`] = value.test
    fields[`value-${at}`] = question?.type === 'place' ? (units.get(value.value) ?? value.value) : value.value
  }
  return fields
}

function testAndValue(atom: Atom, question: Question | undefined): { test: string; value: string } {
  const path = rowOf(atom.question) === null ? questionOf(atom) : atom.question
  if ('answered' in atom) return { test: `${atom.answered ? 'answered' : 'unanswered'} ${path}`, value: '' }
  if ('chosen' in atom)
    return question?.type === 'place'
      ? { test: `place ${path}`, value: atom.chosen }
      : { test: `chosen ${path} ${atom.chosen}`, value: '' }
  const [kind, number] = 'atLeast' in atom ? ['at-least', atom.atLeast] : ['at-most', atom.atMost]
  const written = String(number).replace('.', ',')
  return question?.type === 'number'
    ? { test: `${kind} ${path}`, value: written }
    : { test: `${kind} ${path} ${written}`, value: '' }
}
