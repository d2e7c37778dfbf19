import { stranger } from '../../../platform/actor.ts'
import { dateOf, startOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { HttpContext, UploadedFile } from '../../../platform/http/index.ts'
import { readBody } from '../../../platform/http/uploads.ts'
import { isId } from '../../../platform/ids.ts'
import { filesByIds, keepFile } from '../../media/index.ts'
import { findUnits, fullName, unitByCode, whereabouts } from '../../places/index.ts'
import type { AnswerProblem } from '../checking.ts'
import { fieldOf, partOf } from '../fields.ts'
import { FILE_SUBJECT } from '../files.ts'
import type { Anonymity, Question } from '../model.ts'
import { one, type TypedAnswers } from '../typed.ts'

/** A posted page of a form: what was typed in the questions asked there, and everything else by name. */
export interface Posted {
  typed: TypedAnswers
  files: UploadedFile[]
  /** Fields that belong to no question: the button, the honeypot, the name of whoever answers. */
  other(name: string): string
}

/** Most files in one sending; a question may ask for ten. */
const MOST_FILES = 20

/** Reads a posted page. Fields of questions that are not among these are passed over. */
export async function readPosted(c: HttpContext, questions: readonly Question[]): Promise<Posted> {
  const { fields, files } = await readBody(c, { files: MOST_FILES })
  const typed: TypedAnswers = {}
  for (const name of new Set(fields.keys())) {
    if (!questions.some((question) => isFieldOf(question, name))) continue
    const values = fields.getAll(name).map(clean)
    if (values.some((value) => value !== '')) typed[name] = values
  }
  return { typed, files, other: (name) => clean(fields.getAll(name).at(-1) ?? '') }
}

const isFieldOf = ({ id }: Question, name: string) => name === fieldOf(id) || name.startsWith(`${fieldOf(id)}--`)

// PostgreSQL refuses NUL; one form of a letter and one end of a line make texts comparable.
const clean = (text: string) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').normalize('NFC')

/** What was typed before, with the fields of these questions as they were sent now: an unticked box is empty, too. */
export function withTyped(before: TypedAnswers, questions: readonly Question[], now: TypedAnswers): TypedAnswers {
  const kept = Object.entries(before).filter(([name]) => !questions.some((question) => isFieldOf(question, name)))
  return { ...Object.fromEntries(kept), ...now }
}

export interface Choice {
  value: string
  label: string
}

/**
 * Finds the units people mean. A name that fits one unit chooses it; of several the person chooses on the page shown again.
 * @returns what was typed with codes filled in, and what to choose from, by question
 */
export async function findPlaces(
  context: Context,
  questions: readonly Question[],
  typed: TypedAnswers,
): Promise<{ typed: TypedAnswers; found: Record<string, Choice[]> }> {
  const found: Record<string, Choice[]> = {}
  const t = context.house.texts.in(context.locale)
  let next = typed
  for (const question of questions) {
    if (question.type !== 'place') continue
    const name = one(typed, fieldOf(question.id)).trim()
    const chosen = one(typed, partOf(question.id, 'unit'))
    const unit = chosen ? await unitByCode(context.db, chosen) : null
    const isChosen = unit !== null && unit.level === question.kind
    // A chosen unit is named in the field; another name typed over it means another place.
    if (
      isChosen &&
      (name === '' || name === fullName(unit, t) || isAmong(await search(context, question, name), unit.code))
    ) {
      next = { ...next, [fieldOf(question.id)]: [fullName(unit, t)] }
      continue
    }
    next = { ...next, [partOf(question.id, 'unit')]: [] }
    if (!name) continue
    const units = await search(context, question, name)
    const exact = units.filter((one) => one.exact)
    const only = units.length === 1 ? units[0] : exact.length === 1 ? exact[0] : undefined
    if (only) {
      const code = [only.unit.code]
      next = { ...next, [partOf(question.id, 'unit')]: code, [fieldOf(question.id)]: [fullName(only.unit, t)] }
    } else
      found[question.id] = units.map((one) => ({
        value: one.unit.code,
        label: [fullName(one.unit, t), whereabouts(one, t)].filter(Boolean).join(', '),
      }))
  }
  return { typed: next, found }
}

type PlaceQuestion = Extract<Question, { type: 'place' }>

const search = (context: Context, question: PlaceQuestion, name: string) =>
  findUnits(context.db, name.slice(0, 100), { level: question.kind, limit: 12 })

const isAmong = (units: { unit: { code: string } }[], code: string) => units.some(({ unit }) => unit.code === code)

/**
 * Keeps files that came with a page, under the form. Of anonymous answers neither the person nor the hour stays with the
 * file. Which file belongs to which answers, only the answers know.
 */
export async function keepFiles(
  context: Context,
  {
    questions,
    files,
    typed,
    formId,
    anonymity,
  }: {
    questions: readonly Question[]
    files: UploadedFile[]
    typed: TypedAnswers
    formId: string
    anonymity: Anonymity
  },
): Promise<{ typed: TypedAnswers; problems: AnswerProblem[] }> {
  const unseen = { ...context, actor: stranger, now: startOf(dateOf(context.now)) }
  const problems: AnswerProblem[] = []
  let next = typed
  for (const question of questions) {
    if (question.type !== 'file') continue
    const field = partOf(question.id, 'kept')
    const mine = await filesByIds(context.db, (next[field] ?? []).filter(isId))
    // An id of any other file opens nothing.
    let kept = [...mine.values()].filter(({ subject }) => subject.kind === FILE_SUBJECT && subject.id === formId)
    for (const file of files.filter((one) => one.field === fieldOf(question.id))) {
      if (kept.length >= question.maxFiles) {
        problems.push({
          question: question.id,
          field: fieldOf(question.id),
          key: 'forms.problem.files-at-most',
          values: { count: question.maxFiles },
        })
        break
      }
      const result = await keepFile(anonymity === 'anonymous' ? unseen : context, file, {
        subject: { kind: FILE_SUBJECT, id: formId },
        kinds: question.kinds,
        visibility: 'team',
      })
      if (result.ok) kept = [...kept, result.file]
      else
        problems.push({
          question: question.id,
          field: fieldOf(question.id),
          key: result.problem,
          values: result.values,
        })
    }
    next = { ...next, [field]: kept.map(({ id }) => id) }
  }
  return { typed: next, problems }
}

/** Names of the files kept under questions, to show them again. */
export async function keptFiles(context: Context, questions: readonly Question[], typed: TypedAnswers) {
  const kept: Record<string, { id: string; name: string }[]> = {}
  for (const question of questions) {
    if (question.type !== 'file') continue
    const files = await filesByIds(context.db, (typed[partOf(question.id, 'kept')] ?? []).filter(isId))
    kept[question.id] = [...files.values()].map(({ id, name }) => ({ id, name }))
  }
  return kept
}
