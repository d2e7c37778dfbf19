import { type Db, newId, sql } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { on } from '../store.ts'
import type { Sheet, SheetReason, SheetState } from './rules.ts'

const SHEET_COLUMNS = [
  'forms.sheets.id as id',
  'form_id as formId',
  'version_id as versionId',
  'number',
  'code',
  'locale',
  'made_at as madeAt',
  'double_entry as doubleEntry',
  'settled_at as settledAt',
  'answer_id as answerId',
  'forms.sheets.invalid_reason as invalidReason',
] as const

type SheetRow = Omit<Sheet, 'locale' | 'invalidReason'> & { locale: string; invalidReason: string | null }

const asSheet = (row: SheetRow): Sheet => ({
  ...row,
  locale: row.locale as Locale,
  invalidReason: row.invalidReason as SheetReason | null,
})

export async function isDoubleEntry(db: Db, formId: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('forms.paper_settings')
    .select('double_entry')
    .where('form_id', '=', formId)
    .executeTakeFirst()
  return row?.double_entry ?? false
}

export async function setDoubleEntry(
  db: Db,
  formId: string,
  { doubleEntry, by, at }: { doubleEntry: boolean; by: string | null; at: Temporal.Instant },
) {
  const values = { double_entry: doubleEntry, set_by: by, set_at: at }
  await on(db)
    .insertInto('forms.paper_settings')
    .values({ form_id: formId, ...values })
    .onConflict((conflict) => conflict.column('form_id').doUpdateSet(values))
    .execute()
}

/** Adds sheets with the numbers that follow the last one. The caller holds the form, so that two prints never share a number. */
export async function insertSheets(
  db: Db,
  sheets: {
    formId: string
    versionId: string
    codes: string[]
    locale: Locale
    madeAt: Temporal.Instant
    madeBy: string | null
  },
): Promise<Sheet[]> {
  const { last } = await on(db)
    .selectFrom('forms.sheets')
    .select(sql<number | null>`max(number)`.as('last'))
    .where('form_id', '=', sheets.formId)
    .executeTakeFirstOrThrow()
  const rows = await on(db)
    .insertInto('forms.sheets')
    .values(
      sheets.codes.map((code, index) => ({
        id: newId(),
        form_id: sheets.formId,
        version_id: sheets.versionId,
        number: (last ?? 0) + index + 1,
        code,
        locale: sheets.locale,
        made_at: sheets.madeAt,
        made_by: sheets.madeBy,
      })),
    )
    .returning(SHEET_COLUMNS)
    .execute()
  return rows.map(asSheet).sort((a, b) => a.number - b.number)
}

export async function sheetByNumber(db: Db, formId: string, number: number): Promise<Sheet | null> {
  const row = await on(db)
    .selectFrom('forms.sheets')
    .select(SHEET_COLUMNS)
    .where('form_id', '=', formId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? asSheet(row) : null
}

export async function sheetByCode(db: Db, code: string): Promise<Sheet | null> {
  const row = await on(db).selectFrom('forms.sheets').select(SHEET_COLUMNS).where('code', '=', code).executeTakeFirst()
  return row ? asSheet(row) : null
}

export async function sheetById(db: Db, id: string): Promise<Sheet | null> {
  const row = await on(db).selectFrom('forms.sheets').select(SHEET_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asSheet(row) : null
}

/** Holds a sheet until the transaction ends: of two people who settle it at once the second finds it settled. */
export async function lockedSheet(db: Db, id: string): Promise<Sheet | null> {
  const row = await on(db)
    .selectFrom('forms.sheets')
    .select(SHEET_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asSheet(row) : null
}

/** Sheets printed together, to print them again. */
export async function sheetsBetween(db: Db, formId: string, from: number, to: number): Promise<Sheet[]> {
  const rows = await on(db)
    .selectFrom('forms.sheets')
    .select(SHEET_COLUMNS)
    .where('form_id', '=', formId)
    .where('number', '>=', from)
    .where('number', '<=', to)
    .orderBy('number')
    .execute()
  return rows.map(asSheet)
}

export interface ListedSheet extends Sheet {
  entries: number
  /** Who entered it, to keep the second entry for somebody else. */
  enteredBy: string[]
}

// State as rules.ts computes it, said in SQL, so that a page of one state costs a page.
const IN_STATE: Record<SheetState, ReturnType<typeof sql<boolean>>> = {
  printed: sql<boolean>`settled_at is null and not exists (select from forms.sheet_entries e where e.sheet_id = forms.sheets.id)`,
  second: sql<boolean>`settled_at is null and exists (select from forms.sheet_entries e where e.sheet_id = forms.sheets.id)
    and not exists (select from forms.sheet_entries e where e.sheet_id = forms.sheets.id and e.round = 2)`,
  compare: sql<boolean>`settled_at is null and exists (select from forms.sheet_entries e where e.sheet_id = forms.sheets.id and e.round = 2)`,
  kept: sql<boolean>`settled_at is not null and invalid_reason is null`,
  invalid: sql<boolean>`invalid_reason is not null`,
}

/** One page of sheets in the order of their numbers. */
export async function sheetsPage(
  db: Db,
  formId: string,
  { state, after, limit }: { state: SheetState | null; after: number; limit: number },
): Promise<ListedSheet[]> {
  const rows = await on(db)
    .selectFrom('forms.sheets')
    .select(SHEET_COLUMNS)
    .select(
      sql<string[]>`array(select coalesce(entered_by::text, '') from forms.sheet_entries e
        where e.sheet_id = forms.sheets.id order by e.round)`.as('enteredBy'),
    )
    .where('form_id', '=', formId)
    .where('number', '>', after)
    .$if(state !== null, (query) => query.where(IN_STATE[state ?? 'printed']))
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ enteredBy, ...row }) => ({ ...asSheet(row), entries: enteredBy.length, enteredBy }))
}

export async function countSheets(db: Db, formId: string): Promise<Record<SheetState, number>> {
  const count = (state: SheetState) => sql<number>`count(*) filter (where ${IN_STATE[state]})`.as(state)
  const row = await on(db)
    .selectFrom('forms.sheets')
    .select([count('printed'), count('second'), count('compare'), count('kept'), count('invalid')])
    .where('form_id', '=', formId)
    .executeTakeFirstOrThrow()
  return row
}

export async function beginSheet(db: Db, id: string, doubleEntry: boolean) {
  await on(db)
    .updateTable('forms.sheets')
    .set({ double_entry: doubleEntry })
    .where('id', '=', id)
    .where('double_entry', 'is', null)
    .execute()
}

/** Settles a sheet once; false when it was settled meanwhile. */
export async function recordSettled(
  db: Db,
  id: string,
  settled: { at: Temporal.Instant; by: string | null; answerId: string | null; invalidReason: SheetReason | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('forms.sheets')
    .set({
      settled_at: settled.at,
      settled_by: settled.by,
      answer_id: settled.answerId,
      invalid_reason: settled.invalidReason,
    })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The next sheet this person may enter after a number, so that the hands stay on the keyboard. */
export async function nextToEnter(
  db: Db,
  formId: string,
  { after, personId }: { after: number; personId: string | null },
): Promise<number | null> {
  const row = await on(db)
    .selectFrom('forms.sheets')
    .select('number')
    .where('form_id', '=', formId)
    .where('number', '>', after)
    .where('settled_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from forms.sheet_entries e where e.sheet_id = forms.sheets.id
        and (e.round = 2 or e.entered_by = ${personId}))`,
    )
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? null
}
