import { type Db, isId, json, sql } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/index.ts'
import type { AuditEvent, Details } from './rules.ts'
import type { AuditTables } from './tables.ts'

/** Which events; an absent part filters nothing. */
export interface EventFilter {
  verb?: string | undefined
  personId?: string | undefined
  subjectKind?: string | undefined
  subjectId?: string | undefined
  organisationId?: string | undefined
  /** From this moment. */
  since?: Temporal.Instant | undefined
  /** Before this moment. */
  before?: Temporal.Instant | undefined
}

const on = (db: Db) => db.withTables<AuditTables>()

export async function insertEvent(db: Db, event: AuditEvent) {
  await on(db)
    .insertInto('audit.events')
    .values({
      id: event.id,
      at: event.at,
      actor_kind: event.actorKind,
      person_id: event.personId,
      system_name: event.systemName,
      verb: event.verb,
      subject_kind: event.subjectKind,
      subject_id: event.subjectId,
      organisation_id: event.organisationId,
      request_id: event.requestId,
      details: json(event.details),
    })
    .execute()
}

/** One page of the log, newest first. */
export async function eventsPage(
  db: Db,
  filter: EventFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<AuditEvent>> {
  const key = decodeCursor(after, 2)
  let query = matching(db, filter)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (isPlace(key)) query = query.where(sql<boolean>`(at, id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`)
  const rows = await query.execute()
  return pageOf(rows.map(eventOf), limit, (event) => [event.at.toString(), event.id])
}

/** Every event that matches, newest first, a thousand at a time. */
export async function* allEvents(db: Db, filter: EventFilter): AsyncGenerator<AuditEvent> {
  let after: string | undefined
  do {
    const { rows, next } = await eventsPage(db, filter, { after, limit: 1000 })
    yield* rows
    after = next ?? undefined
  } while (after)
}

/** Verbs and kinds that occur in the log, in no promised order: each costs one step in an index, not a walk through the table. */
export async function wordsInLog(db: Db): Promise<{ verbs: string[]; kinds: string[] }> {
  const [verbs, kinds] = await Promise.all([distinct(db, 'verb'), distinct(db, 'subject_kind')])
  return { verbs, kinds }
}

/** Everything the log says of one person: what they did, and what was done to them. */
export async function eventsOfPerson(db: Db, personId: string): Promise<AuditEvent[]> {
  const rows = await selected(db)
    .where((is) =>
      is.or([
        is('person_id', '=', personId),
        is.and([is('subject_kind', '=', 'person'), is('subject_id', '=', personId)]),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(eventOf)
}

export async function erasePerson(db: Db, personId: string) {
  await sql`select audit.erase_person(${personId}::uuid)`.execute(db)
}

/** @returns how many events no longer name anybody */
export async function erasePersonsBefore(db: Db, moment: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select audit.erase_persons_before(${moment}) as count`.execute(db)
  return rows[0]?.count ?? 0
}

const selected = (db: Db) => on(db).selectFrom('audit.events').selectAll()

function matching(db: Db, filter: EventFilter) {
  let query = selected(db)
  if (filter.verb) query = query.where('verb', '=', filter.verb)
  if (filter.personId) query = query.where('person_id', '=', filter.personId)
  if (filter.subjectKind) query = query.where('subject_kind', '=', filter.subjectKind)
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.organisationId) query = query.where('organisation_id', '=', filter.organisationId)
  if (filter.since) query = query.where('at', '>=', filter.since)
  if (filter.before) query = query.where('at', '<', filter.before)
  return query
}

async function distinct(db: Db, column: 'verb' | 'subject_kind'): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with recursive words as (
      (select ${sql.ref(column)} as word from audit.events order by 1 limit 1)
      union all
      select (select ${sql.ref(column)} from audit.events where ${sql.ref(column)} > words.word order by 1 limit 1)
      from words where words.word is not null
    )
    select word from words where word is not null`.execute(db)
  return rows.map((row) => row.word)
}

// A cursor comes from an address, so it is read as strictly as any other input.
const isPlace = (key: (string | number)[] | null): key is [string, string] =>
  key !== null && MOMENT.test(String(key[0])) && isId(String(key[1]))

const MOMENT = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/

const eventOf = (row: {
  id: string
  at: Temporal.Instant
  actor_kind: string
  person_id: string | null
  system_name: string | null
  verb: string
  subject_kind: string
  subject_id: string | null
  organisation_id: string | null
  request_id: string
  details: unknown
}): AuditEvent => ({
  id: row.id,
  at: row.at,
  actorKind: row.actor_kind as AuditEvent['actorKind'],
  personId: row.person_id,
  systemName: row.system_name,
  verb: row.verb,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  organisationId: row.organisation_id,
  requestId: row.request_id,
  details: row.details as Details,
})
