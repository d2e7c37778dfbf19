import type { Db } from '../../platform/db/index.ts'
import type { Kind, Way } from './rules.ts'
import type { MembershipTables } from './tables.ts'
import { type AcceptedWays, POSSIBLE_WAYS } from './ways-rules.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

/** The ways of signing this network accepts; before anybody chose, all that are possible. */
export async function acceptedWays(db: Db): Promise<AcceptedWays> {
  const rows = await on(db).selectFrom('membership.ways').select(['kind', 'accepted']).execute()
  const of = (kind: Kind): Way[] => {
    const kept = rows.find((row) => row.kind === kind)?.accepted
    return kept ? POSSIBLE_WAYS[kind].filter((way) => kept.includes(way)) : [...POSSIBLE_WAYS[kind]]
  }
  return { person: of('person'), institution: of('institution') }
}

export async function putWays(
  db: Db,
  kind: Kind,
  accepted: Way[],
  changed: { at: Temporal.Instant; by: string | null },
) {
  const row = { accepted, changed_at: changed.at, changed_by: changed.by }
  await on(db)
    .insertInto('membership.ways')
    .values({ kind, ...row })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
    .execute()
}
