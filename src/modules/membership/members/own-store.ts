import { type Db, sql } from '../../../platform/db/index.ts'
import type { MembershipTables } from '../tables.ts'
import type { Member, Scope } from './rules.ts'
import { memberById } from './store.ts'

/** A member somebody may act for: themselves, or an institution, and then in what. */
export interface OwnMember {
  member: Member
  scopes: readonly Scope[]
}

/** Everybody this account acts for on a day: itself first, then institutions it represents. */
export async function membersOfAccount(db: Db, personId: string, day: Temporal.PlainDate): Promise<OwnMember[]> {
  const { rows } = await sql<{ id: string; scopes: Scope[] }>`
    select id, array['sign', 'vote', 'edit'] as scopes, 0 as place from membership.members
    where person_id = ${personId} and merged_into is null
    union all
    select r.member_id, r.scopes, 1 from membership.representatives r
    join membership.members m on m.id = r.member_id and m.merged_into is null
    where r.person_id = ${personId} and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${day})
    order by place, id`.execute(db)
  const scopes = new Map<string, Set<Scope>>()
  for (const row of rows) {
    const known = scopes.get(row.id) ?? new Set()
    for (const scope of row.scopes) known.add(scope)
    scopes.set(row.id, known)
  }
  const members = await Promise.all([...scopes.keys()].map((id) => memberById(db, id)))
  return members.flatMap((member) => (member ? [{ member, scopes: [...(scopes.get(member.id) ?? [])] }] : []))
}

/** Members and institutions that gave this confirmed address and that no account is joined with yet. */
export async function membersWaitingFor(db: Db, email: string, day: Temporal.PlainDate): Promise<Member[]> {
  const { rows } = await sql<{ id: string }>`
    select id from membership.members
    where kind = 'person' and merged_into is null and person_id is null and lower(email) = ${email.toLowerCase()}
    union
    select r.member_id from membership.representatives r
    join membership.members m on m.id = r.member_id and m.merged_into is null
    where r.person_id is null and lower(r.email) = ${email.toLowerCase()}
      and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${day})
    order by id`.execute(db)
  const members = await Promise.all(rows.map(({ id }) => memberById(db, id)))
  return members.filter((member) => member !== null)
}

/** Joins a person's membership with the account. @returns false when either is joined already */
export async function joinPerson(db: Db, memberId: string, account: { id: string; email: string }): Promise<boolean> {
  const taken = await on(db)
    .selectFrom('membership.members')
    .select('id')
    .where('person_id', '=', account.id)
    .executeTakeFirst()
  if (taken) return false
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.members')
    .set({ person_id: account.id })
    .where('id', '=', memberId)
    .where('kind', '=', 'person')
    .where('merged_into', 'is', null)
    .where('person_id', 'is', null)
    .where(sql<boolean>`lower(email) = ${account.email.toLowerCase()}`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Joins whoever represents an institution under this address with the account. */
export async function joinRepresentative(
  db: Db,
  memberId: string,
  account: { id: string; email: string },
  day: Temporal.PlainDate,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.representatives')
    .set({ person_id: account.id })
    .where('member_id', '=', memberId)
    .where('person_id', 'is', null)
    .where(sql<boolean>`lower(email) = ${account.email.toLowerCase()}`)
    .where('from_on', '<=', day)
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>', day)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface GivenConsent {
  purpose: string
  givenAt: Temporal.Instant
  takenBackAt: Temporal.Instant | null
}

/** Every consent a member gave, the newest first. */
export async function consentsOf(db: Db, memberId: string): Promise<GivenConsent[]> {
  const rows = await on(db)
    .selectFrom('membership.consents')
    .select(['purpose', 'given_at', 'taken_back_at'])
    .where('member_id', '=', memberId)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ purpose: row.purpose, givenAt: row.given_at, takenBackAt: row.taken_back_at }))
}

/** The language in which a member declared, in which letters to them are written. */
export async function localeOf(db: Db, memberId: string): Promise<'pl' | 'en'> {
  const { rows } = await sql<{ locale: 'pl' | 'en' }>`
    select d.locale from membership.decisions x join membership.declarations d on d.id = x.declaration_id
    where x.member_id = ${memberId} order by x.decided_at desc limit 1`.execute(db)
  return rows[0]?.locale ?? 'pl'
}

const on = (db: Db) => db.withTables<MembershipTables>()
