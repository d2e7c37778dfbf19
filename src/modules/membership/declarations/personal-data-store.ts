import { type Db, sql } from '../../../platform/db/index.ts'
import type { DataSubject } from '../../../platform/personal-data.ts'
import type { MembershipTables } from '../tables.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

/** Days after which a declaration that led to nothing has served its purpose. */
export const RETENTION = {
  withdrawn: 30,
  unconfirmed: 30,
  /** Nobody answered what was asked for. */
  incomplete: 365,
  /** As long as somebody may ask why. */
  declined: 365,
} as const

// Records joined into one are one person, whatever address each carries.
const mine = (person: DataSubject) => sql<boolean>`m.id in (
  with recursive same (id, merged_into) as (
    select id, merged_into from membership.members
    where person_id = ${person.id} or (kind = 'person' and lower(email) = lower(${person.email}))
    union
    select o.id, o.merged_into from membership.members o join same s on o.merged_into = s.id or o.id = s.merged_into
    where o.kind = 'person')
  select id from same)`

/** Everything we hold of somebody, found by their account and their address. */
export async function heldOf(db: Db, person: DataSubject) {
  const declarations = await on(db)
    .selectFrom('membership.declarations as d')
    .leftJoin('membership.decisions as c', 'c.declaration_id', 'd.id')
    .select([
      'd.reference',
      'd.kind',
      'd.person_name',
      'd.position',
      'd.institution_name',
      'd.unit_code',
      'd.email',
      'd.phone',
      'd.experience',
      'd.tools',
      'd.areas',
      'd.offers',
      'd.seeks',
      'd.way',
      'd.received_on',
      'd.withdrawn_at',
      'c.accepted',
      'c.decided_on',
      'c.reason',
    ])
    .where(sql<boolean>`lower(d.email) = lower(${person.email})`)
    .orderBy('d.submitted_at')
    .execute()
  const { rows: members } = await sql<{ id: string; number: number; name: string; unit_code: string }>`
    select m.id, m.number, m.name, m.unit_code from membership.members m where ${mine(person)} order by m.number`.execute(
    db,
  )
  const periods = await sql`
    select p.member_id, p.standing, p.state, p.from_on::text, p.to_on::text, p.ended_how, p.note
    from membership.periods p join membership.members m on m.id = p.member_id
    where ${mine(person)} order by p.from_on`.execute(db)
  const consents = await sql`
    select c.purpose, c.given_at::text, c.taken_back_at::text
    from membership.consents c join membership.members m on m.id = c.member_id
    where ${mine(person)} order by c.given_at`.execute(db)
  const represents = await sql`
    select m.name as institution, r.name, r.email, r.scopes, r.from_on::text, r.to_on::text
    from membership.representatives r join membership.members m on m.id = r.member_id
    where r.person_id = ${person.id} or lower(r.email) = lower(${person.email}) order by r.from_on`.execute(db)
  return {
    declarations: declarations.map(({ received_on, withdrawn_at, decided_on, ...row }) => ({
      ...row,
      received_on: received_on.toString(),
      withdrawn_at: withdrawn_at?.toString() ?? null,
      decided_on: decided_on?.toString() ?? null,
    })),
    members,
    periods: periods.rows,
    consents: consents.rows,
    represents: represents.rows,
  }
}

/**
 * Takes the person out of what they declared: declarations that led to membership stay without them, others are to be
 * deleted by the caller, after their files.
 */
export async function forgetDeclared(db: Db, person: DataSubject, name: string) {
  const { rows: members } = await sql<{ id: string; name: string; email: string | null; phone: string | null }>`
    select m.id, m.name, m.email, m.phone from membership.members m where ${mine(person)}`.execute(db)
  const memberIds = members.map(({ id }) => id)
  const { rows } = await sql<{
    id: string
    accepted: boolean
    person_name: string
    email: string | null
    phone: string | null
  }>`
    select d.id, d.person_name, d.email, d.phone, coalesce(c.accepted, false) as accepted
    from membership.declarations d left join membership.decisions c on c.declaration_id = d.id
    where lower(d.email) = lower(${person.email}) or c.member_id = any(${memberIds}::uuid[])`.execute(db)
  const toClear = rows.filter(({ accepted }) => accepted).map(({ id }) => id)
  if (toClear.length > 0)
    await on(db)
      .updateTable('membership.declarations')
      .set({
        person_name: name,
        name_key: sql`case when kind = 'person' then '' else name_key end`,
        position: null,
        email: null,
        phone: null,
        experience: '',
        offers: '',
        seeks: '',
        file_id: null,
      })
      .where('id', 'in', toClear)
      .execute()
  if (toClear.length > 0)
    await on(db)
      .updateTable('membership.completions')
      .set({ asked: '', answer: '' })
      .where('declaration_id', 'in', toClear)
      .execute()
  // By what they were called and reached: their own words may say it too.
  const said = [
    person.email,
    ...members.flatMap(({ name, email, phone }) => [name, email, phone]),
    ...rows.flatMap(({ person_name, email, phone }) => [person_name, email, phone]),
  ].filter((word) => word !== null)
  return {
    toClear,
    toDelete: rows.filter(({ accepted }) => !accepted).map(({ id }) => id),
    memberIds,
    said: [...new Set(said)],
  }
}

/** Declarations that led to no membership and whose time is over. */
export async function endedDeclarations(db: Db, now: Temporal.Instant): Promise<string[]> {
  const before = (days: number) => now.subtract({ hours: days * 24 })
  const { rows } = await sql<{ id: string }>`
    select d.id from membership.declarations d
    left join membership.decisions c on c.declaration_id = d.id
    left join membership.completions q on q.declaration_id = d.id and q.answered_at is null
    where (c.accepted = false and c.decided_at < ${before(RETENTION.declined)})
      or (c.declaration_id is null and (
        d.withdrawn_at < ${before(RETENTION.withdrawn)}
        or (d.way = 'email' and d.confirmed_at is null and d.submitted_at < ${before(RETENTION.unconfirmed)})
        or q.asked_at < ${before(RETENTION.incomplete)}))`.execute(db)
  return rows.map(({ id }) => id)
}

/** With their consents, requests and decisions. */
export async function deleteDeclarations(db: Db, ids: string[]) {
  if (ids.length > 0) await on(db).deleteFrom('membership.declarations').where('id', 'in', ids).execute()
}
