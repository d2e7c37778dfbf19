import { type Db, json, newId } from '../../../platform/db/index.ts'
import type { FormDefinition } from '../model.ts'
import { on } from '../store.ts'

export type RemovalKind = 'section' | 'question' | 'option' | 'quota' | 'draft'

export interface Removal {
  id: string
  formId: string
  kind: RemovalKind
  thingId: string
  /** The draft just before. */
  before: FormDefinition
  removedAt: Temporal.Instant
  broughtBackAt: Temporal.Instant | null
}

/** How many a form keeps; what was removed longer ago is nobody's slip of the hand any more. */
const KEPT = 30

/** Notes a removal; @returns its id, for bringing back. */
export async function insertRemoval(
  db: Db,
  { formId, kind, thingId, before, removedAt }: Omit<Removal, 'id' | 'broughtBackAt'>,
): Promise<string> {
  const id = newId()
  await on(db)
    .insertInto('forms.removals')
    .values({ id, form_id: formId, kind, thing_id: thingId, before: json(before), removed_at: removedAt })
    .execute()
  const kept = on(db)
    .selectFrom('forms.removals')
    .select('id')
    .where('form_id', '=', formId)
    .orderBy('id', 'desc')
    .limit(KEPT)
  await on(db).deleteFrom('forms.removals').where('form_id', '=', formId).where('id', 'not in', kept).execute()
  return id
}

const COLUMNS = [
  'id',
  'form_id as formId',
  'kind',
  'thing_id as thingId',
  'before',
  'removed_at as removedAt',
  'brought_back_at as broughtBackAt',
] as const

/** What was removed and not brought back, newest first. */
export async function removalsOf(db: Db, formId: string): Promise<Removal[]> {
  const rows = await on(db)
    .selectFrom('forms.removals')
    .select(COLUMNS)
    .where('form_id', '=', formId)
    .where('brought_back_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => row as unknown as Removal)
}

export async function removalById(db: Db, formId: string, id: string): Promise<Removal | null> {
  const row = await on(db)
    .selectFrom('forms.removals')
    .select(COLUMNS)
    .where('form_id', '=', formId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as unknown as Removal | undefined) ?? null
}

export async function markBroughtBack(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('forms.removals').set({ brought_back_at: at }).where('id', '=', id).execute()
}
