import { brokenConstraint, type Db, newId, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import type { AgendaItem, Kind, Meeting } from '../rules.ts'
import type { MeetingsTables } from '../tables.ts'

export const on = (db: Db) => db.withTables<MeetingsTables>()

export type MeetingInput = Omit<
  Meeting,
  'id' | 'slug' | 'seriesId' | 'sequence' | 'createdBy' | 'publishedAt' | 'cancelledAt' | 'cancelReason'
>

const selected = (db: Db) => on(db).selectFrom('meetings.meetings').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function meetingById(db: Db, id: string): Promise<Meeting | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? meetingOf(row) : null
}

export async function meetingBySlug(db: Db, slug: string): Promise<Meeting | null> {
  const row = await selected(db).where('slug', '=', slug).executeTakeFirst()
  return row ? meetingOf(row) : null
}

/** Holds a meeting until the transaction ends, so that whoever gets or frees a place comes one after another. */
export async function lockMeeting(db: Db, id: string): Promise<Meeting | null> {
  const row = await selected(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? meetingOf(row) : null
}

/** What a new meeting is kept under: an earlier one when the same form came before. @throws when the slug is taken */
export async function insertMeeting(
  db: Db,
  given: MeetingInput & {
    id: string
    slug: string
    submissionKey: string
    seriesId?: string | null
    at: Temporal.Instant
    by: string | null
  },
): Promise<string> {
  const row = await on(db)
    .insertInto('meetings.meetings')
    .values({
      id: given.id,
      submission_key: given.submissionKey,
      slug: given.slug,
      series_id: given.seriesId ?? null,
      created_at: given.at,
      created_by: given.by,
      edited_at: given.at,
      ...columnsOf(given),
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return row.id
  const kept = await on(db)
    .selectFrom('meetings.meetings')
    .select('id')
    .where('submission_key', '=', given.submissionKey)
    .executeTakeFirstOrThrow()
  return kept.id
}

export async function updateMeeting(db: Db, id: string, input: MeetingInput, at: Temporal.Instant, moved: boolean) {
  await on(db)
    .updateTable('meetings.meetings')
    .set((update) => ({
      ...columnsOf(input),
      edited_at: at,
      ...(moved ? { sequence: update('sequence', '+', 1) } : {}),
    }))
    .where('id', '=', id)
    .execute()
}

/** @returns false when it was published before */
export async function recordMeetingPublished(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.meetings')
    .set({ published_at: at })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false when it was cancelled before */
export async function recordMeetingCancelled(
  db: Db,
  id: string,
  at: Temporal.Instant,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.meetings')
    .set((update) => ({ cancelled_at: at, cancel_reason: reason, sequence: update('sequence', '+', 1) }))
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface MeetingFilter {
  kind?: Kind | undefined
  /** Ahead: not over yet, the nearest first. Past: over, the latest first. */
  when: 'ahead' | 'past'
  organisationId?: string | undefined
  /** Where it is: gminas by their codes, or all whose codes begin so. */
  where?: { codes: readonly string[]; prefix: string | null } | undefined
  /** Of each series only what comes next; what is off stands for its series when all the rest is off too. */
  oncePerSeries?: boolean | undefined
}

/** One page of published meetings. */
export async function meetingsPage(
  db: Db,
  filter: MeetingFilter,
  { now, after, limit }: { now: Temporal.Instant; after?: string | undefined; limit: number },
): Promise<PageOf<Meeting>> {
  const { when } = filter
  const order = when === 'ahead' ? 'asc' : 'desc'
  let query = selected(db)
    .where(matching(filter, now))
    .orderBy('starts_at', order)
    .orderBy('id', order)
    .limit(limit + 1)
  const key = decodeMomentCursor(after)
  if (key)
    query = query.where(
      when === 'ahead'
        ? sql<boolean>`(starts_at, id) > (${key.at}, ${key.id}::uuid)`
        : sql<boolean>`(starts_at, id) < (${key.at}, ${key.id}::uuid)`,
    )
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.starts_at.toString(), row.id])
  return { rows: rows.map(meetingOf), next }
}

/** How many there are in all. */
export async function countMeetings(db: Db, filter: MeetingFilter, now: Temporal.Instant): Promise<number> {
  const { count } = await on(db)
    .selectFrom('meetings.meetings')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(matching(filter, now))
    .executeTakeFirstOrThrow()
  return count
}

const matching = (filter: MeetingFilter, now: Temporal.Instant) =>
  filter.oncePerSeries && filter.when === 'ahead'
    ? sql<boolean>`${facts(filter, now)} and not exists (
        select 1 from meetings.meetings as sooner
        where sooner.series_id = meetings.meetings.series_id and ${facts(filter, now)}
          and (sooner.cancelled_at is not null, sooner.starts_at, sooner.id)
            < (meetings.meetings.cancelled_at is not null, meetings.meetings.starts_at, meetings.meetings.id))`
    : facts(filter, now)

// Columns without a table are of the innermost one, so the same words ask about a meeting and about others of its series.
const facts = ({ kind, when, organisationId, where }: MeetingFilter, now: Temporal.Instant) => sql<boolean>`
  published_at is not null
  and ${when === 'ahead' ? sql`ends_at > ${now}` : sql`ends_at <= ${now}`}
  and ${kind ? sql`kind = ${kind}` : sql`true`}
  and ${organisationId ? sql`organisation_id = ${organisationId}` : sql`true`}
  and ${
    where === undefined
      ? sql`true`
      : where.prefix === null
        ? sql`unit_code = any(${[...where.codes]}::text[])`
        : sql`starts_with(unit_code, ${where.prefix})`
  }`

/** Published meetings of a process, in order. */
export async function meetingsOfProcess(db: Db, processId: string): Promise<Meeting[]> {
  const rows = await selected(db)
    .where('process_id', '=', processId)
    .where('published_at', 'is not', null)
    .orderBy('starts_at')
    .limit(200)
    .execute()
  return rows.map(meetingOf)
}

/** Meetings as this question finds them; the one way in which rows become meetings for folders beside this one. */
export async function meetingsWhere(
  db: Db,
  narrowed: (query: ReturnType<typeof selected>) => ReturnType<typeof selected>,
): Promise<Meeting[]> {
  return (await narrowed(selected(db)).execute()).map(meetingOf)
}

export async function agendaOf(db: Db, meetingId: string): Promise<AgendaItem[]> {
  const rows = await on(db)
    .selectFrom('meetings.agenda_items')
    .select(['id', 'position', 'title', 'owner', 'minutes', 'description', 'link_path'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  return rows.map(({ link_path, ...row }) => ({ ...row, linkPath: link_path }))
}

/** Puts an item at the end of the agenda; the meeting is locked by the caller. */
export async function insertAgendaItem(db: Db, meetingId: string, item: Omit<AgendaItem, 'id' | 'position'>) {
  const id = newId()
  await on(db)
    .insertInto('meetings.agenda_items')
    .values({
      id,
      meeting_id: meetingId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from meetings.agenda_items where meeting_id = ${meetingId})`,
      title: item.title,
      owner: item.owner,
      minutes: item.minutes,
      description: item.description,
      link_path: item.linkPath,
    })
    .execute()
  return id
}

export async function removeAgendaItem(db: Db, meetingId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false
  const { numDeletedRows } = await on(db)
    .deleteFrom('meetings.agenda_items')
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export const isSlugTaken = (error: unknown) => brokenConstraint(error) === 'meetings_slug_key'

const columnsOf = (given: MeetingInput) => ({
  kind: given.kind,
  title: given.title,
  purpose: given.purpose,
  organisation_id: given.organisationId,
  process_id: given.processId,
  starts_at: given.startsAt,
  ends_at: given.endsAt,
  place_name: given.placeName,
  address: given.address,
  unit_code: given.unitCode,
  lon: given.point?.lon ?? null,
  lat: given.point?.lat ?? null,
  accessibility: given.accessibility,
  opening_hours: given.openingHours,
  online_url: given.onlineUrl,
  materials: given.materials,
  takes_registrations: given.takesRegistrations,
  on_site_places: given.places['on-site'],
  online_places: given.places.online,
  registration_opens_at: given.registrationOpensAt,
  registration_closes_at: given.registrationClosesAt,
  largest_party: given.largestParty,
  offer_hours: given.offerHours,
})

const meetingOf = (row: Row): Meeting => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind as Kind,
  title: row.title,
  purpose: row.purpose,
  organisationId: row.organisation_id,
  processId: row.process_id,
  seriesId: row.series_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  placeName: row.place_name,
  address: row.address,
  unitCode: row.unit_code,
  point: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
  accessibility: row.accessibility,
  openingHours: row.opening_hours,
  onlineUrl: row.online_url,
  materials: row.materials,
  takesRegistrations: row.takes_registrations,
  places: { 'on-site': row.on_site_places, online: row.online_places },
  registrationOpensAt: row.registration_opens_at,
  registrationClosesAt: row.registration_closes_at,
  largestParty: row.largest_party,
  offerHours: row.offer_hours,
  sequence: row.sequence,
  createdBy: row.created_by,
  publishedAt: row.published_at,
  cancelledAt: row.cancelled_at,
  cancelReason: row.cancel_reason,
})
