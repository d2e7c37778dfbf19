import { type Db, newId, sql } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

export interface NewItem {
  to: { email: string; personId: string | null }
  addressHash: string
  locale: Locale
  frequency: 'daily' | 'weekly'
  dueAt: Temporal.Instant
  template: string
  topic: string
  title: string
  path: string | null
  about: { kind: string; id: string } | null
  followerId: string | null
  once: string | null
  createdAt: Temporal.Instant
}

/** Puts each into the open digest of its address, which is begun when there is none. What was put in before is passed over. */
export async function insertItems(db: Db, items: NewItem[]) {
  if (items.length === 0) return
  const digests = await openDigests(db, items)
  await on(db)
    .insertInto('notices.digest_items')
    .values(
      items.map((item) => ({
        id: newId(item.createdAt.epochMilliseconds),
        digest_id: digests.get(keyOf(item)) ?? '',
        template: item.template,
        topic: item.topic,
        title: item.title,
        path: item.path,
        about_kind: item.about?.kind ?? null,
        about_id: item.about?.id ?? null,
        follower_id: item.followerId,
        once_key: item.once,
        created_at: item.createdAt,
      })),
    )
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .execute()
}

async function openDigests(db: Db, items: NewItem[]): Promise<Map<string, string>> {
  const unique = [...new Map(items.map((item) => [keyOf(item), item])).values()]
  const rows = await on(db)
    .insertInto('notices.digests')
    .values(
      unique.map((item) => ({
        id: newId(item.createdAt.epochMilliseconds),
        to_email: item.to.email,
        address_hash: item.addressHash,
        person_id: item.to.personId,
        locale: item.locale,
        frequency: item.frequency,
        due_at: item.dueAt,
        created_at: item.createdAt,
      })),
    )
    // Taking the row also holds it: a digest that is being prepared is finished first, and this one begins another.
    .onConflict((conflict) =>
      conflict
        .columns(['address_hash', 'frequency'])
        .where('prepared_at', 'is', null)
        .doUpdateSet((row) => ({ locale: row.ref('excluded.locale') })),
    )
    .returning(['id', 'address_hash', 'frequency'])
    .execute()
  return new Map(rows.map((row) => [`${row.address_hash} ${row.frequency}`, row.id]))
}

const keyOf = ({ addressHash, frequency }: Pick<NewItem, 'addressHash' | 'frequency'>) => `${addressHash} ${frequency}`

export interface DueDigest {
  id: string
  email: string
  personId: string | null
  locale: Locale
  frequency: 'daily' | 'weekly'
}

/** Takes digests that are due and that no other worker holds, until the transaction ends. */
export async function takeDue(db: Db, now: Temporal.Instant, limit: number): Promise<DueDigest[]> {
  const { rows } = await sql<DueDigest>`
    select id, to_email as email, person_id as "personId", locale, frequency from notices.digests
    where prepared_at is null and due_at <= ${now}
    order by due_at, id limit ${limit} for update skip locked`.execute(db)
  return rows
}

export interface DigestItem {
  digestId: string
  title: string
  path: string | null
  /** What is followed, when that is why this is told. */
  followed: string | null
}

/** What stands in these digests, oldest first, without what the person stopped following since. */
export async function itemsOf(db: Db, digestIds: string[]): Promise<Map<string, DigestItem[]>> {
  const { rows } = await sql<DigestItem>`
    select item.digest_id as "digestId", item.title, item.path, follower.title as followed
    from notices.digest_items item left join notices.followers follower on follower.id = item.follower_id
    where item.digest_id = any(${digestIds}::uuid[]) and follower.ended_at is null
    order by item.digest_id, item.id`.execute(db)
  return Map.groupBy(rows, ({ digestId }) => digestId)
}

/** The address moves into the letter; the rows stay a while, so that nothing is told twice. */
export async function recordPrepared(
  db: Db,
  prepared: { id: string; messageId: string | null }[],
  at: Temporal.Instant,
) {
  const ids = prepared.map(({ id }) => id)
  const messages = prepared.map(({ messageId }) => messageId)
  await sql`
    update notices.digests as digest set prepared_at = ${at}, to_email = null, message_id = done.message_id
    from unnest(${ids}::uuid[], ${messages}::uuid[]) as done (id, message_id)
    where digest.id = done.id`.execute(db)
}

export async function deletePreparedBefore(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db).deleteFrom('notices.digests').where('prepared_at', '<', before).executeTakeFirst()
  return Number(answer.numDeletedRows)
}
