import { type Db, isId, json, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import type { BallotsTables } from '../tables.ts'
import type { PollResult } from './count.ts'
import type { Definition } from './definition.ts'
import type { Bearing, Poll } from './rules.ts'

export const on = (db: Db) => db.withTables<BallotsTables>()

type Row = BallotsTables['ballots.polls'] extends infer T ? { [K in keyof T]: unknown } : never

const pollOf = (row: Row): Poll => {
  const { id, slug, title } = row as unknown as { id: string; slug: string; title: string }
  return {
    id,
    slug,
    title,
    ownerKind: row.owner_kind as string,
    ownerId: row.owner_id as string | null,
    organisationId: row.organisation_id as string | null,
    definition: row.definition as Definition,
    opensAt: row.opens_at as Temporal.Instant,
    closesAt: row.closes_at as Temporal.Instant,
    votingKey: row.voting_key as string | null,
    createdBy: row.created_by as string | null,
    publishedAt: row.published_at as Temporal.Instant | null,
    definitionHash: row.definition_hash as string | null,
    closedAt: row.closed_at as Temporal.Instant | null,
    sealedAt: row.sealed_at as Temporal.Instant | null,
    countedAt: row.counted_at as Temporal.Instant | null,
    outcome: row.outcome as PollResult | null,
    wipedAt: row.wiped_at as Temporal.Instant | null,
    isDemonstration: row.is_demonstration as boolean,
    bearing: row.bearing as Bearing | null,
  }
}

export async function pollById(db: Db, id: string): Promise<Poll | null> {
  if (!isId(id)) return null
  const row = await on(db).selectFrom('ballots.polls').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? pollOf(row) : null
}

export async function pollsByIds(db: Db, ids: readonly string[]): Promise<Poll[]> {
  if (ids.length === 0) return []
  const rows = await on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(pollOf)
}

export async function pollIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('ballots.polls').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

export async function pollBySlug(db: Db, slug: string): Promise<Poll | null> {
  const row = await on(db).selectFrom('ballots.polls').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? pollOf(row) : null
}

/** Polls of one thing: of a meeting, of a budget. */
export async function pollsOfOwner(db: Db, owner: { kind: string; id: string }): Promise<Poll[]> {
  const rows = await on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .where('owner_kind', '=', owner.kind)
    .where('owner_id', '=', owner.id)
    .orderBy('id')
    .execute()
  return rows.map(pollOf)
}

export type PollList = 'open' | 'upcoming' | 'ended'

/** One page of published polls: those that end first, or those that ended last. */
export async function publicPolls(
  db: Db,
  list: PollList,
  now: Temporal.Instant,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Poll>> {
  const down = list === 'ended'
  let query = on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .where('published_at', 'is not', null)
    .orderBy('closes_at', down ? 'desc' : 'asc')
    .orderBy('id', down ? 'desc' : 'asc')
    .limit(limit + 1)
  if (list === 'ended') query = query.where('closes_at', '<=', now)
  if (list === 'open') query = query.where('closes_at', '>', now).where('opens_at', '<=', now)
  if (list === 'upcoming') query = query.where('opens_at', '>', now)
  const key = decodeMomentCursor(after)
  if (key)
    query = query.where(
      down
        ? sql<boolean>`(closes_at, id) < (${key.at}, ${key.id}::uuid)`
        : sql<boolean>`(closes_at, id) > (${key.at}, ${key.id}::uuid)`,
    )
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.closes_at.toString(), row.id])
  return { rows: rows.map(pollOf), next }
}

/**
 * One page of polls for those who run them, the newest first.
 * @param scopes organisations; null among them means polls of the network
 */
