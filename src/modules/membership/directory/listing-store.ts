import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import { isId } from '../../../platform/ids.ts'
import type { InstitutionKind } from '../declarations/rules.ts'
import type { Kind, Standing, Tool } from '../rules.ts'
import { type Card, type CardOwner, type Field, REACH, type Viewer, type Visibility } from './rules.ts'

/** Whom to look for. A filter by a field finds only those whose field the viewer may see. */
export interface MemberFilter {
  kind?: Kind | undefined
  institutionKind?: InstitutionKind | undefined
  standing?: Standing | undefined
  /** Codes of gminas, powiats or voivodeships, with everything inside them. */
  unitCodes?: readonly string[] | undefined
  tool?: Tool | undefined
  language?: string | undefined
  gives?: 'offers' | 'seeks' | undefined
  /** For each word, keys of which one must be there; see `queryKeys`. */
  words?: readonly (readonly string[])[] | undefined
  /** A day on which they belonged as well. */
  belongedOn?: Temporal.PlainDate | undefined
}

/** A member with the card and what `seenBy` asks about; not yet what anybody may see. */
export interface ListedMember {
  owner: CardOwner
  card: Card
  email: string | null
  number: number
  institutionKind: InstitutionKind | null
  standing: Standing
  /** First day in the network. */
  since: Temporal.PlainDate
}

type Many = Exclude<Viewer, 'owner'>

/** One page of the members who belong on a day and whom this viewer may know of, by name. */
export async function membersPage(
  db: Db,
  viewer: Many,
  filter: MemberFilter,
  { day, limit, after }: { day: Temporal.PlainDate; limit: number; after?: string | undefined },
): Promise<PageOf<ListedMember>> {
  const [key, id] = decodeCursor(after, 2) ?? []
  const from =
    typeof key === 'string' && typeof id === 'string' && isId(id)
      ? sql`and (m.sort_key, m.id) > (${key}, ${id}::uuid)`
      : sql``
  const { rows } = await sql<Row>`
    ${COLUMNS} where ${matching(viewer, filter, day)} ${from}
    order by m.sort_key, m.id limit ${limit + 1}`.execute(db)
  return pageOf(
    rows.map((row) => ({ ...listedOf(row), sortKey: row.sort_key })),
    limit,
    ({ sortKey, owner }) => [sortKey, owner.id],
  )
}

/** Those who joined last, the newest first. */
export async function newestMembers(
  db: Db,
  viewer: Many,
  day: Temporal.PlainDate,
  limit: number,
): Promise<ListedMember[]> {
  const { rows } = await sql<Row>`
    ${COLUMNS} where ${matching(viewer, {}, day)}
    order by since desc, m.number desc limit ${limit}`.execute(db)
  return rows.map(listedOf)
}

