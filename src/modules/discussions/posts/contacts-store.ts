import type { Db } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { on } from '../rooms/store.ts'

export interface Contact {
  email: string
  locale: Locale
}

/** Where to write about a post. @returns false when an address was left before */
export async function insertContact(
  db: Db,
  postId: string,
  { email, locale, at }: Contact & { at: Temporal.Instant },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('discussions.contacts')
    .values({ post_id: postId, email, locale, left_at: at })
    .onConflict((conflict) => conflict.column('post_id').doNothing())
    .returning('post_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function contactOf(db: Db, postId: string): Promise<Contact | null> {
  const row = await on(db)
    .selectFrom('discussions.contacts')
    .select(['email', 'locale'])
    .where('post_id', '=', postId)
    .executeTakeFirst()
  return row ? { email: row.email, locale: row.locale as Locale } : null
}

export async function deleteContact(db: Db, postId: string) {
  await on(db).deleteFrom('discussions.contacts').where('post_id', '=', postId).execute()
}
