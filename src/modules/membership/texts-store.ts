import { type Db, json, newId } from '../../platform/db/index.ts'
import type { Kind } from './rules.ts'
import type { MembershipTables } from './tables.ts'

/** The words of a declaration in one language; Markdown. */
export interface DeclarationWords {
  /** What the member declares. */
  statement: string
  newsletter: string
  publication: string
  privacy: string
}

/** A published text of the declaration. It never changes: what was signed stays readable word for word. */
export interface DeclarationText {
  id: string
  kind: Kind
  number: number
  words: { pl: DeclarationWords; en: DeclarationWords }
  publishedAt: Temporal.Instant
}

const on = (db: Db) => db.withTables<MembershipTables>()

const selected = (db: Db) =>
  on(db).selectFrom('membership.texts').select(['id', 'kind', 'number', 'words', 'published_at'])

/** The text people sign now; null before the first is published. */
export async function currentText(db: Db, kind: Kind): Promise<DeclarationText | null> {
  const row = await selected(db).where('kind', '=', kind).orderBy('number', 'desc').executeTakeFirst()
  return row ? textOf(row) : null
}

/** The text of this number, or the newest. */
export async function textOfNumber(db: Db, kind: Kind, number?: number): Promise<DeclarationText | null> {
  if (number === undefined) return currentText(db, kind)
  const row = await selected(db).where('kind', '=', kind).where('number', '=', number).executeTakeFirst()
  return row ? textOf(row) : null
}

/** Every published text of a kind, the newest first; there are tens at most. */
export async function textsOf(db: Db, kind: Kind): Promise<DeclarationText[]> {
  const rows = await selected(db).where('kind', '=', kind).orderBy('number', 'desc').execute()
  return rows.map(textOf)
}

export async function textById(db: Db, id: string): Promise<DeclarationText | null> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? textOf(row) : null
}

/** Breaks `texts_kind_number_key` when somebody else published meanwhile. */
export async function insertText(
  db: Db,
  text: Pick<DeclarationText, 'kind' | 'number' | 'words'>,
  published: { at: Temporal.Instant; by: string | null },
): Promise<string> {
  const id = newId(published.at.epochMilliseconds)
  await on(db)
    .insertInto('membership.texts')
    .values({
      id,
      kind: text.kind,
      number: text.number,
      words: json(text.words),
      published_at: published.at,
      published_by: published.by,
    })
    .execute()
  return id
}

const textOf = (row: {
  id: string
  kind: string
  number: number
  words: unknown
  published_at: Temporal.Instant
}): DeclarationText => ({
  id: row.id,
  kind: row.kind as Kind,
  number: row.number,
  words: row.words as DeclarationText['words'],
  publishedAt: row.published_at,
})
