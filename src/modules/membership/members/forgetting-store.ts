import { type Db, sql } from '../../../platform/db/index.ts'
import type { DataSubject } from '../../../platform/personal-data.ts'
import { sortKeyOf } from '../../network/index.ts'
import { nameKeyOf } from '../declarations/rules.ts'
import type { MembershipTables } from '../tables.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

/** A member becomes somebody who left: the number and the dates stay, nothing says who it was. */
export async function forgetMember(db: Db, id: string, { on: day, name }: { on: Temporal.PlainDate; name: string }) {
  await on(db)
    .updateTable('membership.members')
    .set({
      name,
      sort_key: sortKeyOf(name),
      name_key: nameKeyOf(name),
      email: null,
      phone: null,
      person_id: null,
    })
    .where('id', '=', id)
    .execute()
  await sql`
    update membership.periods set to_on = greatest(from_on, ${day}), ended_how = 'left', ended_by = null
    where member_id = ${id} and to_on is null`.execute(db)
  await on(db).updateTable('membership.periods').set({ note: '', ended_note: '' }).where('member_id', '=', id).execute()
  await sql`update membership.members set merged_moved = merged_moved || '{"personId": null}'
    where merged_into = ${id} or id = ${id}`.execute(db)
  await on(db).updateTable('membership.letters').set({ verdict_note: '' }).where('member_id', '=', id).execute()
  await on(db).deleteFrom('membership.cards').where('member_id', '=', id).execute()
  await on(db).deleteFrom('membership.consents').where('member_id', '=', id).execute()
}

/** Ends what they did for institutions; an address of theirs goes from those institutions as well. */
export async function forgetRepresentative(
  db: Db,
  person: DataSubject,
  { on: day, name }: { on: Temporal.PlainDate; name: string },
) {
  await sql`
    update membership.representatives
    set name = ${name}, email = null, person_id = null, to_on = coalesce(to_on, greatest(from_on, ${day}))
    where person_id = ${person.id} or lower(email) = lower(${person.email})`.execute(db)
  await sql`update membership.members set email = null where lower(email) = lower(${person.email})`.execute(db)
  await sql`update membership.cards set email = null where lower(email) = lower(${person.email})`.execute(db)
}

/** Forgets whose work at the desk it was. */
export async function forgetStaff(db: Db, personId: string) {
  const acts = [
    ['membership.ways', 'changed_by'],
    ['membership.texts', 'published_by'],
    ['membership.declarations', 'entered_by'],
    ['membership.completions', 'asked_by'],
    ['membership.decisions', 'decided_by'],
    ['membership.members', 'merged_by'],
    ['membership.periods', 'begun_by'],
    ['membership.periods', 'ended_by'],
    ['membership.representatives', 'named_by'],
    ['membership.cards', 'edited_by'],
    ['membership.letters', 'judged_by'],
    ['membership.letter_texts', 'changed_by'],
    ['membership.idea_comments', 'hidden_by'],
    ['membership.idea_answers', 'answered_by'],
  ] as const
  for (const [table, column] of acts)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${personId}`.execute(
      db,
    )
}
