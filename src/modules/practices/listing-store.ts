import type { Db } from '../../platform/db/index.ts'
import type { Practice } from './rules.ts'
import { on, practiceOf, selected } from './store.ts'

/** The newest others of its tool, with the keys they are found by. */
export async function relatedCandidates(db: Db, practice: Practice, limit: number) {
  const rows = await selected(db)
    .select('search_keys as searchKeys')
    .where('is_public', '=', true)
    .where('tool', '=', practice.tool)
    .where('id', '!=', practice.id)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ searchKeys, ...row }) => ({ practice: practiceOf(row), searchKeys }))
}

/** The keys one practice is found by. */
export async function searchKeysOf(db: Db, id: string): Promise<string[]> {
  const row = await on(db)
    .selectFrom('practices.practices')
    .select('search_keys')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.search_keys ?? []
}
