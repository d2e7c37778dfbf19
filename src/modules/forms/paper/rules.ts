import { startOf } from '../../../platform/clock.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { checkAnswers } from '../checking.ts'
import type { Answers, FormDefinition } from '../model.ts'
import { questionsOf } from '../words.ts'
import { slotsOf } from './slots.ts'
import { type AnswerReason, type ReadSheet, readSheet, type TypedSheet } from './typing.ts'

/** Why a whole sheet becomes no answer. */
export const SHEET_REASONS = ['unreadable', 'no-consent', 'late', 'repeated', 'foreign', 'empty'] as const
export type SheetReason = (typeof SHEET_REASONS)[number]

/** Reasons a clerk chooses; being late follows from the day of receipt, and being empty from what was typed. */
export const CHOSEN_REASONS = SHEET_REASONS.filter((reason) => reason !== 'late' && reason !== 'empty')

/** What a scan belongs to: its sheet. */
export const SHEET_SUBJECT = 'sheet'

/** How many sheets may be printed in one go. */
export const MOST_SHEETS = 500

/** Longest text typed in one field, in letters: the longest answer a form can ask for. */
export const LONGEST_TYPED = 20_000

export interface Sheet {
  id: string
  formId: string
  versionId: string
  number: number
  code: string
  locale: Locale
  madeAt: Temporal.Instant
  /** Null until the first entry begins. */
  doubleEntry: boolean | null
  settledAt: Temporal.Instant | null
  answerId: string | null
  invalidReason: SheetReason | null
}

/** What one person typed from a sheet. */
export interface SheetEntry {
  id: string
  sheetId: string
  round: 1 | 2
  enteredBy: string | null
  enteredAt: Temporal.Instant
  receivedOn: Temporal.PlainDate
  typed: TypedSheet
  invalidReason: SheetReason | null
}

/** printed → (entered once →) (to compare →) kept as an answer, or invalid. */
export const SHEET_STATES = ['printed', 'second', 'compare', 'kept', 'invalid'] as const
export type SheetState = (typeof SHEET_STATES)[number]

export function stateOf(sheet: Pick<Sheet, 'settledAt' | 'invalidReason'>, entries: number): SheetState {
  if (sheet.settledAt) return sheet.invalidReason ? 'invalid' : 'kept'
  if (entries === 0) return 'printed'
  return entries === 1 ? 'second' : 'compare'
}

/** Paper is in time when it was received on the last day, whatever the closing hour. */
export const cameLate = (receivedOn: Temporal.PlainDate, closesAt: Temporal.Instant | null) =>
  closesAt !== null && Temporal.Instant.compare(startOf(receivedOn), closesAt) > 0

/** What one entry of a sheet says: whole answers, or why there are none. */
export interface Understood extends ReadSheet {
  invalid: SheetReason | null
}

export function understood(
  definition: FormDefinition,
  entry: Pick<SheetEntry, 'typed' | 'receivedOn' | 'invalidReason'>,
  closesAt: Temporal.Instant | null,
): Understood {
  const read = readSheet(definition, entry.typed, (answers) => brokenRules(definition, answers))
  return { ...read, invalid: reasonOf(definition, entry, read, closesAt) }
}

function reasonOf(
  definition: FormDefinition,
  entry: Pick<SheetEntry, 'receivedOn' | 'invalidReason'>,
  read: ReadSheet,
  closesAt: Temporal.Instant | null,
): SheetReason | null {
  if (entry.invalidReason) return entry.invalidReason
  if (cameLate(entry.receivedOn, closesAt)) return 'late'
  if (lacksConsent(definition, read.answers)) return 'no-consent'
  return Object.keys(read.answers).length === 0 ? 'empty' : null
}

/** A consent that a form needs is needed on paper too: without it nothing of the sheet may be kept as an answer. */
const lacksConsent = (definition: FormDefinition, answers: Answers) =>
  questionsOf(definition).some((question) => {
    if (question.type !== 'consent' || !question.required || question.showWhen) return false
    const answer = answers[question.id]
    return !answer || !('agreed' in answer) || !answer.agreed
  })

/**
 * What the rules for people have against the answers of a sheet, as reasons of paper. An empty place is none: nobody can
 * ask a sheet to answer.
 */
function brokenRules(definition: FormDefinition, answers: Answers): Record<string, AnswerReason> {
  const reasons: Record<string, AnswerReason> = {}
  for (const { question, key } of checkAnswers(definition, answers, new Set(Object.keys(answers))))
    reasons[question] ??= REASON_OF_PROBLEM[key.replace(/^forms\.problem\./, '')] ?? 'unreadable'
  return reasons
}

const REASON_OF_PROBLEM: Record<string, AnswerReason> = {
  'choose-at-most': 'too-many',
  'rank-too-many': 'too-many',
  'rank-once': 'contradictory',
  'choose-at-least': 'too-few',
  'rank-places': 'too-few',
  rows: 'too-few',
  row: 'too-few',
  alone: 'contradictory',
  'number-at-least': 'out-of-range',
  'number-at-most': 'out-of-range',
  'whole-number': 'out-of-range',
  'date-from': 'out-of-range',
  'date-to': 'out-of-range',
  'budget-left': 'out-of-range',
  'budget-over': 'out-of-range',
}

/** Questions that two entries understand differently; `null` stands for the sheet as a whole. */
export function differencesOf(definition: FormDefinition, first: Understood, second: Understood): (string | null)[] {
  const of = (read: Understood, id: string) => JSON.stringify([sorted(read.answers[id]), read.reasons[id] ?? null])
  const differing: (string | null)[] = questionsOf(definition)
    .map(({ id }) => id)
    .filter((id) => of(first, id) !== of(second, id))
  return first.invalid === second.invalid ? differing : [null, ...differing]
}

// The order in which boxes were typed says nothing, except in a ranking, whose order is its answer.
function sorted(answer: Answers[string] | undefined): unknown {
  if (!answer) return null
  if ('choices' in answer) return { ...answer, choices: [...answer.choices].sort() }
  if ('rows' in answer) return Object.entries(answer.rows).sort()
  if ('amounts' in answer) return Object.entries(answer.amounts).sort()
  return answer
}

/**
 * One entry made of two by choosing, question by question, which one holds.
 * @param chosen by question id, or '' for the sheet as a whole
 */
export function merged(
  definition: FormDefinition,
  [first, second]: readonly [SheetEntry, SheetEntry],
  chosen: Record<string, 1 | 2>,
): Pick<SheetEntry, 'typed' | 'receivedOn' | 'invalidReason'> {
  const typed: TypedSheet = {}
  for (const { name, question } of slotsOf(definition, 'pl')) {
    const from = chosen[question] === 2 ? second : first
    const text = from.typed[name]
    if (text) typed[name] = text
  }
  const whole = chosen[''] === 2 ? second : first
  return { typed, receivedOn: whole.receivedOn, invalidReason: whole.invalidReason }
}

/** A code for a short address: ten letters and digits nobody mistakes for others (as in Crockford's Base32). */
export function sheetCode(random: Uint8Array): string {
  const signs = '0123456789abcdefghjkmnpqrstvwxyz'
  return Array.from(random.subarray(0, 10), (byte) => signs[byte % 32]).join('')
}
