import type { Selectable } from 'kysely'
import { type Db, isId, json, newId, sql } from '../../../platform/db/index.ts'
import type { ConsentSource } from '../subscribing/rules.ts'
import type { NewsletterTables } from '../tables.ts'
import type { Import, ListRow } from './rules.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

export async function insertImport(
  db: Db,
  given: {
    id: string
    submissionKey: string
    proof: string
    collectedOn: Temporal.PlainDate
    consentVersion: string
    rows: ListRow[]
    at: Temporal.Instant
    by: string | null
  },
): Promise<string> {
  await on(db)
    .insertInto('newsletter.imports')
    .values({
      id: given.id,
      submission_key: given.submissionKey,
      proof: given.proof,
      collected_on: given.collectedOn,
      consent_version: given.consentVersion,
      rows: json(given.rows),
      read_at: given.at,
      read_by: given.by,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .execute()
  const row = await on(db)
    .selectFrom('newsletter.imports')
    .select('id')
    .where('submission_key', '=', given.submissionKey)
    .executeTakeFirstOrThrow()
  return row.id
}

export async function importById(db: Db, id: string): Promise<Import | null> {
  if (!isId(id)) return null
  const row = await on(db).selectFrom('newsletter.imports').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? importOf(row) : null
}

/** The same, held until the transaction ends: a list is confirmed once and undone once. */
export async function lockImport(db: Db, id: string): Promise<Import | null> {
  const row = await on(db)
    .selectFrom('newsletter.imports')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? importOf(row) : null
}

/** Lists that were brought in, newest first. */
export async function importsOf(db: Db): Promise<Import[]> {
  const rows = await on(db)
    .selectFrom('newsletter.imports')
    .select(COLUMNS)
    .where('confirmed_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(importOf)
}

export async function recordImported(
  db: Db,
  id: string,
  done: { added: number; passedOver: number; at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .updateTable('newsletter.imports')
    .set({
      rows: null,
      added: done.added,
      passed_over: done.passedOver,
      confirmed_at: done.at,
      confirmed_by: done.by,
    })
    .where('id', '=', id)
    .execute()
}

export async function recordUndone(db: Db, id: string, { at, by }: { at: Temporal.Instant; by: string | null }) {
  await on(db).updateTable('newsletter.imports').set({ undone_at: at, undone_by: by }).where('id', '=', id).execute()
}

/** Ends the living subscriptions a list brought. @returns how many */
export async function endImported(db: Db, importId: string, at: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .updateTable('newsletter.subscribers')
    .set({
      ended_at: at,
      end_reason: 'import-undone',
      email: null,
      name: '',
      person_id: null,
      topics: [],
      unit_codes: [],
      paused_until: null,
    })
    .where('import_id', '=', importId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

export interface Consented {
  addressHash: string
  email: string
  name: string
  personId: string | null
  consentVersion: string
  source: ConsentSource
  givenAt: Temporal.Instant
  importId: string | null
}

/** Subscriptions of people whose consent is proved already; an address that has one keeps it. @returns how many were added */
export async function insertConsented(db: Db, people: Consented[], now: Temporal.Instant): Promise<number> {
  if (people.length === 0) return 0
  const rows = await on(db)
    .insertInto('newsletter.subscribers')
    .values(
      people.map((person) => ({
        id: newId(now.epochMilliseconds),
        address_hash: person.addressHash,
        email: person.email,
        name: person.name,
        person_id: person.personId,
        consent_version: person.consentVersion,
        consent_source: person.source,
        consented_at: person.givenAt,
        confirmed_at: now,
        import_id: person.importId,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('address_hash')
        .where('ended_at', 'is', null)
        // Somebody who asked and did not press the button has agreed another way meanwhile.
        .doUpdateSet((row) => ({
          confirmed_at: row.ref('excluded.confirmed_at'),
          consent_version: row.ref('excluded.consent_version'),
          consent_source: row.ref('excluded.consent_source'),
          consented_at: row.ref('excluded.consented_at'),
          import_id: row.ref('excluded.import_id'),
        }))
        .where('newsletter.subscribers.confirmed_at', 'is', null),
    )
    .returning('id')
    .execute()
  return rows.length
}

export interface KnownAddress {
  living: boolean
  /** When the last subscription of the address ended. */
  endedAt: Temporal.Instant | null
}

/** What is known of these addresses, as keyed hashes: whether they have the newsletter, when they last gave it up. */
export async function knownAddresses(db: Db, hashes: string[]): Promise<Map<string, KnownAddress>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await sql<{ address_hash: string; living: boolean; ended_at: Temporal.Instant | null }>`
    select address_hash, bool_or(ended_at is null and confirmed_at is not null) as living, max(ended_at) as ended_at
    from newsletter.subscribers where address_hash = any(${hashes}::text[]) group by address_hash`.execute(db)
  return new Map(rows.map((row) => [row.address_hash, { living: row.living, endedAt: row.ended_at }]))
}

const COLUMNS = [
  'id',
  'proof',
  'collected_on',
  'consent_version',
  'rows',
  'read_at',
  'confirmed_at',
  'added',
  'passed_over',
  'undone_at',
] as const

type Row = Pick<Selectable<NewsletterTables['newsletter.imports']>, (typeof COLUMNS)[number]>

const importOf = (row: Row): Import => ({
  id: row.id,
  proof: row.proof,
  collectedOn: row.collected_on,
  consentVersion: row.consent_version,
  rows: row.rows as ListRow[] | null,
  readAt: row.read_at,
  confirmedAt: row.confirmed_at,
  added: row.added,
  passedOver: row.passed_over,
  undoneAt: row.undone_at,
})
