import { type Db, json } from '../../../platform/db/index.ts'
import { on } from '../store.ts'
import type { SheetEntry, SheetReason } from './rules.ts'

const ENTRY_COLUMNS = [
  'id',
  'sheet_id as sheetId',
  'round',
  'entered_by as enteredBy',
  'entered_at as enteredAt',
  'received_on as receivedOn',
  'typed',
  'invalid_reason as invalidReason',
] as const

type EntryRow = Omit<SheetEntry, 'round' | 'typed' | 'invalidReason'> & {
  round: number
  typed: unknown
  invalidReason: string | null
}

const asEntry = (row: EntryRow): SheetEntry => ({
  ...row,
  round: row.round as 1 | 2,
  typed: row.typed as SheetEntry['typed'],
  invalidReason: row.invalidReason as SheetReason | null,
})

export async function entriesOf(db: Db, sheetId: string): Promise<SheetEntry[]> {
  const rows = await on(db)
    .selectFrom('forms.sheet_entries')
    .select(ENTRY_COLUMNS)
    .where('sheet_id', '=', sheetId)
    .orderBy('round')
    .execute()
  return rows.map(asEntry)
}

/** Keeps an entry; false when this round, or this person, is there already. */
export async function insertEntry(db: Db, entry: SheetEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('forms.sheet_entries')
    .values({
      id: entry.id,
      sheet_id: entry.sheetId,
      round: entry.round,
      entered_by: entry.enteredBy,
      entered_at: entry.enteredAt,
      received_on: entry.receivedOn,
      typed: json(entry.typed),
      invalid_reason: entry.invalidReason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What somebody entered and settled, for "download my data". */
export async function paperWorkOf(db: Db, personId: string) {
  const rows = await on(db)
    .selectFrom('forms.sheet_entries')
    .innerJoin('forms.sheets', 'forms.sheets.id', 'forms.sheet_entries.sheet_id')
    .select(['form_id as formId', 'number', 'entered_at as enteredAt'])
    .where('entered_by', '=', personId)
    .orderBy('entered_at')
    .execute()
  return rows.map((row) => ({ ...row, enteredAt: row.enteredAt.toString() }))
}

/** Forgets who entered, printed, settled and set; the sheets stay. */
export async function forgetPaperWorker(db: Db, personId: string) {
  await on(db).updateTable('forms.sheet_entries').set({ entered_by: null }).where('entered_by', '=', personId).execute()
  await on(db).updateTable('forms.sheets').set({ made_by: null }).where('made_by', '=', personId).execute()
  await on(db).updateTable('forms.sheets').set({ settled_by: null }).where('settled_by', '=', personId).execute()
  await on(db).updateTable('forms.paper_settings').set({ set_by: null }).where('set_by', '=', personId).execute()
}

/** What was typed from sheets settled so long ago goes: the answers are kept, or the reason why there are none. */
export async function deleteSettledEntries(db: Db, before: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('forms.sheet_entries')
    .where('sheet_id', 'in', (query) => query.selectFrom('forms.sheets').select('id').where('settled_at', '<', before))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
