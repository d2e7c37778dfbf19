import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../../platform/db/index.ts'
import type { Filter, Hit, Newest } from './rules.ts'
import type { SearchTables } from './tables.ts'

const on = (db: Db) => db.withTables<SearchTables>()

export interface NewDocument {
  kind: string
  id: string
  path: string
  title: string
  context: string
  body: string
  keys: string
  titleKeys: string
  year: number
  unitCode: string | null
  audiences: string[]
  weight: number
  datedAt: Temporal.Instant
}

/** Puts documents in, or in place of what was there under the same kind and id; all of them in one statement. */
export async function putDocuments(db: Db, documents: NewDocument[], at: Temporal.Instant) {
  if (documents.length === 0) return
  const rows = documents.map(({ datedAt, ...document }) => ({ ...document, datedAt: datedAt.toString() }))
  await sql`
    insert into search.documents as d
      (kind, thing_id, path, title, context, body, keys, title_keys, year, unit_code, audiences, weight, dated_at, indexed_at)
    select kind, id, path, title, context, body, keys::tsvector, "titleKeys"::tsvector, year, "unitCode", audiences, weight,
      "datedAt", ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (kind text, id uuid, path text, title text, context text,
      body text, keys text, "titleKeys" text, year smallint, "unitCode" text, audiences text[], weight real,
      "datedAt" timestamptz)
    on conflict (kind, thing_id) do update set path = excluded.path, title = excluded.title, context = excluded.context,
      body = excluded.body, keys = excluded.keys, title_keys = excluded.title_keys, year = excluded.year,
      unit_code = excluded.unit_code, audiences = excluded.audiences, weight = excluded.weight,
      dated_at = excluded.dated_at, indexed_at = excluded.indexed_at`.execute(db)
}

export async function deleteDocuments(db: Db, kind: string, ids: string[]) {
  if (ids.length === 0) return
  await sql`delete from search.documents where kind = ${kind} and thing_id = any(${ids}::uuid[])`.execute(db)
}

