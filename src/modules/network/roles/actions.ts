import { personId as idOf } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { isOpen } from '../organisations/rules.ts'
import { organisationById } from '../organisations/store.ts'
import { LASTING_ROLES, mayGiveRole, type Role, TEAM_ROLES, type TeamRole } from '../rules.ts'
import { endRoleHeld, insertRole, lockHolders, teamOf } from './store.ts'

export interface RoleOfPerson {
  personId: string
  role: Role
  /** Null for a role in the whole network. */
  organisationId: string | null
}

/**
 * Gives a person a role from now on; they may hold it already.
 * @throws Refusal `absent` when the organisation is closed or there is none
 */
export async function giveRole(context: Context, given: RoleOfPerson) {
  allow(mayGiveRole(context.actor, given.role, given.organisationId))
  await inTransaction(context, (context) => giveRoleTo(context, given))
}

/**
 * Ends a role from now on; the record of when it was held stays.
 * @throws Refusal `last-team-admin` or `last-administrator` when nobody would be left to give the role again
 */
export async function endRole(context: Context, held: RoleOfPerson) {
  allow(mayGiveRole(context.actor, held.role, held.organisationId))
  await inTransaction(context, (context) => endRoleOf(context, held))
}

/**
 * Gives and ends roles until the person holds exactly these in the team; with none, they leave it.
 * @throws Refusal `last-team-admin`
 */
export async function changeTeamRoles(
  context: Context,
  { personId, organisationId, roles }: { personId: string; organisationId: string; roles: readonly TeamRole[] },
) {
  allow(mayGiveRole(context.actor, 'team-admin', organisationId))
  await inTransaction(context, async (context) => {
    const team = await teamOf(context.db, organisationId)
    const held = team.filter((member) => member.personId === personId).map((member) => member.role)
    if (held.length === 0) refuse('absent', 404)
    for (const role of roles) if (!held.includes(role)) await giveRoleTo(context, { personId, role, organisationId })
    for (const role of TEAM_ROLES)
      if (held.includes(role) && !roles.includes(role)) await endRoleOf(context, { personId, role, organisationId })
  })
}

/** The giving itself, for those who have already been allowed: by their role, or by an invitation. */
export async function giveRoleTo(context: Context, { personId, role, organisationId }: RoleOfPerson) {
  const { db, actor, now } = context
  if (organisationId) allow(isOpen(found(await organisationById(db, organisationId))))
  const held = { personId, role, organisationId, givenAt: now, givenBy: idOf(actor) }
  if (!(await insertRole(db, newId(now.epochMilliseconds), held))) return
  await record(context, 'role-given', { kind: 'person', id: personId, organisationId }, { role })
}

async function endRoleOf(context: Context, { personId, role, organisationId }: RoleOfPerson) {
  const { db, actor, now } = context
  if (LASTING_ROLES.includes(role)) {
    const holders = await lockHolders(db, role, organisationId)
    if (holders.includes(personId) && holders.length === 1) refuse(`last-${role}`)
  }
  if (!(await endRoleHeld(db, { personId, role, organisationId }, { at: now, by: idOf(actor) }))) return
  await record(context, 'role-ended', { kind: 'person', id: personId, organisationId }, { role })
}
