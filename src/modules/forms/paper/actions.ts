import { randomBytes } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import { startOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { record } from '../../audit/index.ts'
import { type FormsPorts, type OwnerPort, portOf } from '../ports.ts'
import type { Form, Version } from '../rules.ts'
import { currentVersion, lockForm, versionById } from '../store.ts'
import { submitAnswers } from '../submitting.ts'
import { entriesOf, insertEntry } from './entries-store.ts'
import {
  differencesOf,
  MOST_SHEETS,
  merged,
  type Sheet,
  type SheetEntry,
  type SheetReason,
  sheetCode,
  understood,
} from './rules.ts'
import { beginSheet, insertSheets, isDoubleEntry, lockedSheet, recordSettled, setDoubleEntry } from './store.ts'

/** Prints so many numbered sheets of the version that is answered now. @throws Refusal `form-not-published` */
export async function makeSheets(
  context: Context,
  ports: FormsPorts,
  form: Form,
  { count, locale }: { count: number; locale: Locale },
): Promise<Sheet[]> {
  const port = portOf(ports, form.owner)
  allow(await port.mayEnter(context, form.owner.id))
  allow(count >= 1 && count <= MOST_SHEETS)

  return inTransaction(context, async (context) => {
    await lockForm(context.db, form.id)
    const version = await currentVersion(context.db, form.id)
    if (!version) refuse('form-not-published')
    const sheets = await insertSheets(context.db, {
      formId: form.id,
      versionId: version.id,
      codes: Array.from({ length: count }, () => sheetCode(randomBytes(10))),
      locale,
      madeAt: context.now,
      madeBy: personId(context.actor),
    })
    await record(context, 'sheets-made', await subjectOf(context, port, form), { count })
    return sheets
  })
}

/** Says whether two people enter each sheet from now on; sheets already begun go on as they began. */
export async function chooseDoubleEntry(context: Context, ports: FormsPorts, form: Form, doubleEntry: boolean) {
  const port = portOf(ports, form.owner)
  allow(await port.mayDesign(context, form.owner.id))

  await inTransaction(context, async (context) => {
    await setDoubleEntry(context.db, form.id, { doubleEntry, by: personId(context.actor), at: context.now })
    await record(context, 'double-entry-chosen', await subjectOf(context, port, form), {
      doubleEntry: String(doubleEntry),
    })
  })
}

export interface EntryInput {
  typed: SheetEntry['typed']
  receivedOn: Temporal.PlainDate
  invalidReason: SheetReason | null
}

export type Entered =
  /** The sheet is an answer now, or has its reason. */
  | { state: 'settled'; invalid: SheetReason | null }
  /** A second person enters it. */
  | { state: 'second' }
  /** The two entries differ: somebody chooses. */
  | { state: 'compare' }

/**
 * Enters one sheet. With double entry the first entry waits for a second one by another person, who does not see it; when
 * both say the same, the sheet becomes an answer at once.
 * @throws Refusal `sheet-settled`, `sheet-entered` when this round or this person is there already
 */
export async function enterSheet(
  context: Context,
  ports: FormsPorts,
  form: Form,
  { id }: Pick<Sheet, 'id'>,
  input: EntryInput,
): Promise<Entered> {
  const port = portOf(ports, form.owner)
  allow(await port.mayEnter(context, form.owner.id))

  return inTransaction(context, async (context) => {
    const sheet = found(await lockedSheet(context.db, id))
    allow(sheet.formId === form.id)
    if (sheet.settledAt) refuse('sheet-settled')
    const before = await entriesOf(context.db, id)
    const double = sheet.doubleEntry ?? (await isDoubleEntry(context.db, form.id))
    const round = (before.length + 1) as 1 | 2
    if (round > (double ? 2 : 1)) refuse('sheet-entered')
    const entry: SheetEntry = {
      ...input,
      id: newId(),
      sheetId: id,
      round,
      enteredBy: personId(context.actor),
      enteredAt: context.now,
    }
    if (!(await insertEntry(context.db, entry))) refuse('sheet-entered')
    await beginSheet(context.db, id, double)
    await record(context, 'sheet-entered', await subjectOf(context, port, form), { number: sheet.number, round })
    if (!double) return settle(context, { ports, form, sheet }, entry)
    const [first] = before
    if (!first) return { state: 'second' }
    const { definition } = found(await versionById(context.db, sheet.versionId))
    const closesAt = await closingOf(context, port, form)
    const [one, two] = [understood(definition, first, closesAt), understood(definition, entry, closesAt)]
    if (differencesOf(definition, one, two).length > 0) return { state: 'compare' }
    return settle(context, { ports, form, sheet }, first)
  })
}

/**
 * Chooses, difference by difference, which of two entries holds; then the sheet becomes an answer.
 * @param chosen by question id, '' for the sheet as a whole
 * @throws Refusal `sheet-settled`; `sheet-not-compared` when there are no two entries
 */
export async function resolveSheet(
  context: Context,
  ports: FormsPorts,
  form: Form,
  { id }: Pick<Sheet, 'id'>,
  chosen: Record<string, 1 | 2>,
): Promise<Entered> {
  const port = portOf(ports, form.owner)
  allow(await port.mayEnter(context, form.owner.id))

  return inTransaction(context, async (context) => {
    const sheet = found(await lockedSheet(context.db, id))
    allow(sheet.formId === form.id)
    if (sheet.settledAt) refuse('sheet-settled')
    const [first, second] = await entriesOf(context.db, id)
    if (!first || !second) refuse('sheet-not-compared')
    const { definition } = found(await versionById(context.db, sheet.versionId))
    await record(context, 'sheet-resolved', await subjectOf(context, port, form), { number: sheet.number })
    return settle(context, { ports, form, sheet }, merged(definition, [first, second], chosen))
  })
}

interface Settling {
  ports: FormsPorts
  form: Form
  sheet: Sheet
}

/** The one place where paper becomes an answer: under the lock of the sheet, with the sheet's own key. */
async function settle(
  context: Context,
  { ports, form, sheet }: Settling,
  entry: Pick<SheetEntry, 'typed' | 'receivedOn' | 'invalidReason'>,
): Promise<Entered> {
  const port = portOf(ports, form.owner)
  const version: Version = found(await versionById(context.db, sheet.versionId))
  const read = understood(version.definition, entry, await closingOf(context, port, form))
  const settled = { at: context.now, by: personId(context.actor), invalidReason: read.invalid }
  if (read.invalid) {
    await recordSettled(context.db, sheet.id, { ...settled, answerId: null })
    return { state: 'settled', invalid: read.invalid }
  }
  const kept = await submitAnswers(context, ports, version, {
    answers: read.answers,
    key: `sheet ${sheet.id}`,
    channel: 'paper',
    locale: sheet.locale,
    answeredAt: startOf(entry.receivedOn),
    asItIs: true,
  })
  if (!kept.ok) throw new Error(`sheet ${sheet.id} was not kept: ${kept.problem}`)
  await recordSettled(context.db, sheet.id, { ...settled, answerId: kept.answered.id })
  return { state: 'settled', invalid: null }
}

const closingOf = async (context: Context, port: OwnerPort, form: Form) =>
  (await port.answering(context, form.owner.id))?.closesAt ?? null

const subjectOf = async (context: Context, port: OwnerPort, form: Form) => ({
  kind: 'form',
  id: form.id,
  organisationId: await port.organisationOf(context, form.owner.id),
})
