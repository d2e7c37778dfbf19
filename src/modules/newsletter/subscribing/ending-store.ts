import { type Db, sql } from '../../../platform/db/index.ts'
import type { NewsletterTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

export async function deleteByAddress(db: Db, addressHash: string) {
  await on(db).deleteFrom('newsletter.subscribers').where('address_hash', '=', addressHash).execute()
}

/** Askings whose link is over. */
export async function deleteUnconfirmed(db: Db, now: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .deleteFrom('newsletter.subscribers')
    .where('confirmed_at', 'is', null)
    .where('confirmation_until', '<', now)
    .executeTakeFirst()
  return Number(answer.numDeletedRows)
}

export async function deleteEndedBefore(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db).deleteFrom('newsletter.subscribers').where('ended_at', '<', before).executeTakeFirst()
  return Number(answer.numDeletedRows)
}

/** Every subscription of an address or an account, also ended ones, with the words agreed to, as plain data. */
export async function dataOf(db: Db, who: { personId?: string | null; addressHash: string }) {
  const { rows } = await sql<{
    email: string | null
    name: string
    topics: string[]
    unit_codes: string[]
    frequency: string
    consent_source: string
    words: string
    consented_at: Temporal.Instant
    confirmed_at: Temporal.Instant | null
    paused_until: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    last_issue_at: Temporal.Instant | null
    proof: string | null
  }>`
    select s.email, s.name, s.topics, s.unit_codes, s.frequency, s.consent_source, c.words, s.consented_at,
      s.confirmed_at, s.paused_until, s.ended_at, s.last_issue_at, i.proof
    from newsletter.subscribers s
    join newsletter.consent_texts c on c.version = s.consent_version
    left join newsletter.imports i on i.id = s.import_id
    where s.address_hash = ${who.addressHash} or s.person_id = ${who.personId ?? null}
    order by s.id`.execute(db)
  return rows.map((row) => ({
    email: row.email,
    name: row.name,
    topics: row.topics,
    places: row.unit_codes,
    frequency: row.frequency,
    consent: {
      words: row.words,
      source: row.consent_source,
      proof: row.proof,
      givenAt: row.consented_at.toString(),
      confirmedAt: row.confirmed_at?.toString() ?? null,
      endedAt: row.ended_at?.toString() ?? null,
    },
    pausedUntil: row.paused_until?.toString() ?? null,
    lastIssueAt: row.last_issue_at?.toString() ?? null,
  }))
}
