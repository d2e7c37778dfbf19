import { dateOf } from '../../platform/clock.ts'
import { type Db, json } from '../../platform/db/index.ts'
import { on } from './store.ts'
import type { TypedAnswers } from './typed.ts'

/** Answers under way: what was typed so far, for one version. Nothing says whose they are. */
export interface Beginning {
  id: string
  formId: string
  versionId: string
  typed: TypedAnswers
  /** The part at which its person stopped; null before the first was filled in. */
  sectionId: string | null
  /** The last day on which it is kept. */
  endsOn: Temporal.PlainDate
  /** Whether its person asked for a code to come back with. */
  hasCode: boolean
}

const COLUMNS = [
  'id',
  'form_id as formId',
  'version_id as versionId',
  'typed',
  'section_id as sectionId',
  'ends_on as endsOn',
  'code_hash as codeHash',
] as const

const present = (db: Db, formId: string, now: Temporal.Instant) =>
  on(db)
    .selectFrom('forms.beginnings')
    .select(COLUMNS)
    .where('form_id', '=', formId)
    .where('ends_on', '>=', dateOf(now))

type Row = Omit<Beginning, 'typed' | 'hasCode'> & { typed: unknown; codeHash: string | null }

const asBeginning = ({ codeHash, typed, ...row }: Row): Beginning => ({
  ...row,
  typed: typed as TypedAnswers,
  hasCode: codeHash !== null,
})

export async function insertBeginning(db: Db, beginning: Pick<Beginning, 'id' | 'formId' | 'versionId' | 'endsOn'>) {
  await on(db)
    .insertInto('forms.beginnings')
    .values({
      id: beginning.id,
      form_id: beginning.formId,
      version_id: beginning.versionId,
      ends_on: beginning.endsOn,
    })
    .execute()
}

export async function beginningById(
  db: Db,
  formId: string,
  id: string,
  now: Temporal.Instant,
): Promise<Beginning | null> {
  const row = await present(db, formId, now).where('id', '=', id).executeTakeFirst()
  return row ? asBeginning(row) : null
}

export async function beginningByCode(
  db: Db,
  formId: string,
  codeHash: string,
  now: Temporal.Instant,
): Promise<Beginning | null> {
  const row = await present(db, formId, now).where('code_hash', '=', codeHash).executeTakeFirst()
  return row ? asBeginning(row) : null
}

/** Keeps what was typed in a part of the form, which is also the part to come back to. */
export async function updateTyped(
  db: Db,
  id: string,
  { typed, sectionId }: { typed: TypedAnswers; sectionId: string },
) {
  await on(db)
    .updateTable('forms.beginnings')
    .set({ typed: json(typed), section_id: sectionId })
    .where('id', '=', id)
    .execute()
}

/** Remembers the part to come back to. */
export async function updatePlace(db: Db, id: string, sectionId: string) {
  await on(db).updateTable('forms.beginnings').set({ section_id: sectionId }).where('id', '=', id).execute()
}

/** A code to come back with, and how long it holds. Another code makes the earlier one useless. */
export async function updateCode(db: Db, id: string, codeHash: string, endsOn: Temporal.PlainDate) {
  await on(db)
    .updateTable('forms.beginnings')
    .set({ code_hash: codeHash, ends_on: endsOn })
    .where('id', '=', id)
    .execute()
}

export async function deleteBeginning(db: Db, id: string) {
  await on(db).deleteFrom('forms.beginnings').where('id', '=', id).execute()
}

/** Removes the beginnings whose time is over; gives what was typed in them, for the files they had. */
export async function deleteEndedBeginnings(db: Db, now: Temporal.Instant): Promise<TypedAnswers[]> {
  const rows = await on(db)
    .deleteFrom('forms.beginnings')
    .where('ends_on', '<', dateOf(now))
    .returning('typed')
    .execute()
  return rows.map(({ typed }) => typed as TypedAnswers)
}