/** Those whom the network took in, the newest first; older than a place in that order. */
export async function takenIn(
  db: Db,
  viewer: Many,
  {
    day,
    before,
    limit,
  }: { day: Temporal.PlainDate; before: { at: Temporal.Instant; id: string } | null; limit: number },
): Promise<(ListedMember & { takenInAt: Temporal.Instant })[]> {
  const { rows } = await sql<Row & { created_at: Temporal.Instant }>`
    select * from (${COLUMNS} where ${matching(viewer, {}, day)}) found
    join lateral (select created_at from membership.members m where m.id = found.id) taken on true
    ${before ? sql`where (created_at, id) < (${before.at}, ${before.id}::uuid)` : sql``}
    order by created_at desc, id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...listedOf(row), takenInAt: row.created_at }))
}

export async function countMembers(
  db: Db,
  viewer: Many,
  filter: MemberFilter,
  day: Temporal.PlainDate,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from membership.members m join membership.cards c on c.member_id = m.id
    where ${matching(viewer, filter, day)}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** How many members each unit has, of those whose place this viewer may see: the list behind a number has as many. */
export async function countMembersByUnit(db: Db, viewer: Many, filter: MemberFilter, day: Temporal.PlainDate) {
  const { rows } = await sql<{ code: string; count: number }>`
    select m.unit_code as code, count(*) as count
    from membership.members m join membership.cards c on c.member_id = m.id
    where ${matching(viewer, filter, day)} and ${sees(viewer, 'unit')}
    group by m.unit_code order by m.unit_code`.execute(db)
  return rows.map(({ code, count }) => ({ code, count: Number(count) }))
}

/** One member whoever looks; `seenBy` decides what of it is there. */
export async function listedMember(db: Db, id: string, day: Temporal.PlainDate): Promise<ListedMember | null> {
  if (!isId(id)) return null
  const { rows } = await sql<Row & { active: boolean }>`
    select * from (${COLUMNS} where m.id = ${id} and m.merged_into is null) found
    cross join lateral (select ${belongs(day, sql`found.id`)} as active) state`.execute(db)
  const [row] = rows
  if (!row) return null
  const listed = listedOf(row)
  return { ...listed, owner: { ...listed.owner, active: row.active } }
}

const agreed = sql<boolean>`(m.kind = 'institution' or exists (
  select from membership.consents a
  where a.member_id = m.id and a.purpose = 'publication' and a.taken_back_at is null))`

const COLUMNS = sql`
  select m.id, m.name, m.sort_key, m.kind, m.institution_kind, m.unit_code, m.number, m.email as member_email,
    c.about, c.tools, c.experience, c.offers, c.seeks, c.languages, c.website, c.email, c.phone, c.visibility,
    c.takes_letters, c.hidden_ground, ${agreed} as published,
    (select min(p.from_on) from membership.periods p where p.member_id = m.id) as since,
    (select p.standing from membership.periods p where p.member_id = m.id order by p.from_on desc, p.id desc limit 1)
      as standing
  from membership.members m join membership.cards c on c.member_id = m.id`

const belongs = (day: Temporal.PlainDate, id: RawBuilder<unknown>, standing?: Standing) => sql<boolean>`exists (
  select from membership.periods p
  where p.member_id = ${id} and p.state = 'active' and p.from_on <= ${day} and (p.to_on is null or p.to_on > ${day})
    ${standing ? sql`and p.standing = ${standing}` : sql``})`

// What moderators hid is found by nobody but the desk, as `seenBy` shows it to nobody else.
const sees = (
  viewer: Many,
  field: Field,
) => sql<boolean>`(c.visibility ->> ${field} = any(${[...REACH[viewer]]}::text[])
  ${viewer === 'coordinator' ? sql`` : sql`and c.hidden_at is null`})`

function matching(viewer: Many, filter: MemberFilter, day: Temporal.PlainDate) {
  const { kind, institutionKind, standing, unitCodes, tool, language, gives, words, belongedOn } = filter
  const keys = viewer === 'stranger' ? sql`c.public_keys` : sql`c.members_keys`
  const conditions = [
    sql`m.merged_into is null`,
    belongs(day, sql`m.id`, standing),
    ...(viewer === 'stranger' ? [agreed] : []),
    ...(belongedOn ? [belongs(belongedOn, sql`m.id`, standing)] : []),
    ...(kind ? [sql`m.kind = ${kind}`] : []),
    ...(institutionKind ? [sql`m.institution_kind = ${institutionKind}`] : []),
    ...(unitCodes
      ? [sees(viewer, 'unit'), sql`m.unit_code like any(${unitCodes.map((code) => `${code}%`)}::text[])`]
      : []),
    ...(tool ? [sees(viewer, 'tools'), sql`${tool} = any(c.tools)`] : []),
    ...(language ? [sees(viewer, 'languages'), sql`${language} = any(c.languages)`] : []),
    ...(gives ? [sees(viewer, gives), gives === 'offers' ? sql`c.offers <> ''` : sql`c.seeks <> ''`] : []),
    ...(words ?? []).map((any) => sql`${keys} && ${[...any]}::text[]`),
  ]
  return sql.join(conditions, sql` and `)
}

interface Row {
  id: string
  name: string
  sort_key: string
  kind: Kind
  institution_kind: InstitutionKind | null
  unit_code: string
  number: number
  member_email: string | null
  about: string
  tools: Tool[]
  experience: string
  offers: string
  seeks: string
  languages: string[]
  website: string | null
  email: string | null
  phone: string | null
  visibility: Visibility
  takes_letters: boolean
  hidden_ground: string | null
  published: boolean
  since: Temporal.PlainDate
  standing: Standing
}

const listedOf = (row: Row): ListedMember => ({
  owner: {
    id: row.id,
    name: row.name,
    kind: row.kind,
    unitCode: row.unit_code,
    published: row.published,
    active: true,
    hiddenGround: row.hidden_ground,
  },
  card: {
    memberId: row.id,
    about: row.about,
    tools: row.tools,
    experience: row.experience,
    offers: row.offers,
    seeks: row.seeks,
    languages: row.languages,
    website: row.website,
    email: row.email,
    phone: row.phone,
    visibility: row.visibility,
    takesLetters: row.takes_letters,
  },
  email: row.member_email ?? row.email,
  number: row.number,
  institutionKind: row.institution_kind,
  standing: row.standing,
  since: row.since,
})
