import type { Db } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

export type Words = Record<Locale, Map<string, string>>

/** All words administrators changed. */
export async function allWords(db: Db): Promise<Words> {
  const rows = await on(db).selectFrom('notices.letter_words').select(['key', 'locale', 'words']).execute()
  const of = (locale: Locale) =>
    new Map(rows.filter((row) => row.locale === locale).map((row) => [row.key, row.words] as const))
  return { pl: of('pl'), en: of('en') }
}

export async function keepWords(
  db: Db,
  row: { key: string; locale: Locale; words: string; at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('notices.letter_words')
    .values({ key: row.key, locale: row.locale, words: row.words, written_at: row.at, written_by: row.by })
    .onConflict((conflict) =>
      conflict.columns(['key', 'locale']).doUpdateSet({ words: row.words, written_at: row.at, written_by: row.by }),
    )
    .execute()
}

export async function deleteWords(db: Db, keys: string[], locale: Locale) {
  if (keys.length === 0) return
  await on(db).deleteFrom('notices.letter_words').where('locale', '=', locale).where('key', 'in', keys).execute()
}
