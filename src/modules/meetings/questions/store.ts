import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../meeting/store.ts'

export async function keepAnswerId(db: Db, registrationId: string, answerId: string) {
  await on(db)
    .updateTable('meetings.registrations')
    .set({ answer_id: answerId })
    .where('id', '=', registrationId)
    .execute()
}

/** Takes the answers off these registrations, for the form engine to forget them. @returns their ids */
export async function takeAnswerIds(
  db: Db,
  of: { registrationId: string } | { person: { id: string; email: string } } | { endedBefore: Temporal.Instant },
): Promise<string[]> {
  const which =
    'registrationId' in of
      ? sql`r.id = ${of.registrationId}`
      : 'person' in of
        ? sql`r.person_id = ${of.person.id} or lower(r.email) = lower(${of.person.email})`
        : sql`m.ends_at < ${of.endedBefore}`
  const { rows } = await sql<{ answer_id: string }>`
    with those as (
      select r.id, r.answer_id from meetings.registrations r join meetings.meetings m on m.id = r.meeting_id
      where r.answer_id is not null and (${which})
      limit 5000
    )
    update meetings.registrations r set answer_id = null from those where r.id = those.id
    returning those.answer_id`.execute(db)
  return rows.map(({ answer_id }) => answer_id)
}
