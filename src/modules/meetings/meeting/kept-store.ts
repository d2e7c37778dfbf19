import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import type { Meeting } from '../rules.ts'
import { meetingsWhere } from './store.ts'

/** Meetings a person keeps, published or not, the latest first: those of these organisations, and the network's own. */
export async function keptMeetings(
  db: Db,
  { organisationIds, ofNetwork }: { organisationIds: readonly string[]; ofNetwork: boolean },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Meeting>> {
  const key = decodeMomentCursor(after)
  const meetings = await meetingsWhere(db, (query) =>
    query
      .where(ofNetwork ? sql<boolean>`true` : sql<boolean>`organisation_id = any(${[...organisationIds]}::uuid[])`)
      .where(key ? sql<boolean>`(starts_at, id) < (${key.at}, ${key.id}::uuid)` : sql<boolean>`true`)
      .orderBy('starts_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1),
  )
  return pageOf(meetings, limit, ({ startsAt, id }) => [startsAt.toString(), id])
}
