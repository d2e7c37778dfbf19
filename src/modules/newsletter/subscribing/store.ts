import type { Selectable } from 'kysely'
import { type Db, sql } from '../../../platform/db/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { Frequency, Topic } from '../rules.ts'
import type { NewsletterTables } from '../tables.ts'
import type { ConsentSource, EndReason, Preferences, Subscriber } from './rules.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** Keeps the words of a consent once. */
export async function keepConsentText(db: Db, version: string, words: string, now: Temporal.Instant) {
  await on(db)
    .insertInto('newsletter.consent_texts')
    .values({ version, words, first_used_at: now })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}

export async function consentWords(db: Db, version: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('newsletter.consent_texts')
    .select('words')
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.words ?? null
}

export interface Asking extends Preferences {
  id: string
  addressHash: string
  email: string
  personId: string | null
  locale: Locale
  consentVersion: string
  consentSource: ConsentSource
  consentedAt: Temporal.Instant
  confirmationHash: string
  confirmationUntil: Temporal.Instant
}

/** Keeps the asking; asking again before confirming renews the link and the wishes. Gives the subscriber as they are now. */
export async function keepAsking(db: Db, asking: Asking): Promise<Subscriber> {
  const row = await on(db)
    .insertInto('newsletter.subscribers')
    .values({
      id: asking.id,
      address_hash: asking.addressHash,
      email: asking.email,
      name: asking.name,
      person_id: asking.personId,
      locale: asking.locale,
      topics: asking.topics,
      unit_codes: asking.unitCodes,
      frequency: asking.frequency,
      consent_version: asking.consentVersion,
      consent_source: asking.consentSource,
      consented_at: asking.consentedAt,
      confirmation_hash: asking.confirmationHash,
      confirmation_until: asking.confirmationUntil,
    })
    .onConflict((conflict) =>
      conflict
        .column('address_hash')
        .where('ended_at', 'is', null)
        .doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          locale: row.ref('excluded.locale'),
          topics: row.ref('excluded.topics'),
          unit_codes: row.ref('excluded.unit_codes'),
          frequency: row.ref('excluded.frequency'),
          consent_version: row.ref('excluded.consent_version'),
          consent_source: row.ref('excluded.consent_source'),
          consented_at: row.ref('excluded.consented_at'),
          confirmation_hash: row.ref('excluded.confirmation_hash'),
          confirmation_until: row.ref('excluded.confirmation_until'),
        }))
        // What was confirmed stays as it was confirmed: anybody may type anybody's address.
        .where('newsletter.subscribers.confirmed_at', 'is', null),
    )
    .returning(COLUMNS)
    .executeTakeFirst()
  if (row) return subscriberOf(row)
  const known = await livingByAddress(db, asking.addressHash)
  if (!known) throw new Error('A subscription ended while it was asked for')
  return known
}

export const livingByAddress = (db: Db, addressHash: string) =>
  one(
    on(db)
      .selectFrom('newsletter.subscribers')
      .select(COLUMNS)
      .where('address_hash', '=', addressHash)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
  )

export const subscriberByConfirmation = (db: Db, confirmationHash: string) =>
  one(
    on(db)
      .selectFrom('newsletter.subscribers')
      .select(COLUMNS)
      .where('confirmation_hash', '=', confirmationHash)
      .executeTakeFirst(),
  )

export const subscriberById = (db: Db, id: string) =>
  one(on(db).selectFrom('newsletter.subscribers').select(COLUMNS).where('id', '=', id).executeTakeFirst())

export async function recordConfirmation(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const answer = await on(db)
    .updateTable('newsletter.subscribers')
    .set({ confirmed_at: now })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

export async function updatePreferences(db: Db, id: string, { name, topics, unitCodes, frequency }: Preferences) {
  await on(db)
    .updateTable('newsletter.subscribers')
    .set({ name, topics, unit_codes: unitCodes, frequency })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** @param until null ends the pause */
export async function recordPause(db: Db, id: string, until: Temporal.Instant | null) {
  await on(db)
    .updateTable('newsletter.subscribers')
    .set({ paused_until: until })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** The address, the name and the choices go at once; the hash stays with the dates, as the proof that there was consent and when it ended. */
export async function recordEnd(
  db: Db,
  id: string,
  { at, reason, issueId = null }: { at: Temporal.Instant; reason: EndReason; issueId?: string | null },
): Promise<boolean> {
  const answer = await on(db)
    .updateTable('newsletter.subscribers')
    .set({
      ended_at: at,
      end_reason: reason,
      ended_from: issueId,
      email: null,
      name: '',
      person_id: null,
      topics: [],
      unit_codes: [],
      paused_until: null,
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

/** Marks that an issue was addressed to these subscribers; a monthly reader gets no other this month. */
export async function recordAddressed(db: Db, ids: string[], at: Temporal.Instant) {
  if (ids.length === 0) return
  await on(db).updateTable('newsletter.subscribers').set({ last_issue_at: at }).where('id', 'in', ids).execute()
}

/** The next living subscriptions after an id, in order of id; also those nobody confirmed yet. */
export async function subscribersAfter(db: Db, after: string | null, limit: number): Promise<Subscriber[]> {
  let query = on(db)
    .selectFrom('newsletter.subscribers')
    .select(COLUMNS)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(subscriberOf)
}

export interface SubscriberCounts {
  active: number
  waiting: number
  paused: number
  ended: number
}

export async function countSubscribers(db: Db, now: Temporal.Instant): Promise<SubscriberCounts> {
  const { rows } = await sql<SubscriberCounts>`
    select count(*) filter (where ended_at is null and confirmed_at is not null
        and (paused_until is null or paused_until <= ${now}))::int as active,
      count(*) filter (where ended_at is null and confirmed_at is null)::int as waiting,
      count(*) filter (where ended_at is null and confirmed_at is not null and paused_until > ${now})::int as paused,
      count(*) filter (where ended_at is not null and confirmed_at is not null)::int as ended
    from newsletter.subscribers`.execute(db)
  return rows[0] ?? { active: 0, waiting: 0, paused: 0, ended: 0 }
}

export const COLUMNS = [
  'id',
  'address_hash',
  'email',
  'name',
  'person_id',
  'locale',
  'topics',
  'unit_codes',
  'frequency',
  'paused_until',
  'consent_version',
  'consent_source',
  'consented_at',
  'confirmation_until',
  'confirmed_at',
  'ended_at',
  'end_reason',
  'last_issue_at',
] as const

type Row = Pick<Selectable<NewsletterTables['newsletter.subscribers']>, (typeof COLUMNS)[number]>

export const subscriberOf = (row: Row): Subscriber => ({
  id: row.id,
  addressHash: row.address_hash,
  email: row.email,
  name: row.name,
  personId: row.person_id,
  locale: row.locale as Locale,
  topics: row.topics as Topic[],
  unitCodes: row.unit_codes,
  frequency: row.frequency as Frequency,
  pausedUntil: row.paused_until,
  consentVersion: row.consent_version,
  consentSource: row.consent_source as ConsentSource,
  consentedAt: row.consented_at,
  confirmationUntil: row.confirmation_until,
  confirmedAt: row.confirmed_at,
  endedAt: row.ended_at,
  endReason: row.end_reason as EndReason | null,
  lastIssueAt: row.last_issue_at,
})

const one = async (row: Promise<Row | undefined>) => {
  const found = await row
  return found ? subscriberOf(found) : null
}
