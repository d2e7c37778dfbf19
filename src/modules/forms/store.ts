import { type Db, json } from '../../platform/db/index.ts'
import type { FormDefinition } from './model.ts'
import type { Form, Owner, Version } from './rules.ts'
import type { FormsTables } from './tables.ts'

export const on = (db: Db) => db.withTables<FormsTables>()

const FORM_COLUMNS = [
  'id',
  'owner_kind as ownerKind',
  'owner_id as ownerId',
  'draft',
  'draft_revision as draftRevision',
  'made_by as madeBy',
  'made_at as madeAt',
  'edited_by as editedBy',
  'edited_at as editedAt',
] as const

type FormRow = Omit<Form, 'owner' | 'draft'> & { ownerKind: string; ownerId: string; draft: unknown }

const asForm = ({ ownerKind, ownerId, draft, ...row }: FormRow): Form => ({
  ...row,
  owner: { kind: ownerKind, id: ownerId },
  draft: draft as FormDefinition,
})

export async function insertForm(db: Db, form: Form) {
  await on(db)
    .insertInto('forms.forms')
    .values({
      id: form.id,
      owner_kind: form.owner.kind,
      owner_id: form.owner.id,
      draft: json(form.draft),
      draft_revision: form.draftRevision,
      made_by: form.madeBy,
      made_at: form.madeAt,
      edited_by: form.editedBy,
      edited_at: form.editedAt,
    })
    .execute()
}

export async function formById(db: Db, id: string): Promise<Form | null> {
  const row = await on(db).selectFrom('forms.forms').select(FORM_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asForm(row) : null
}

/** The form of an owner; each has at most one. */
export async function formOf(db: Db, owner: Owner): Promise<Form | null> {
  const row = await on(db)
    .selectFrom('forms.forms')
    .select(FORM_COLUMNS)
    .where('owner_kind', '=', owner.kind)
    .where('owner_id', '=', owner.id)
    .executeTakeFirst()
  return row ? asForm(row) : null
}

/** Forms of many owners of one kind, by the id of the owner. */
export async function formsOf(db: Db, kind: string, ownerIds: string[]): Promise<Map<string, Form>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('forms.forms')
    .select(FORM_COLUMNS)
    .where('owner_kind', '=', kind)
    .where('owner_id', 'in', ownerIds)
    .execute()
  return new Map(rows.map((row) => [row.ownerId, asForm(row)]))
}

/** Saves the draft where nobody saved another since `revision`; null when somebody did. Gives the new revision. */
export async function updateDraft(
  db: Db,
  id: string,
  draft: FormDefinition,
  { revision, by, at }: { revision: number; by: string | null; at: Temporal.Instant },
): Promise<number | null> {
  const row = await on(db)
    .updateTable('forms.forms')
    .set({ draft: json(draft), draft_revision: revision + 1, edited_by: by, edited_at: at })
    .where('id', '=', id)
    .where('draft_revision', '=', revision)
    .returning('draft_revision')
    .executeTakeFirst()
  return row?.draft_revision ?? null
}

const VERSION_COLUMNS = [
  'id',
  'form_id as formId',
  'number',
  'definition',
  'published_at as publishedAt',
  'published_by as publishedBy',
] as const

type VersionRow = Omit<Version, 'definition'> & { definition: unknown }

const asVersion = (row: VersionRow): Version => ({ ...row, definition: row.definition as FormDefinition })

/** Whoever publishes next waits here for the one before. */
export const lockForm = (db: Db, id: string) =>
  on(db).selectFrom('forms.forms').select('id').where('id', '=', id).forUpdate().execute()

export async function insertVersion(db: Db, version: Version) {
  await on(db)
    .insertInto('forms.versions')
    .values({
      id: version.id,
      form_id: version.formId,
      number: version.number,
      definition: json(version.definition),
      published_at: version.publishedAt,
      published_by: version.publishedBy,
    })
    .execute()
}

/** Every version, newest first. A form has tens of them at most, so they come at once. */
export async function versionsOf(db: Db, formId: string): Promise<Version[]> {
  const rows = await on(db)
    .selectFrom('forms.versions')
    .select(VERSION_COLUMNS)
    .where('form_id', '=', formId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(asVersion)
}

export async function versionById(db: Db, id: string): Promise<Version | null> {
  const row = await on(db).selectFrom('forms.versions').select(VERSION_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asVersion(row) : null
}

export async function versionByNumber(db: Db, formId: string, number: number): Promise<Version | null> {
  const row = await on(db)
    .selectFrom('forms.versions')
    .select(VERSION_COLUMNS)
    .where('form_id', '=', formId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? asVersion(row) : null
}

/** The newest version, which new answers are given to; null before the first publishing. */
export async function currentVersion(db: Db, formId: string): Promise<Version | null> {
  const row = await on(db)
    .selectFrom('forms.versions')
    .select(VERSION_COLUMNS)
    .where('form_id', '=', formId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? asVersion(row) : null
}