export async function workPolls(
  db: Db,
  scopes: readonly (string | null)[] | 'all',
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Poll>> {
  let query = on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (scopes !== 'all') {
    const ids = scopes.filter((scope) => scope !== null)
    query = query.where(
      sql<boolean>`(organisation_id = any(${ids}::uuid[]) or (organisation_id is null and ${scopes.includes(null)}))`,
    )
  }
  if (after && isId(after)) query = query.where('id', '<', after)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return { rows: page.map(pollOf), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

export async function insertPoll(
  db: Db,
  poll: Pick<
    Poll,
    'id' | 'slug' | 'ownerKind' | 'ownerId' | 'organisationId' | 'definition' | 'votingKey' | 'createdBy'
  > & {
    createdAt: Temporal.Instant
    isDemonstration?: boolean
  },
) {
  await on(db)
    .insertInto('ballots.polls')
    .values({
      id: poll.id,
      slug: poll.slug,
      owner_kind: poll.ownerKind,
      owner_id: poll.ownerId,
      organisation_id: poll.organisationId,
      title: poll.definition.question,
      definition: json(poll.definition),
      opens_at: poll.definition.opensAt,
      closes_at: poll.definition.closesAt,
      voting_key: poll.votingKey,
      created_at: poll.createdAt,
      created_by: poll.createdBy,
      is_demonstration: poll.isDemonstration ?? false,
    } as never)
    .execute()
}

/** Changes a draft. @returns false when it is published already */
export async function updateDefinition(db: Db, id: string, definition: Definition): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('ballots.polls')
    .set({
      title: definition.question,
      definition: json(definition),
      opens_at: definition.opensAt,
      closes_at: definition.closesAt,
    } as never)
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteDraft(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('ballots.polls')
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** From here the definition stands; the log begins with its hash. @returns false when it was published before */
export async function recordPublication(db: Db, id: string, hash: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('ballots.polls')
    .set({ published_at: at, definition_hash: hash })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await on(db).insertInto('ballots.log_ends').values({ poll_id: id, entries: 0, head: hash }).execute()
  return true
}

export async function recordClosing(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('ballots.polls').set({ closed_at: at }).where('id', '=', id).execute()
}

export async function recordSealing(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('ballots.polls').set({ sealed_at: at }).where('id', '=', id).execute()
}

export async function recordOutcome(db: Db, id: string, outcome: PollResult, at: Temporal.Instant) {
  await on(db)
    .updateTable('ballots.polls')
    .set({ counted_at: at, outcome: json(outcome) })
    .where('id', '=', id)
    .execute()
}

/** Polls whose time is over and which have not been closed, or not been counted. */
export async function pollsToSettle(db: Db, now: Temporal.Instant): Promise<Poll[]> {
  const rows = await on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .where('published_at', 'is not', null)
    .where('closes_at', '<=', now)
    .where('counted_at', 'is', null)
    .orderBy('closes_at')
    .limit(200)
    .execute()
  return rows.map(pollOf)
}

/** Polls people vote in now, whose heads are published. */
export async function pollsVotedIn(db: Db, now: Temporal.Instant): Promise<Poll[]> {
  const rows = await on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .where('published_at', 'is not', null)
    .where('opens_at', '<=', now)
    .where('counted_at', 'is', null)
    .execute()
  return rows.map(pollOf)
}

export interface Draw {
  seed: string
  ids: string[]
  drawn: string[]
  drawnAt: Temporal.Instant
}

export async function drawOf(db: Db, pollId: string): Promise<Draw | null> {
  const row = await on(db).selectFrom('ballots.draws').selectAll().where('poll_id', '=', pollId).executeTakeFirst()
  return row ? { seed: row.seed, ids: row.ids, drawn: row.drawn, drawnAt: row.drawn_at } : null
}

/** @returns false when there has been a draw */
export async function insertDraw(db: Db, pollId: string, draw: Draw): Promise<boolean> {
  const { rows } = await sql<{ poll_id: string }>`
    insert into ballots.draws (poll_id, seed, ids, drawn, drawn_at)
    values (${pollId}, ${draw.seed}, ${draw.ids}::text[], ${draw.drawn}::text[], ${draw.drawnAt})
    on conflict (poll_id) do nothing returning poll_id`.execute(db)
  return rows.length > 0
}

/** Takes away everything known of voters. @returns how many people had voted */
export async function wipeVoters(db: Db, pollId: string, at: Temporal.Instant, by: string | null): Promise<number> {
  const { numDeletedRows } = await on(db).deleteFrom('ballots.voters').where('poll_id', '=', pollId).executeTakeFirst()
  await on(db).deleteFrom('ballots.eligible').where('poll_id', '=', pollId).execute()
  await on(db).deleteFrom('ballots.sms_codes').where('poll_id', '=', pollId).execute()
  await on(db)
    .updateTable('ballots.polls')
    .set({ wiped_at: at, wiped_by: by, voting_key: null })
    .where('id', '=', pollId)
    .execute()
  return Number(numDeletedRows)
}

export async function lockPoll(db: Db, id: string) {
  await on(db).selectFrom('ballots.polls').select('id').where('id', '=', id).forUpdate().execute()
}

/** Whose a poll is, and what its result means there. */
export async function updateOwner(
  db: Db,
  id: string,
  owner: { kind: string; id: string | null },
  bearing: Bearing | null,
) {
  await on(db)
    .updateTable('ballots.polls')
    .set({ owner_kind: owner.kind, owner_id: owner.id, bearing })
    .where('id', '=', id)
    .execute()
}

/** Polls of an organisation that stand by themselves and have not begun, those that open first first. */
export async function freePolls(db: Db, organisationId: string, now: Temporal.Instant, limit = 50): Promise<Poll[]> {
  const rows = await on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('owner_id', 'is', null)
    .where((where) => where.or([where('published_at', 'is', null), where('opens_at', '>', now)]))
    .orderBy('opens_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(pollOf)
}

/** Counted polls of an organisation, or of the network, the newest first. A result that waits for its minute is among them. */
export async function countedPolls(db: Db, organisationId: string | null, limit = 50): Promise<Poll[]> {
  const rows = await on(db)
    .selectFrom('ballots.polls')
    .selectAll()
    .where(sql<boolean>`organisation_id is not distinct from ${organisationId}::uuid`)
    .where('counted_at', 'is not', null)
    .orderBy('closes_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(pollOf)
}
