import type { Db } from '../../../platform/db/index.ts'
import type { MembershipTables } from '../tables.ts'
import type { LetterName, LetterText } from './rules.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

type Locale = 'pl' | 'en'

/** The network's own words of a letter; null when it wrote none. */
export async function ownText(db: Db, letter: LetterName, locale: Locale): Promise<LetterText | null> {
  const row = await on(db)
    .selectFrom('membership.letter_texts')
    .select(['subject', 'body'])
    .where('letter', '=', letter)
    .where('locale', '=', locale)
    .executeTakeFirst()
  return row ?? null
}

export interface OwnLetter {
  letter: string
  locale: Locale
  changedAt: Temporal.Instant
}

/** Which letters the network wrote itself, and when. */
export async function ownLetters(db: Db): Promise<OwnLetter[]> {
  const rows = await on(db).selectFrom('membership.letter_texts').select(['letter', 'locale', 'changed_at']).execute()
  return rows.map((row) => ({ letter: row.letter, locale: row.locale as Locale, changedAt: row.changed_at }))
}

export async function putText(
  db: Db,
  letter: LetterName,
  locale: Locale,
  { subject, body, at, by }: LetterText & { at: Temporal.Instant; by: string | null },
) {
  const row = { subject, body, changed_at: at, changed_by: by }
  await on(db)
    .insertInto('membership.letter_texts')
    .values({ letter, locale, ...row })
    .onConflict((conflict) => conflict.columns(['letter', 'locale']).doUpdateSet(row))
    .execute()
}

/** @returns whether there was one */
export async function removeText(db: Db, letter: LetterName, locale: Locale): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('membership.letter_texts')
    .where('letter', '=', letter)
    .where('locale', '=', locale)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
