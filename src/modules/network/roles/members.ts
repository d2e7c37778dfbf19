import type { Db } from '../../../platform/db/index.ts'
import type { People } from '../../audit/index.ts'
import { ROLES } from '../rules.ts'
import { teamOf } from './store.ts'
import type { Member } from './team-pages.tsx'

/** People of a team, or, with null, those who run the network, with their names; longest first. */
export async function membersOf(db: Db, people: People, organisationId: string | null): Promise<Member[]> {
  const held = Map.groupBy(await teamOf(db, organisationId), (role) => role.personId)
  const known = await people.personsByIds(db, [...held.keys()])
  return [...held].map(([id, roles]) => ({
    id,
    person: known.get(id) ?? null,
    held: roles,
    roles: ROLES.filter((role) => roles.some((one) => one.role === role)),
    since: roles[0]?.givenAt ?? Temporal.Instant.fromEpochMilliseconds(0),
  }))
}
