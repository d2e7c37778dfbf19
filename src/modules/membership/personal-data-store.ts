import { type Db, sql } from '../../platform/db/index.ts'
import { sortKeyOf } from '../network/index.ts'
import { nameKeyOf } from './declarations/rules.ts'
import { forgetSender } from './relay/store.ts'

/**
 * Removes a person from membership: their periods stay as numbers of the network, under no name and no address; whoever
 * represents an institution stays in its history without a name.
 */
export async function erasePerson(
  db: Db,
  person: { id: string; email: string },
  gone: { name: string; at: Temporal.Instant; day: Temporal.PlainDate },
) {
  const { rows } = await sql<{ id: string }>`
    select id from membership.members where person_id = ${person.id} and kind = 'person'`.execute(db)
  for (const { id } of rows) {
    await sql`delete from membership.cards where member_id = ${id}`.execute(db)
    await sql`update membership.consents set taken_back_at = ${gone.at}
      where member_id = ${id} and taken_back_at is null`.execute(db)
    await sql`update membership.periods set to_on = greatest(from_on, ${gone.day}::date), ended_how = 'left', ended_by = null
      where member_id = ${id} and to_on is null`.execute(db)
    await sql`update membership.periods set note = '', ended_note = '' where member_id = ${id}`.execute(db)
    await sql`update membership.declarations set person_name = ${gone.name}, name_key = ${nameKeyOf(gone.name)}, position = null,
      email = null, phone = null, experience = '', offers = '', seeks = '', file_id = null
      where id in (select declaration_id from membership.decisions where member_id = ${id})`.execute(db)
    await sql`update membership.members set name = ${gone.name}, sort_key = ${sortKeyOf(gone.name)},
      name_key = ${nameKeyOf(gone.name)}, email = null, phone = null, person_id = null
      where id = ${id}`.execute(db)
  }
  // An institution's own card stays; whoever acted for it is gone from its history, and cannot act any more.
  await sql`update membership.representatives set name = ${gone.name}, email = null, person_id = null,
      to_on = coalesce(to_on, greatest(from_on, ${gone.day}::date))
    where person_id = ${person.id}`.execute(db)
  await forgetSender(db, person.id)
}
