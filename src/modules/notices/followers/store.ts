import type { Db } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { Frequency } from '../preferences/rules.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

/** A thing people follow: a process, a practice, the newsletter. */
export interface Subject {
  kind: string
  id: string
}

export interface Follower {
  id: string
  subject: Subject
  title: string
  path: string
  /** Null once the person has ended following. */
  email: string | null
  personId: string | null
  locale: Locale
  /** How often this thing's news comes; null leaves it to the topic. */
  frequency: Frequency | null
  confirmationUntil: Temporal.Instant
  confirmedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

export interface Asking {
  id: string
  subject: Subject
  title: string
  path: string
  email: string
  addressHash: string
  personId: string | null
  locale: Locale
  consentVersion: string
  confirmationHash: string
  confirmationUntil: Temporal.Instant
  askedAt: Temporal.Instant
}

/** Keeps the asking; asking again before confirming renews the link. Gives the follower as they are now. */
export async function keepAsking(db: Db, asking: Asking): Promise<Follower> {
  const row = await on(db)
    .insertInto('notices.followers')
    .values({
      id: asking.id,
      subject_kind: asking.subject.kind,
      subject_id: asking.subject.id,
      title: asking.title,
      path: asking.path,
      email: asking.email,
      address_hash: asking.addressHash,
      person_id: asking.personId,
      locale: asking.locale,
      consent_version: asking.consentVersion,
      confirmation_hash: asking.confirmationHash,
      confirmation_until: asking.confirmationUntil,
      asked_at: asking.askedAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['subject_kind', 'subject_id', 'address_hash'])
        .where('ended_at', 'is', null)
        .doUpdateSet((row) => ({
          confirmation_hash: row.ref('excluded.confirmation_hash'),
          confirmation_until: row.ref('excluded.confirmation_until'),
          asked_at: row.ref('excluded.asked_at'),
          consent_version: row.ref('excluded.consent_version'),
          locale: row.ref('excluded.locale'),
        }))
        // What was confirmed stays as it was confirmed: anybody may type anybody's address.
        .where('notices.followers.confirmed_at', 'is', null),
    )
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ? followerOf(row) : confirmedBefore(db, asking)
}

async function confirmedBefore(db: Db, { subject, addressHash }: Asking): Promise<Follower> {
  const row = await confirmed(db, subject)
    .select(COLUMNS)
    .where('address_hash', '=', addressHash)
    .executeTakeFirstOrThrow()
  return followerOf(row)
}

export const findFollowerByConfirmation = (db: Db, confirmationHash: string) =>
  one(
    on(db)
      .selectFrom('notices.followers')
      .select(COLUMNS)
      .where('confirmation_hash', '=', confirmationHash)
      .executeTakeFirst(),
  )

export const findFollower = (db: Db, id: string) =>
  one(on(db).selectFrom('notices.followers').select(COLUMNS).where('id', '=', id).executeTakeFirst())

export async function recordConfirmation(db: Db, id: string, now: Temporal.Instant) {
  await on(db)
    .updateTable('notices.followers')
    .set({ confirmed_at: now })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** The address goes at once; its hash stays with the dates, as the proof that there was consent and when it ended. */
export async function recordEnd(db: Db, id: string, now: Temporal.Instant) {
  await on(db)
    .updateTable('notices.followers')
    .set({ ended_at: now, email: null, person_id: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

export async function followerEnded(db: Db, id: string): Promise<boolean> {
  const row = await on(db).selectFrom('notices.followers').select('ended_at').where('id', '=', id).executeTakeFirst()
  return !row || row.ended_at !== null
}

export async function countFollowers(db: Db, subject: Subject): Promise<number> {
  const row = await confirmed(db, subject)
    .select((count) => count.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The next followers after an id, in order of id. */
export async function followersAfter(
  db: Db,
  subject: Subject,
  { after, until, limit }: { after: string | null; until: Temporal.Instant; limit: number },
): Promise<Follower[]> {
  let query = confirmed(db, subject).select(COLUMNS).where('confirmed_at', '<=', until).orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(followerOf)
}

/** Which of these addresses followed by then. */
export async function hashesFollowing(
  db: Db,
  subject: Subject,
  { hashes, until }: { hashes: string[]; until: Temporal.Instant },
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await confirmed(db, subject)
    .select('address_hash')
    .where('confirmed_at', '<=', until)
    .where('address_hash', 'in', hashes)
    .execute()
  return new Set(rows.map((row) => row.address_hash))
}

/** How many letters of these templates an address was sent since a moment. */
export async function countLetters(
  db: Db,
  addressHash: string,
  templates: string[],
  since: Temporal.Instant,
): Promise<number> {
  const row = await on(db)
    .selectFrom('notices.messages')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('address_hash', '=', addressHash)
    .where('created_at', '>', since)
    .where('template', 'in', templates)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function deleteUnconfirmed(db: Db, now: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .deleteFrom('notices.followers')
    .where('confirmed_at', 'is', null)
    .where('confirmation_until', '<', now)
    .executeTakeFirst()
  return Number(answer.numDeletedRows)
}

export async function deleteEndedBefore(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db).deleteFrom('notices.followers').where('ended_at', '<', before).executeTakeFirst()
  return Number(answer.numDeletedRows)
}

const COLUMNS = [
  'id',
  'subject_kind',
  'subject_id',
  'title',
  'path',
  'email',
  'person_id',
  'locale',
  'frequency',
  'confirmation_until',
  'confirmed_at',
  'ended_at',
] as const

type Row = Pick<NoticesTables['notices.followers'], (typeof COLUMNS)[number]>

const followerOf = (row: Row): Follower => ({
  id: row.id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  title: row.title,
  path: row.path,
  email: row.email,
  personId: row.person_id,
  locale: row.locale as Locale,
  frequency: row.frequency as Frequency | null,
  confirmationUntil: row.confirmation_until,
  confirmedAt: row.confirmed_at,
  endedAt: row.ended_at,
})

const one = async (row: Promise<Row | undefined>) => {
  const found = await row
  return found ? followerOf(found) : null
}

const confirmed = (db: Db, subject: Subject) =>
  on(db)
    .selectFrom('notices.followers')
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
