import { type Db, newId, sql } from '../../../platform/db/index.ts'
import type { NoticesTables } from '../tables.ts'
import { type Frequency, type Recipient, WORK } from './rules.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

/** What a recipient chose, by topic; what an account says stands above what its address says. */
export async function preferencesOf(db: Db, { personId, addressHash }: Recipient): Promise<Map<string, Frequency>> {
  const { rows } = await sql<{ topic: string; frequency: Frequency }>`
    select topic, frequency from notices.preferences
    where person_id = ${personId} or address_hash = ${addressHash}
    order by person_id nulls first`.execute(db)
  return new Map(rows.map(({ topic, frequency }) => [topic, frequency]))
}

/** What many recipients chose of one topic, by `person:<id>` and `address:<hash>`. */
export async function preferencesOfMany(
  db: Db,
  topic: string,
  { personIds, hashes }: { personIds: string[]; hashes: string[] },
): Promise<Map<string, Frequency>> {
  const { rows } = await sql<{ person_id: string | null; address_hash: string | null; frequency: Frequency }>`
    select person_id, address_hash, frequency from notices.preferences
    where topic = ${topic} and (person_id = any(${personIds}::uuid[]) or address_hash = any(${hashes}::text[]))`.execute(
    db,
  )
  return new Map(
    rows.map((row) => [row.person_id ? `person:${row.person_id}` : `address:${row.address_hash}`, row.frequency]),
  )
}

export async function keepPreference(
  db: Db,
  { personId, addressHash }: Recipient,
  { topic, frequency, at }: { topic: string; frequency: Frequency; at: Temporal.Instant },
) {
  const owner = personId ? { person_id: personId } : { address_hash: addressHash }
  const column = personId ? ('person_id' as const) : ('address_hash' as const)
  await on(db)
    .insertInto('notices.preferences')
    .values({ id: newId(at.epochMilliseconds), ...owner, topic, frequency, changed_at: at })
    .onConflict((conflict) =>
      conflict.columns([column, 'topic']).where(column, 'is not', null).doUpdateSet({ frequency, changed_at: at }),
    )
    .execute()
}

export interface Followed {
  id: string
  title: string
  path: string
  frequency: Frequency | null
}

/** What a recipient follows, newest first; at most 200. */
export async function followedNow(db: Db, { personId, addressHash }: Recipient): Promise<Followed[]> {
  const { rows } = await sql<Followed>`
    select id, title, path, frequency from notices.followers
    where (person_id = ${personId} or address_hash = ${addressHash}) and confirmed_at is not null and ended_at is null
    order by id desc limit 200`.execute(db)
  return rows
}

export async function keepFollowFrequency(
  db: Db,
  { personId, addressHash }: Recipient,
  { id, frequency }: { id: string; frequency: Frequency | null },
) {
  await sql`
    update notices.followers set frequency = ${frequency}
    where id = ${id} and ended_at is null and (person_id = ${personId} or address_hash = ${addressHash})`.execute(db)
}

/** What waits in a digest and is no longer wanted, of a topic or of one followed thing. */
export async function dropWaiting(
  db: Db,
  { addressHash }: Recipient,
  what: { topic: string } | { followerId: string },
) {
  const condition =
    'topic' in what
      ? sql`topic = ${what.topic} and not exists (
          select 1 from notices.followers f where f.id = follower_id and f.frequency is not null)`
      : sql`follower_id = ${what.followerId}`
  await sql`
    delete from notices.digest_items where ${condition} and digest_id in (
      select id from notices.digests where address_hash = ${addressHash} and prepared_at is null)`.execute(db)
}

/** One press under a digest: whatever came in digests comes no more. */
export async function stopAllDigests(db: Db, { personId, addressHash }: Recipient, at: Temporal.Instant) {
  await sql`
    update notices.followers set frequency = 'never'
    where (person_id = ${personId} or address_hash = ${addressHash}) and frequency in ('daily', 'weekly')`.execute(db)
  await sql`
    update notices.preferences set frequency = 'never', changed_at = ${at}
    where (person_id = ${personId} or address_hash = ${addressHash}) and frequency in ('daily', 'weekly')`.execute(db)
  await sql`delete from notices.digests where address_hash = ${addressHash} and prepared_at is null`.execute(db)
  // The summary of work comes without having been asked for, so there may be no row to change.
  if (personId) await keepPreference(db, { personId, addressHash }, { topic: WORK, frequency: 'never', at })
}

/** To whom a letter went, and which it was; null when it is unknown, or so old that nobody knows any more. */
export async function recipientOfLetter(db: Db, messageId: string): Promise<(Recipient & { template: string }) | null> {
  const row = await on(db)
    .selectFrom('notices.messages')
    .select(['person_id', 'address_hash', 'template'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  return row?.address_hash ? { personId: row.person_id, addressHash: row.address_hash, template: row.template } : null
}
