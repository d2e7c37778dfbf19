import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../store.ts'

export interface Comment {
  remarkId: string
  draftId: string
  thread: number
  versionId: string
  proposal: string | null
}

/** Which paragraph a remark is about; once. */
export async function insertComments(db: Db, comments: Comment[]) {
  if (comments.length === 0) return
  await on(db)
    .insertInto('drafts.comments')
    .values(
      comments.map(({ remarkId, draftId, thread, versionId, proposal }) => ({
        remark_id: remarkId,
        draft_id: draftId,
        thread,
        version_id: versionId,
        proposal,
      })),
    )
    .onConflict((conflict) => conflict.column('remark_id').doNothing())
    .execute()
}

/** Every remark of a document with its paragraph: what counts are made of. */
export async function remarkThreads(db: Db, draftId: string): Promise<{ remarkId: string; thread: number }[]> {
  return on(db)
    .selectFrom('drafts.comments')
    .select(['remark_id as remarkId', 'thread'])
    .where('draft_id', '=', draftId)
    .execute()
}

/** Remarks about a paragraph, the newest first, from the one after `before`. */
export async function commentsOfThread(
  db: Db,
  draftId: string,
  thread: number,
  page: { limit: number; before?: string | null },
): Promise<(Comment & { versionNumber: number })[]> {
  let query = on(db)
    .selectFrom('drafts.comments')
    .innerJoin('drafts.versions', 'drafts.versions.id', 'drafts.comments.version_id')
    .select([
      'remark_id as remarkId',
      'drafts.comments.draft_id as draftId',
      'thread',
      'version_id as versionId',
      'proposal',
      'number as versionNumber',
    ])
    .where('drafts.comments.draft_id', '=', draftId)
    .where('thread', '=', thread)
  if (page.before) query = query.where(sql<boolean>`remark_id < ${page.before}::uuid`)
  return query.orderBy('remark_id', 'desc').limit(page.limit).execute()
}

export async function commentOf(db: Db, remarkId: string): Promise<Comment | null> {
  const row = await on(db)
    .selectFrom('drafts.comments')
    .select(['remark_id as remarkId', 'draft_id as draftId', 'thread', 'version_id as versionId', 'proposal'])
    .where('remark_id', '=', remarkId)
    .executeTakeFirst()
  return row ?? null
}
