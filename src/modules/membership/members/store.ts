import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { sortKeyOf } from '../../network/index.ts'
import type { InstitutionKind } from '../declarations/rules.ts'
import { nameKeyOf } from '../declarations/rules.ts'
import type { Kind, Purpose, Standing } from '../rules.ts'
import type { MembershipTables } from '../tables.ts'
import type { Member, Period, Representative, Scope } from './rules.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

const selected = (db: Db) =>
  on(db)
    .selectFrom('membership.members')
    .select([
      'id',
      'number',
      'kind',
      'name',
      'institution_kind',
      'nip',
      'krs',
      'unit_code',
      'email',
      'phone',
      'person_id',
      'organisation_id',
      'is_demonstration',
      'merged_into',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function memberById(db: Db, id: string): Promise<Member | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? memberOf(row) : null
}

/** By the number on the list of members. */
export async function memberByNumber(db: Db, number: number): Promise<Member | null> {
  const row = await selected(db).where('number', '=', number).executeTakeFirst()
  return row ? memberOf(row) : null
}

export async function memberOfPerson(db: Db, personId: string): Promise<Member | null> {
  const row = await selected(db).where('person_id', '=', personId).executeTakeFirst()
  return row ? memberOf(row) : null
}

/** Members that a declaration may be of: one name in one unit, one tax number, or one number of the court register. */
export async function membersLike(
  db: Db,
  given: { nameKey: string; unitCode: string; nip: string | null; krs: string | null },
): Promise<Member[]> {
  const rows = await selected(db)
    .where('merged_into', 'is', null)
    .where((where) =>
      where.or([
        where.and([where('name_key', '=', given.nameKey), where('unit_code', '=', given.unitCode)]),
        ...(given.nip ? [where('nip', '=', given.nip)] : []),
        ...(given.krs ? [where('krs', '=', given.krs)] : []),
      ]),
    )
    .orderBy('number')
    .limit(20)
    .execute()
  return rows.map(memberOf)
}

export async function insertMember(db: Db, member: Member, createdAt: Temporal.Instant) {
  await on(db)
    .insertInto('membership.members')
    .values({
      id: member.id,
      number: member.number,
      kind: member.kind,
      name: member.name,
      sort_key: sortKeyOf(member.name),
      name_key: nameKeyOf(member.name),
      institution_kind: member.institutionKind,
      nip: member.nip,
      krs: member.krs,
      unit_code: member.unitCode,
      email: member.email,
      phone: member.phone,
      person_id: member.personId,
      organisation_id: member.organisationId,
      is_demonstration: member.isDemonstration,
      created_at: createdAt,
    })
    .execute()
}

/** Every period of a member, the oldest first. */
export async function periodsOf(db: Db, memberId: string): Promise<Period[]> {
  const rows = await on(db)
    .selectFrom('membership.periods')
    .select(['id', 'member_id', 'standing', 'state', 'from_on', 'to_on', 'ended_how', 'ended_note', 'note'])
    .where('member_id', '=', memberId)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    standing: row.standing as Standing,
    state: row.state as Period['state'],
    from: row.from_on,
    to: row.to_on,
    endedHow: row.ended_how as Period['endedHow'],
    endedNote: row.ended_note,
    note: row.note,
  }))
}

