import { type Db, sql } from '../../platform/db/index.ts'

/** Counts words anew over what everybody may read, so that no word of anything else is ever proposed. @returns how many */
export async function countWords(db: Db): Promise<number> {
  await sql`delete from search.words`.execute(db)
  await sql`
    insert into search.words (word, documents)
    select word, ndoc from ts_stat($q$select keys from search.documents where audiences @> '{public}'$q$)
    where length(word) between 3 and 40 and word !~ '^=?[0-9]+$'`.execute(db)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from search.words`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many documents have each of these keys; those in none are absent. */
export async function documentsWith(db: Db, keys: string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ word: string; documents: number }>`
    select word, documents from search.words where word = any(${keys}::text[])`.execute(db)
  return new Map(rows.map(({ word, documents }) => [word, documents]))
}

/**
 * Folded forms that begin or end as this one does and are about as long: a word typed wrongly is seldom wrong at both ends.
 */
export async function formsLike(
  db: Db,
  form: string,
  mistakes: number,
): Promise<{ form: string; documents: number }[]> {
  const { rows } = await sql<{ word: string; documents: number }>`
    select word, documents from search.words
    where word like '=%' and (left(word, 3) = ${`=${form.slice(0, 2)}`} or right(word, 3) = ${form.slice(-3)})
      and length(word) between ${form.length + 1 - mistakes} and ${form.length + 1 + mistakes}`.execute(db)
  return rows.map(({ word, documents }) => ({ form: word.slice(1), documents }))
}