/** Removes what a rebuilding did not find any more. @returns how many */
export async function deleteOlder(db: Db, kind: string, than: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('search.documents')
    .where('kind', '=', kind)
    .where('indexed_at', '<', than)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Kinds of which nothing publishes any more. */
export async function deleteOtherKinds(db: Db, kinds: readonly string[]) {
  await sql`delete from search.documents where kind <> all(${[...kinds]}::text[])`.execute(db)
}

export async function countDocuments(db: Db): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count from search.documents group by kind order by kind`.execute(db)
  return rows
}

/** Among how many that match the order is looked for; a question that finds more is a question to narrow. */
export const CANDIDATES = 200

export interface Sought {
  /** Text of a `tsquery`. */
  question: string
  /** The same without synonyms; what matches it stands higher, first of all in the title. */
  exact: string
  newest: Newest
}

/**
 * What matches, the best first: at most `CANDIDATES`. Those with the words in the title are taken first, then the newest.
 * `newest` changes how they are looked for and never which are found (decision 0270).
 */
export async function bestMatches(db: Db, sought: Sought, filter: Filter): Promise<Hit[]> {
  const { titles, texts } = sought.newest
  const found = await ranked(db, sought, filter)
  const titled = found.filter(({ inTitle }) => inTitle).length
  const fewer = (titles !== null && titled < CANDIDATES) || (texts !== null && found.length < CANDIDATES)
  const all = fewer ? await ranked(db, { ...sought, newest: { titles: null, texts: null } }, filter) : found
  return all.map(({ inTitle, ...hit }) => hit)
}

// What has the words in its title has them: the title is part of the keys, and no question says "without". Therefore the index of
// titles is asked alone. "Offset 0" keeps the planner from reading by date what the indexes of words answer: how many documents
// have two words, or a phrase, it cannot know, and would read them all.
async function ranked(db: Db, { question, exact, newest }: Sought, filter: Filter) {
  const { rows } = await sql<Hit & { inTitle: boolean }>`
    with titled as materialized (
      select * from (
        select kind, thing_id, dated_at from ${documents(newest.titles)}
        where title_keys @@ ${exact}::tsquery and ${matching(filter)} offset 0) one
      order by dated_at desc, thing_id limit ${CANDIDATES}),
    others as materialized (
      select * from (
        select kind, thing_id, dated_at from ${documents(newest.texts)}
        where keys @@ ${question}::tsquery and not title_keys @@ ${exact}::tsquery and ${matching(filter)} offset 0) one
      order by dated_at desc, thing_id limit ${CANDIDATES} - (select count(*) from titled)),
    matching as (select *, true as in_title from titled union all select *, false from others)
    select d.kind, d.thing_id as id, path, title, context, year, unit_code as "unitCode", d.dated_at as "datedAt",
      in_title as "inTitle"
    from matching m join search.documents d on d.kind = m.kind and d.thing_id = m.thing_id
    order by weight * (ts_rank_cd('{0.1, 0.2, 0.5, 1.0}', keys, ${exact}::tsquery, 1)
      + 0.3 * ts_rank_cd('{0.1, 0.2, 0.5, 1.0}', keys, ${question}::tsquery, 1)
      + case when in_title then 0.4 else 0 end) desc, d.dated_at desc, d.thing_id`.execute(db)
  return rows
}

const documents = (newest: number | null) =>
  newest === null
    ? sql`search.documents`
    : sql`(
        select kind, thing_id, keys, title_keys, year, unit_code, audiences, dated_at
        from search.documents order by dated_at desc, thing_id limit ${newest}) newest`

/** How many match; the count stops at `most`. */
export async function countMatches(db: Db, question: string, filter: Filter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from search.documents where keys @@ ${question}::tsquery and ${matching(filter)} limit ${most}) found`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** What everybody may find of one kind, the newest first. */
export async function newestOf(db: Db, kind: string, limit: number): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select kind, thing_id as id, path, title, context, year, unit_code as "unitCode", dated_at as "datedAt"
    from search.documents where kind = ${kind} and audiences @> '{public}'
    order by dated_at desc, thing_id limit ${limit}`.execute(db)
  return rows
}

/** Texts of these documents, by kind and id. */
export async function bodiesOf(db: Db, hits: Pick<Hit, 'kind' | 'id'>[], most: number): Promise<Map<string, string>> {
  if (hits.length === 0) return new Map()
  const { rows } = await sql<{ key: string; body: string }>`
    select kind || ':' || thing_id as key, left(body, ${most}) as body from search.documents
    where (kind, thing_id) in (${sql.join(hits.map(({ kind, id }) => sql`(${kind}, ${id}::uuid)`))})`.execute(db)
  return new Map(rows.map(({ key, body }) => [key, body]))
}

/** A text that has this folded form, for the way people write the word. */
export async function textWith(db: Db, form: string): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`
    select title || ' ' || context || ' ' || left(body, 20000) as text from search.documents
    where keys @@ ${form}::tsquery and audiences @> '{public}' limit 1`.execute(db)
  return rows[0]?.text ?? null
}

/** The conditions of a filter. */
export function matching({ audiences, kinds, unitCode, year, except }: Filter): RawBuilder<boolean> {
  const conditions = [
    sql`audiences && ${[...audiences]}::text[]`,
    ...(kinds ? [sql`kind = any(${[...kinds]}::text[])`] : []),
    // What is run for a whole voivodeship is not of one gmina; what is of a gmina lies in its powiat.
    ...(unitCode ? [sql`unit_code like ${`${unitCode}%`}`] : []),
    ...(year ? [sql`year = ${year}`] : []),
    ...(except ? [sql`not (kind = ${except.kind} and thing_id = ${except.id}::uuid)`] : []),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}