/** Breaks `one_period_now` when one lasts already. */
export async function insertPeriod(
  db: Db,
  period: Pick<Period, 'memberId' | 'standing' | 'state' | 'from' | 'note'>,
  begun: { at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('membership.periods')
    .values({
      id: newId(begun.at.epochMilliseconds),
      member_id: period.memberId,
      standing: period.standing,
      state: period.state,
      from_on: period.from,
      begun_by: begun.by,
      note: period.note,
    })
    .execute()
}

/** Ends the period that lasts. @returns false when none does, or it began after that day */
export async function endPeriod(
  db: Db,
  memberId: string,
  ended: { on: Temporal.PlainDate; how: NonNullable<Period['endedHow']>; note: string; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.periods')
    .set({ to_on: ended.on, ended_how: ended.how, ended_note: ended.note, ended_by: ended.by })
    .where('member_id', '=', memberId)
    .where('to_on', 'is', null)
    .where('from_on', '<=', ended.on)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function lockMember(db: Db, id: string) {
  await on(db).selectFrom('membership.members').select('id').where('id', '=', id).forUpdate().execute()
}

/** Everybody who acts or acted for an institution, the oldest first. */
export async function representativesOf(db: Db, memberId: string): Promise<Representative[]> {
  const rows = await on(db)
    .selectFrom('membership.representatives')
    .select(['id', 'member_id', 'name', 'email', 'person_id', 'scopes', 'from_on', 'to_on'])
    .where('member_id', '=', memberId)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    email: row.email,
    personId: row.person_id,
    scopes: row.scopes as Scope[],
    from: row.from_on,
    to: row.to_on,
  }))
}

export async function insertRepresentative(
  db: Db,
  given: Omit<Representative, 'id' | 'to'>,
  named: { at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('membership.representatives')
    .values({
      id: newId(named.at.epochMilliseconds),
      member_id: given.memberId,
      name: given.name,
      email: given.email,
      person_id: given.personId,
      scopes: given.scopes,
      from_on: given.from,
      named_by: named.by,
    })
    .execute()
}

export async function endRepresentative(db: Db, id: string, on_: Temporal.PlainDate): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.representatives')
    .set({ to_on: on_ })
    .where('id', '=', id)
    .where('to_on', 'is', null)
    .where('from_on', '<=', on_)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What was agreed to in a declaration becomes the member's own. */
export async function giveConsentsToMember(db: Db, declarationId: string, memberId: string) {
  await on(db)
    .updateTable('membership.consents')
    .set({ member_id: memberId })
    .where('declaration_id', '=', declarationId)
    .execute()
}

export async function hasConsent(db: Db, memberId: string, purpose: Purpose): Promise<boolean> {
  const row = await on(db)
    .selectFrom('membership.consents')
    .select('id')
    .where('member_id', '=', memberId)
    .where('purpose', '=', purpose)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertConsent(
  db: Db,
  given: { memberId: string; purpose: Purpose; textId: string; at: Temporal.Instant },
) {
  await on(db)
    .insertInto('membership.consents')
    .values({
      id: newId(given.at.epochMilliseconds),
      member_id: given.memberId,
      declaration_id: null,
      purpose: given.purpose,
      text_id: given.textId,
      given_at: given.at,
    })
    .execute()
}

/** Takes back every consent to this purpose. @returns whether one was given */
export async function takeBackConsents(
  db: Db,
  memberId: string,
  purpose: Purpose,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.consents')
    .set({ taken_back_at: at })
    .where('member_id', '=', memberId)
    .where('purpose', '=', purpose)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How many belong on a day, by kind: the public counter and what it is counted from are the same rows. */
export async function countActive(db: Db, day: Temporal.PlainDate): Promise<Record<Kind, number>> {
  const { rows } = await sql<{ kind: Kind; count: number }>`
    select m.kind, count(*) as count
    from membership.members m
    where m.merged_into is null and exists (
      select from membership.periods p
      where p.member_id = m.id and p.standing = 'member' and p.state = 'active'
        and p.from_on <= ${day} and (p.to_on is null or p.to_on > ${day}))
    group by m.kind`.execute(db)
  return { person: 0, institution: 0, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) }
}

const memberOf = (row: Row): Member => ({
  id: row.id,
  number: row.number,
  kind: row.kind as Kind,
  name: row.name,
  institutionKind: row.institution_kind as InstitutionKind | null,
  nip: row.nip,
  krs: row.krs,
  unitCode: row.unit_code,
  email: row.email,
  phone: row.phone,
  personId: row.person_id,
  organisationId: row.organisation_id,
  isDemonstration: row.is_demonstration,
  mergedInto: row.merged_into,
})
