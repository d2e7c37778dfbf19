import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { Invitation, InvitationSeen } from './rules.ts'

const selected = (db: Db) => on(db).selectFrom('meetings.invitations').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function invitationById(db: Db, id: string): Promise<Invitation | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? invitationOf(row) : null
}

/** @returns null when this address was invited before */
export async function insertInvitation(
  db: Db,
  given: Omit<Invitation, 'id' | 'declinedAt'> & { invitedBy: string | null },
): Promise<Invitation | null> {
  const row = await on(db)
    .insertInto('meetings.invitations')
    .values({
      id: newId(given.invitedAt.epochMilliseconds),
      meeting_id: given.meetingId,
      name: given.name,
      email: given.email,
      person_id: given.personId,
      locale: given.locale,
      invited_at: given.invitedAt,
      invited_by: given.invitedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ? invitationOf(row) : null
}

/** @returns false when it was declined before */
export async function recordDeclined(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.invitations')
    .set({ declined_at: at })
    .where('id', '=', id)
    .where('declined_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whoever signs off by their registration has also answered their invitation. */
export async function declineByEmail(db: Db, meetingId: string, email: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('meetings.invitations')
    .set({ declined_at: at })
    .where('meeting_id', '=', meetingId)
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where('declined_at', 'is', null)
    .execute()
}

/** One page of those who were invited, in the order of inviting. */
export async function invitationsPage(
  db: Db,
  meetingId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<InvitationSeen>> {
  const [key] = decodeCursor(after, 1) ?? []
  let query = selected(db)
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('meetings.registrations as r')
            .select('r.id')
            .whereRef('r.meeting_id', '=', 'meetings.invitations.meeting_id')
            .where(sql<boolean>`lower(r.email) = lower(meetings.invitations.email)`)
            .where('r.cancelled_at', 'is', null),
        )
        .as('signed_up'),
    )
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .limit(limit + 1)
  if (typeof key === 'string' && isId(key)) query = query.where('id', '>', key)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.id])
  return { rows: rows.map((row) => ({ ...invitationOf(row), signedUp: Boolean(row.signed_up) })), next }
}

/** Everybody who waits for the meeting because they were invited: not those who declined, nor those who signed up. */
export async function* everybodyInvited(db: Db, meetingId: string): AsyncIterable<Invitation> {
  let after: string | undefined
  do {
    const { rows, next } = await invitationsPage(db, meetingId, { after, limit: 500 })
    yield* rows.filter(({ declinedAt, signedUp, email }) => !declinedAt && !signedUp && email)
    after = next ?? undefined
  } while (after)
}

/** How often an address has signed off from a meeting or declined it: what was sent to it has grown so many times. */
export async function cancelsOf(db: Db, meetingId: string, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      (select count(*) from meetings.registrations
        where meeting_id = ${meetingId} and lower(email) = lower(${email}) and cancelled_at is not null)
      + (select count(*) from meetings.invitations
        where meeting_id = ${meetingId} and lower(email) = lower(${email}) and declined_at is not null)
    )::int as count`.execute(db)
  return rows[0]?.count ?? 0
}

const invitationOf = (row: Row): Invitation => ({
  id: row.id,
  meetingId: row.meeting_id,
  name: row.name,
  email: row.email,
  personId: row.person_id,
  locale: row.locale === 'en' ? 'en' : 'pl',
  invitedAt: row.invited_at,
  declinedAt: row.declined_at,
})
