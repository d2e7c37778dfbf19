import { type Db, isId, json, sql } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import { Content } from './content.ts'
import type { Kind, Text, Tool, Version } from './rules.ts'
import type { KnowledgeTables } from './tables.ts'

export const on = (db: Db) => db.withTables<KnowledgeTables>()

const COLUMNS = [
  't.id',
  't.kind',
  't.slug',
  't.tool',
  't.law_checked_on as lawCheckedOn',
  't.created_at as createdAt',
  't.changed_at as changedAt',
  't.withdrawn_at as withdrawnAt',
  't.published_number as publishedNumber',
] as const

// Lists need no bodies, which are most of a text.
const HEAD = sql<unknown>`(v.content #- '{body}') #- '{en,body}'`

/** Texts with the version everybody reads. */
const published = (db: Db) =>
  on(db)
    .selectFrom('knowledge.texts as t')
    .innerJoin('knowledge.versions as v', (join) =>
      join.onRef('v.text_id', '=', 't.id').onRef('v.number', '=', 't.published_number'),
    )
    .select(COLUMNS)
    .where('t.withdrawn_at', 'is', null)

interface Row extends Omit<Text, 'content' | 'kind' | 'tool'> {
  kind: string
  tool: string | null
  content: unknown
}

const textOf = ({ content, kind, tool, ...row }: Row): Text => ({
  ...row,
  kind: kind as Kind,
  tool: tool as Tool | null,
  content: Content.parse(content),
})

/** A text that everybody may read, whole. */
export async function publishedText(db: Db, kind: Kind, slug: string): Promise<Text | null> {
  const row = await published(db)
    .select('v.content')
    .where('t.kind', '=', kind)
    .where('t.slug', '=', slug)
    .executeTakeFirst()
  return row ? textOf(row) : null
}

/** Heads of all public texts of one kind, in the order of their titles; a network has some dozens. */
export async function publishedHeads(db: Db, kind: Kind, tool?: Tool): Promise<Text[]> {
  let query = published(db).select(HEAD.as('content')).where('t.kind', '=', kind)
  if (tool) query = query.where('t.tool', '=', tool)
  return inOrder((await query.execute()).map(textOf))
}

/** Public texts by ids, whole. */
export async function publishedByIds(db: Db, ids: readonly string[]): Promise<Text[]> {
  if (ids.length === 0) return []
  return (await published(db).select('v.content').where('t.id', 'in', ids).execute()).map(textOf)
}

/** Heads of public texts by their slugs, in the order asked for. */
export async function publishedBySlugs(db: Db, kind: Kind, slugs: readonly string[]): Promise<Text[]> {
  if (slugs.length === 0) return []
  const rows = await published(db)
    .select(HEAD.as('content'))
    .where('t.kind', '=', kind)
    .where('t.slug', 'in', slugs)
    .execute()
  const texts = new Map(rows.map((row) => [row.slug, textOf(row)]))
  return slugs.flatMap((slug) => texts.get(slug) ?? [])
}

/** One page of public texts of a kind, whole, in an order that stays. */
export async function publishedPage(
  db: Db,
  kind: Kind,
  { tool, limit, after }: { tool?: Tool | undefined; limit: number; after?: string | undefined },
): Promise<PageOf<Text>> {
  const [id] = decodeCursor(after, 1) ?? []
  let query = published(db)
    .select('v.content')
    .where('t.kind', '=', kind)
    .orderBy('t.id')
    .limit(limit + 1)
  if (tool) query = query.where('t.tool', '=', tool)
  if (typeof id === 'string' && isId(id)) query = query.where('t.id', '>', id)
  return pageOf((await query.execute()).map(textOf), limit, (text) => [text.id])
}

const collator = new Intl.Collator('pl')
const inOrder = (texts: Text[]) => texts.toSorted((a, b) => collator.compare(a.content.title, b.content.title))

/** Any text, with the version that was written last: for editors. */
export async function textById(db: Db, id: string): Promise<Text | null> {
  const row = await latest(db).select('v.content').where('t.id', '=', id).executeTakeFirst()
  return row ? textOf(row) : null
}

/** Heads of all texts as they were written last, for editors. */
export async function allHeads(db: Db, kinds: readonly Kind[]): Promise<(Text & { hasDraft: boolean })[]> {
  const rows = await latest(db)
    .select([HEAD.as('content'), sql<boolean>`v.published_at is null`.as('hasDraft')])
    .where('t.kind', 'in', kinds)
    .execute()
  return rows
    .map(({ hasDraft, ...row }) => ({ ...textOf(row), hasDraft }))
    .toSorted((a, b) => collator.compare(a.content.title, b.content.title))
}

