import { personId } from '../../../platform/actor.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import { type Form as FormState, type HttpContext, page, withProblem } from '../../../platform/http/index.ts'
import { formatSize } from '../../../platform/texts/index.ts'
import { filesOf } from '../../media/index.ts'
import { findUnits } from '../../places/index.ts'
import { fieldOf } from '../fields.ts'
import type { FormsPorts } from '../ports.ts'
import type { Version } from '../rules.ts'
import { versionById } from '../store.ts'
import { questionsOf } from '../words.ts'
import { ComparisonPage } from './comparison-page.tsx'
import { entriesOf } from './entries-store.ts'
import { SheetEntryPage } from './entry-page.tsx'
import { type PaperFrame, paperFrame } from './frame.ts'
import { differencesOf, type Sheet, type SheetEntry, type Understood, understood } from './rules.ts'
import { SheetPage } from './sheet-page.tsx'
import { sheetByNumber } from './store.ts'
import type { TypedSheet } from './typing.ts'

export interface EntryValue {
  receivedOn: Temporal.PlainDate
  invalidReason: SheetEntry['invalidReason']
  asOnPaper: boolean
  act: 'check' | 'save'
}

interface At extends PaperFrame {
  sheet: Sheet
  version: Version
  entries: SheetEntry[]
}

export async function sheetAt(c: HttpContext, ports: FormsPorts): Promise<At> {
  const { db } = c.get('context')
  const frame = await paperFrame(c, ports)
  const number = Number(c.req.param('number'))
  allow(Number.isSafeInteger(number) && number < 2 ** 31)
  const sheet = found(await sheetByNumber(db, frame.form.id, number))
  const version = found(await versionById(db, sheet.versionId))
  return { ...frame, sheet, version, entries: await entriesOf(db, sheet.id) }
}

/** Whether this person may type it now: not settled, not full, and not entered by themselves. */
export function isEnterable(c: HttpContext, { sheet, entries }: At): boolean {
  if (sheet.settledAt || entries.length >= (sheet.doubleEntry ? 2 : 1)) return false
  return !isOwn(c, entries)
}

const isOwn = (c: HttpContext, entries: SheetEntry[]) => {
  const me = personId(c.get('context').actor)
  return entries.some(({ enteredBy }) => enteredBy !== null && enteredBy === me)
}

export const entering = (c: HttpContext, at: At, form: FormState, read: Understood | null, status = 200) =>
  page(
    c,
    <SheetEntryPage
      frame={at}
      sheet={at.sheet}
      version={at.version}
      second={at.entries.length > 0}
      form={form}
      read={read}
    />,
    status,
  )

export async function sheetPage(c: HttpContext, at: At, form: FormState, status = 200) {
  const { context, locale } = c.var
  const files = await filesOf(context.db, { kind: 'sheet', id: at.sheet.id })
  const scans = files.map(({ name, href, typeName, size }) => ({
    name,
    href,
    type: typeName,
    size: formatSize(size, locale),
  }))
  const own = at.sheet.settledAt === null && isOwn(c, at.entries)
  return page(
    c,
    <SheetPage
      frame={at}
      {...{ sheet: at.sheet, version: at.version, own, scans, form }}
      entries={at.entries.length}
    />,
    status,
  )
}

export function compared({ sheet, version, entries, settings }: At) {
  const [first, second] = entries
  allow(sheet.settledAt === null && first !== undefined && second !== undefined)
  const read = [
    understood(version.definition, first, settings.closesAt),
    understood(version.definition, second, settings.closesAt),
  ] as const
  return { pair: [first, second] as const, read, differences: differencesOf(version.definition, ...read) }
}

export function comparing(c: HttpContext, at: At, form: FormState, status = 200) {
  const { pair, read, differences } = compared(at)
  return page(
    c,
    <ComparisonPage
      frame={at}
      sheet={at.sheet}
      version={at.version}
      entries={pair}
      read={read}
      differences={differences}
      form={form}
    />,
    status,
  )
}

/** Slips to mend, and the one question whether the paper really breaks the rules. */
export function checked(
  c: HttpContext,
  form: FormState,
  read: Understood,
  { receivedOn, act, asOnPaper }: Pick<EntryValue, 'receivedOn' | 'act' | 'asOnPaper'>,
): FormState {
  let told = form
  if (Temporal.PlainDate.compare(receivedOn, dateOf(c.get('context').now)) > 0)
    told = withProblem(c, told, 'receivedOn', 'paper.enter.received.ahead')
  for (const [field, word] of Object.entries(read.slips)) told = withProblem(c, told, field, `paper.slip.${word}`)
  const broken = Object.keys(read.reasons).length > 0 || read.invalid === 'no-consent' || read.invalid === 'empty'
  if (act === 'save' && broken && !asOnPaper && told.ok)
    told = withProblem(c, told, 'asOnPaper', 'paper.enter.as-on-paper.needed')
  return told
}

/** Names of places as people write them, as the codes of the register. */
export async function withPlaces(context: Context, { definition }: Version, typed: TypedSheet): Promise<TypedSheet> {
  const settled = { ...typed }
  for (const question of questionsOf(definition)) {
    if (question.type !== 'place') continue
    const name = fieldOf(question.id)
    const text = typed[name]
    if (!text || !/\p{L}{3}/u.test(text)) continue
    const [match] = await findUnits(context.db, text, { limit: 1, level: question.kind })
    if (match) settled[name] = match.unit.code
  }
  return settled
}
