import type { Db } from '../../platform/db/index.ts'
import type { MembershipTables } from './tables.ts'

export interface NamedMember {
  id: string
  name: string
  kind: 'person' | 'institution'
  /** Agreed that the name is shown; an institution always is. */
  published: boolean
  /** Was erased: what they did in public stays, without them. */
  gone: boolean
}

/** Names of members by id, each with whether it may be shown to everybody. */
export async function namedMembers(db: Db, ids: readonly string[]): Promise<Map<string, NamedMember>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .withTables<MembershipTables>()
    .selectFrom('membership.members as m')
    .select((select) => [
      'm.id',
      'm.name',
      'm.kind',
      select
        .exists(
          select
            .selectFrom('membership.consents as c')
            .select('c.id')
            .whereRef('c.member_id', '=', 'm.id')
            .where('c.purpose', '=', 'publication')
            .where('c.taken_back_at', 'is', null),
        )
        .as('agreed'),
      // Whoever is a member has a card; it goes when they are erased.
      select
        .exists(select.selectFrom('membership.cards as k').select('k.member_id').whereRef('k.member_id', '=', 'm.id'))
        .as('known'),
    ])
    .where('m.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ id, name, kind, agreed, known }) => [
      id,
      {
        id,
        name,
        kind: kind as NamedMember['kind'],
        published: kind === 'institution' || Boolean(agreed),
        gone: !known,
      },
    ]),
  )
}