const latest = (db: Db) =>
  on(db)
    .selectFrom('knowledge.texts as t')
    .innerJoin('knowledge.versions as v', 'v.text_id', 't.id')
    .select(COLUMNS)
    .where(sql<boolean>`v.number = (select max(number) from knowledge.versions m where m.text_id = t.id)`)

export async function textIds(db: Db, kind: Kind, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('knowledge.texts').select('id').where('kind', '=', kind).orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

export async function insertText(
  db: Db,
  text: {
    id: string
    kind: Kind
    slug: string
    tool: string | null
    lawCheckedOn: string | null
    at: Temporal.Instant
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('knowledge.texts')
    .values({
      id: text.id,
      kind: text.kind,
      slug: text.slug,
      tool: text.tool,
      law_checked_on: text.lawCheckedOn ? Temporal.PlainDate.from(text.lawCheckedOn) : null,
      created_at: text.at,
      changed_at: text.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertVersion(
  db: Db,
  version: {
    textId: string
    number: number
    content: Content
    note: string
    writtenAt: Temporal.Instant
    writtenBy: string | null
    shippedHash: string | null
    publishedAt: Temporal.Instant | null
  },
) {
  await on(db)
    .insertInto('knowledge.versions')
    .values({
      text_id: version.textId,
      number: version.number,
      content: json(version.content),
      note: version.note,
      written_at: version.writtenAt,
      written_by: version.writtenBy,
      shipped_hash: version.shippedHash,
      published_at: version.publishedAt,
      published_by: version.publishedAt ? version.writtenBy : null,
    })
    .execute()
}

/** Keeps one writer at a text at a time. */
export async function lockText(db: Db, id: string) {
  await on(db).selectFrom('knowledge.texts').select('id').where('id', '=', id).forUpdate().execute()
}

export async function recordText(
  db: Db,
  id: string,
  facts: {
    tool?: string | null
    publishedNumber?: number
    lawCheckedOn?: Temporal.PlainDate | null
    withdrawnAt?: Temporal.Instant | null
    changedAt: Temporal.Instant
  },
) {
  await on(db)
    .updateTable('knowledge.texts')
    .set({
      changed_at: facts.changedAt,
      ...(facts.tool === undefined ? {} : { tool: facts.tool }),
      ...(facts.publishedNumber === undefined ? {} : { published_number: facts.publishedNumber }),
      ...(facts.lawCheckedOn === undefined ? {} : { law_checked_on: facts.lawCheckedOn }),
      ...(facts.withdrawnAt === undefined ? {} : { withdrawn_at: facts.withdrawnAt }),
    })
    .where('id', '=', id)
    .execute()
}

/** All versions of a text, the newest first. */
export async function versionsOf(db: Db, textId: string): Promise<Version[]> {
  const rows = await on(db)
    .selectFrom('knowledge.versions')
    .select([
      'text_id as textId',
      'number',
      'content',
      'note',
      'written_at as writtenAt',
      'written_by as writtenBy',
      sql<boolean>`shipped_hash is not null`.as('isShipped'),
      'published_at as publishedAt',
    ])
    .where('text_id', '=', textId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, content: Content.parse(row.content) }))
}

/** Changes the draft in place. @returns false when there is none */
export async function rewriteDraft(
  db: Db,
  textId: string,
  { content, note, at, by }: { content: Content; note: string; at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('knowledge.versions')
    .set({ content: json(content), note, written_at: at, written_by: by })
    .where('text_id', '=', textId)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** @returns number of the version that became public; null when no draft waited */
export async function publishDraft(
  db: Db,
  textId: string,
  at: Temporal.Instant,
  by: string | null,
): Promise<number | null> {
  const row = await on(db)
    .updateTable('knowledge.versions')
    .set({ published_at: at, published_by: by })
    .where('text_id', '=', textId)
    .where('published_at', 'is', null)
    .returning('number')
    .executeTakeFirst()
  return row?.number ?? null
}

export async function deleteDraft(db: Db, textId: string) {
  await on(db)
    .deleteFrom('knowledge.versions')
    .where('text_id', '=', textId)
    .where('published_at', 'is', null)
    .execute()
}

export async function lastChangedAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('knowledge.texts')
    .select(({ fn }) => fn.max('changed_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
