import type { RoleHeld } from '../../../platform/actor.ts'
import { type Db, sql } from '../../../platform/db/index.ts'
import type { Role, TeamRole } from '../rules.ts'
import type { NetworkTables } from '../tables.ts'

/** A role somebody holds now. */
export interface HeldRole {
  personId: string
  role: Role
  organisationId: string | null
  givenAt: Temporal.Instant
  /** Null when the person who gave it is gone, or the system gave it. */
  givenBy: string | null
}

/** An organisation that somebody works in, and as whom. */
export interface Membership {
  organisationId: string
  slug: string
  name: string
  roles: TeamRole[]
}

const on = (db: Db) => db.withTables<NetworkTables>()

/** Every role the person holds now; none in an organisation that is closed. Asked with every request of somebody signed in. */
export async function rolesOf(db: Db, personId: string): Promise<RoleHeld[]> {
  return on(db)
    .selectFrom('network.roles_held as held')
    .leftJoin('network.organisations as organisation', 'organisation.id', 'held.organisation_id')
    .select(['held.role', 'held.organisation_id as scope'])
    .where('held.person_id', '=', personId)
    .where('held.ended_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .orderBy('held.given_at')
    .orderBy('held.id')
    .execute()
}

/** Everybody who holds a role now, in an open organisation or in the network. */
export async function peopleWithRoles(db: Db): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('network.roles_held as held')
    .leftJoin('network.organisations as organisation', 'organisation.id', 'held.organisation_id')
    .select('held.person_id as personId')
    .distinct()
    .where('held.ended_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .orderBy('personId')
    .execute()
  return rows.map(({ personId }) => personId)
}

/** The open organisations in whose teams the person is, by name. */
export async function organisationsOfPerson(db: Db, personId: string): Promise<Membership[]> {
  const rows = await on(db)
    .selectFrom('network.roles_held as held')
    .innerJoin('network.organisations as organisation', 'organisation.id', 'held.organisation_id')
    .select(['organisation.id', 'organisation.slug', 'organisation.name', 'held.role'])
    .where('held.person_id', '=', personId)
    .where('held.ended_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .orderBy('organisation.sort_key')
    .orderBy('organisation.id')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id)].map(([organisationId, own]) => ({
    organisationId,
    slug: own[0]?.slug ?? '',
    name: own[0]?.name ?? '',
    roles: own.map((row) => row.role as TeamRole),
  }))
}

/** Who holds roles in the organisation, or, with null, in the whole network; longest first. */
export async function teamOf(db: Db, organisationId: string | null): Promise<HeldRole[]> {
  const rows = await on(db)
    .selectFrom('network.roles_held')
    .select(['person_id', 'role', 'organisation_id', 'given_at', 'given_by'])
    .where('organisation_id', 'is not distinct from', organisationId)
    .where('ended_at', 'is', null)
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    role: row.role as Role,
    organisationId: row.organisation_id,
    givenAt: row.given_at,
    givenBy: row.given_by,
  }))
}

/** @returns false when the person holds the role already */
export async function insertRole(db: Db, id: string, held: HeldRole): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('network.roles_held')
    .values({
      id,
      person_id: held.personId,
      organisation_id: held.organisationId,
      role: held.role,
      given_at: held.givenAt,
      given_by: held.givenBy,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'organisation_id', 'role']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** @returns false when the person does not hold the role */
export async function endRoleHeld(
  db: Db,
  held: Pick<HeldRole, 'personId' | 'organisationId' | 'role'>,
  ended: { at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('network.roles_held')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('person_id', '=', held.personId)
    .where('organisation_id', 'is not distinct from', held.organisationId)
    .where('role', '=', held.role)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Who holds the role, with their rows locked: of two who leave at once, the second sees that the first has gone. */
export async function lockHolders(db: Db, role: Role, organisationId: string | null): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('network.roles_held')
    .select('person_id')
    .where('organisation_id', 'is not distinct from', organisationId)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.person_id)
}

/** Every role the person ever held, oldest first. */
export async function roleHistory(db: Db, personId: string) {
  return on(db)
    .selectFrom('network.roles_held as held')
    .leftJoin('network.organisations as organisation', 'organisation.id', 'held.organisation_id')
    .select(['held.role', 'organisation.name as organisation', 'held.given_at', 'held.ended_at'])
    .where('held.person_id', '=', personId)
    .orderBy('held.given_at')
    .orderBy('held.id')
    .execute()
}

/** Removes the person's roles, and their id from the roles they gave and ended. */
export async function forgetPersonInRoles(db: Db, personId: string) {
  await on(db).deleteFrom('network.roles_held').where('person_id', '=', personId).execute()
  await on(db).updateTable('network.roles_held').set({ given_by: null }).where('given_by', '=', personId).execute()
  await on(db).updateTable('network.roles_held').set({ ended_by: null }).where('ended_by', '=', personId).execute()
}

/** Removes roles that ended before the moment. @returns how many */
export async function removeRolesEndedBefore(db: Db, moment: Temporal.Instant): Promise<number> {
  const { rows } = await sql`delete from network.roles_held where ended_at < ${moment} returning id`.execute(db)
  return rows.length
}
