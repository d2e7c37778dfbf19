import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../meeting/store.ts'
import type { Hours, Opening, OpeningException, Weekday } from './rules.ts'

interface Found {
  week: Map<Weekday, Hours[]>
  exceptions: OpeningException[]
}

/** Opening hours of these meetings by their ids; one without any is left out. */
export async function openingsOf(db: Db, meetingIds: readonly string[]): Promise<Map<string, Opening>> {
  if (meetingIds.length === 0) return new Map()
  const these = sql<boolean>`meeting_id = any(${[...meetingIds]}::uuid[])`
  const hours = await on(db)
    .selectFrom('meetings.opening_hours')
    .selectAll()
    .where(these)
    .orderBy('weekday')
    .orderBy('opens')
    .execute()
  const exceptions = await on(db)
    .selectFrom('meetings.opening_exceptions')
    .selectAll()
    .where(these)
    .orderBy('day')
    .execute()
  const otherwise = await on(db)
    .selectFrom('meetings.opening_exception_hours')
    .selectAll()
    .where(these)
    .orderBy('opens')
    .execute()
  const found = new Map<string, Found>()
  const of = (id: string): Found => {
    const opening: Found = found.get(id) ?? { week: new Map(), exceptions: [] }
    found.set(id, opening)
    return opening
  }
  for (const { meeting_id, weekday, opens, closes } of hours) {
    const { week } = of(meeting_id)
    const day = weekday as Weekday
    week.set(day, [...(week.get(day) ?? []), { opens, closes }])
  }
  for (const { meeting_id, day, note } of exceptions) {
    const own = otherwise.filter((each) => each.meeting_id === meeting_id && each.day.equals(day))
    of(meeting_id).exceptions.push({ day, note, hours: own.map(({ opens, closes }) => ({ opens, closes })) })
  }
  return found
}

export const openingOf = async (db: Db, meetingId: string): Promise<Opening> =>
  (await openingsOf(db, [meetingId])).get(meetingId) ?? { week: new Map(), exceptions: [] }

/** Puts these hours of the week in the place of those before. */
export async function replaceWeek(db: Db, meetingId: string, week: Opening['week']) {
  await on(db).deleteFrom('meetings.opening_hours').where('meeting_id', '=', meetingId).execute()
  const rows = [...week].flatMap(([weekday, hours]) =>
    hours.map(({ opens, closes }) => ({ meeting_id: meetingId, weekday, opens, closes })),
  )
  if (rows.length > 0) await on(db).insertInto('meetings.opening_hours').values(rows).execute()
}

/** Keeps what a day is like instead of its week; said again, it replaces what was said. */
export async function putException(db: Db, meetingId: string, { day, hours, note }: OpeningException) {
  await dropException(db, meetingId, day)
  await on(db).insertInto('meetings.opening_exceptions').values({ meeting_id: meetingId, day, note }).execute()
  if (hours.length > 0)
    await on(db)
      .insertInto('meetings.opening_exception_hours')
      .values(hours.map(({ opens, closes }) => ({ meeting_id: meetingId, day, opens, closes })))
      .execute()
}

export async function dropException(db: Db, meetingId: string, day: Temporal.PlainDate): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('meetings.opening_exceptions')
    .where('meeting_id', '=', meetingId)
    .where('day', '=', day)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Programs take what has a higher SEQUENCE for newer (RFC 5546, 2.1.4). */
export const raiseSequence = (db: Db, meetingId: string) =>
  on(db)
    .updateTable('meetings.meetings')
    .set((update) => ({ sequence: update('sequence', '+', 1) }))
    .where('id', '=', meetingId)
    .execute()
