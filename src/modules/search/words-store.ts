import { type Db, sql } from '../../platform/db/index.ts'
import type { Written } from './rules.ts'

/** Counts words anew over what everybody may read, so that no word of anything else is ever proposed. @returns how many */
export async function countWords(db: Db): Promise<number> {
  await sql`delete from search.words`.execute(db)
  await sql`
    insert into search.words (word, documents, share, titles)
    select word, written.ndoc, written.ndoc::real / (select count(*) from search.documents where audiences @> '{public}'),
      coalesce(titled.ndoc, 0)
    from ts_stat($q$select keys from search.documents where audiences @> '{public}'$q$) as written (word, ndoc)
    left join ts_stat($q$select title_keys from search.documents where audiences @> '{public}'$q$)
      as titled (word, ndoc) using (word)
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

/** Of each group of keys the one that most documents have; null when none has been counted. A key that ends with "*" is a beginning. */
export async function mostWritten(db: Db, groups: string[][]): Promise<(Written | null)[]> {
  const keys = [...new Set(groups.flat())]
  if (keys.length === 0) return groups.map(() => null)
  const beginnings = keys.filter((key) => key.endsWith('*')).map((key) => key.slice(0, -1))
  const { rows } = await sql<Written & { key: string }>`
    select word as key, documents, share, titles from search.words where word = any(${keys}::text[])
    union all
    select beginning || '*', max(documents), max(share), max(titles) from unnest(${beginnings}::text[]) as beginning
    join search.words on word like '=%' and left(word, 3) = left(beginning, 3) and starts_with(word, beginning)
    group by beginning`.execute(db)
  return groups.map((group) => {
    const own = rows.filter(({ key }) => group.includes(key))
    return own.toSorted((a, b) => b.documents - a.documents)[0] ?? null
  })
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
