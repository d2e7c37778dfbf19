import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Source } from '../content.ts'
import { on } from '../store.ts'

/** Two nodes that start at once bring texts one after the other; until the transaction ends. */
export const waitForOthers = (db: Db) => sql`select pg_advisory_xact_lock(hashtext('shipped-knowledge'))`.execute(db)

/** What `keepFingerprint` was told last; null before. */
export async function broughtFingerprint(db: Db): Promise<string | null> {
  const row = await on(db).selectFrom('knowledge.brought').select('fingerprint').executeTakeFirst()
  return row?.fingerprint ?? null
}

export async function keepFingerprint(db: Db, fingerprint: string) {
  await on(db)
    .insertInto('knowledge.brought')
    .values({ fingerprint })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ fingerprint }))
    .execute()
}

/** A text that is here, with its last version. */
export interface Known {
  id: string
  kind: string
  slug: string
  number: number
  /** Of the file it came from; null when a person wrote it. */
  hash: string | null
}

export const knownTexts = (db: Db): Promise<Known[]> =>
  on(db)
    .selectFrom('knowledge.texts as t')
    .innerJoin('knowledge.versions as v', 'v.text_id', 't.id')
    .select(['t.id', 't.kind', 't.slug', 'v.number', 'v.shipped_hash as hash'])
    .distinctOn('t.id')
    .orderBy('t.id')
    .orderBy('v.number', 'desc')
    .execute()

/** Questions that came with the product. */
export const knownQuestions = (db: Db): Promise<{ id: string; slug: string; hash: string | null }[]> =>
  on(db)
    .selectFrom('knowledge.questions')
    .select(['id', 'slug', 'shipped_hash as hash'])
    .where('shipped_hash', 'is not', null)
    .execute()

export async function rewriteShippedAnswer(db: Db, submissionKey: string, body: string, sources: Source[]) {
  await on(db)
    .updateTable('knowledge.answers')
    .set({ body, sources: json(sources) })
    .where('submission_key', '=', submissionKey)
    .execute()
}

/** Whether anything here was written by people rather than shipped. */
export async function peopleWrote(db: Db): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select 1 from knowledge.versions where shipped_hash is null)
      or exists (select 1 from knowledge.questions where shipped_hash is null)
      or exists (select 1 from knowledge.answers where submission_key not like 'shipped:%') as some`.execute(db)
  return rows[0]?.some === true
}
