import { type Db, isId } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import type { Poll } from './polls/rules.ts'
import { on, pollById } from './polls/store.ts'

/** Published polls, the newest first. */
export async function openDataPolls(
  db: Db,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<Poll>> {
  const [id] = decodeCursor(after, 1) ?? []
  let query = on(db)
    .selectFrom('ballots.polls')
    .select('id')
    .where('published_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (typeof id === 'string' && isId(id)) query = query.where('id', '<', id)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.id])
  const polls = []
  for (const { id } of rows) polls.push(await pollById(db, id))
  return { rows: polls.filter((poll) => poll !== null), next }
}

export async function lastCountedAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('ballots.polls')
    .select(({ fn }) => fn.max('counted_at').as('at'))
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  return row?.at ?? null
}
