import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { nameKeyOf } from '../declarations/rules.ts'
import type { Kind, Purpose, Standing } from '../rules.ts'

export const MEMBER_STATES = ['active', 'suspended', 'left', 'excluded', 'merged'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

export interface ListedMember {
  id: string
  number: number
  name: string
  kind: Kind
  unitCode: string
  standing: Standing
  state: MemberState
  from: Temporal.PlainDate
  to: Temporal.PlainDate | null
}

// The last period says where a member is now; one joined into another is nowhere by itself.
const LISTED = sql`
  select m.id, m.number, m.name, m.kind, m.unit_code, m.sort_key, m.name_key, p.standing, p.from_on, p.to_on,
    case when m.merged_into is not null then 'merged'
      when p.to_on is null then p.state
      when p.ended_how = 'excluded' then 'excluded' else 'left' end as state
  from membership.members m
  join lateral (
    select standing, state, from_on, to_on, ended_how from membership.periods
    where member_id = m.id order by from_on desc, id desc limit 1) p on true`

interface Row {
  id: string
  number: number
  name: string
  kind: Kind
  unit_code: string
  sort_key: string
  standing: Standing
  from_on: Temporal.PlainDate
  to_on: Temporal.PlainDate | null
  state: MemberState
}

export interface MemberFilter {
  state?: MemberState | undefined
  kind?: Kind | undefined
  /** A part of the name, however it is written. */
  text?: string | undefined
}

/** One page of the list of members by name, whatever their state. */
export async function membersPage(
  db: Db,
  { state, kind, text }: MemberFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<ListedMember>> {
  const [name, id] = decodeCursor(after, 2) ?? []
  const key = typeof name === 'string' && typeof id === 'string' && isId(id) ? { name, id } : null
  const pattern = text && `%${nameKeyOf(text)}%`
  const { rows } = await sql<Row>`
    select * from (${LISTED}) l
    where ${state ? sql`l.state = ${state}` : sql`l.state <> 'merged'`}
      and ${kind ? sql`l.kind = ${kind}` : sql`true`}
      and ${pattern ? sql`l.name_key like ${pattern}` : sql`true`}
      and ${key ? sql`(l.sort_key, l.id) > (${key.name}, ${key.id}::uuid)` : sql`true`}
    order by l.sort_key, l.id
    limit ${limit + 1}`.execute(db)
  const page = pageOf(rows, limit, (row) => [row.sort_key, row.id])
  return {
    next: page.next,
    rows: page.rows.map((row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      kind: row.kind,
      unitCode: row.unit_code,
      standing: row.standing,
      state: row.state,
      from: row.from_on,
      to: row.to_on,
    })),
  }
}

export async function countMembersByState(db: Db): Promise<Record<MemberState, number>> {
  const { rows } = await sql<{ state: MemberState; count: number }>`
    select l.state, count(*) as count from (${LISTED}) l group by 1`.execute(db)
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]))
  return { active: 0, suspended: 0, left: 0, excluded: 0, merged: 0, ...counts }
}

/** Institutions that belong to the network and that nobody represents on this day. */
export async function unrepresented(db: Db, day: Temporal.PlainDate): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.id, m.name from membership.members m
    where m.kind = 'institution' and m.merged_into is null
      and exists (select from membership.periods p where p.member_id = m.id and p.to_on is null)
      and not exists (
        select from membership.representatives r
        where r.member_id = m.id and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${day}))
    order by m.sort_key, m.id limit 50`.execute(db)
  return rows
}

export interface GivenConsent {
  id: string
  purpose: Purpose
  textNumber: number
  givenAt: Temporal.Instant
  takenBackAt: Temporal.Instant | null
}

/** Every consent of a member, also those taken back, with the text they were given to. */
export async function consentHistory(db: Db, memberId: string): Promise<GivenConsent[]> {
  const { rows } = await sql<{
    id: string
    purpose: Purpose
    number: number
    given_at: Temporal.Instant
    taken_back_at: Temporal.Instant | null
  }>`
    select c.id, c.purpose, t.number, c.given_at, c.taken_back_at
    from membership.consents c join membership.texts t on t.id = c.text_id
    where c.member_id = ${memberId} order by c.given_at, c.id`.execute(db)
  return rows.map(({ number, given_at, taken_back_at, ...row }) => ({
    ...row,
    textNumber: number,
    givenAt: given_at,
    takenBackAt: taken_back_at,
  }))
}

/** Records joined into this one, which can be taken back. */
export async function mergedInto(db: Db, id: string): Promise<{ id: string; name: string; number: number }[]> {
  const { rows } = await sql<{ id: string; name: string; number: number }>`
    select id, name, number from membership.members where merged_into = ${id} order by number`.execute(db)
  return rows
}

/** Declarations that led to a member, the first first. */
export async function declarationsOfMember(db: Db, memberId: string): Promise<{ id: string; reference: string }[]> {
  const { rows } = await sql<{ id: string; reference: string }>`
    select d.id, d.reference from membership.declarations d
    join membership.decisions c on c.declaration_id = d.id
    where c.member_id = ${memberId} order by d.submitted_at, d.id`.execute(db)
  return rows
}
