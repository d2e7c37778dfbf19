import { type Actor, holds, type RoleHeld } from '../../platform/actor.ts'

/** Roles in a team: the scope is the organisation. */
export const TEAM_ROLES = ['team-admin', 'editor', 'clerk', 'moderator'] as const

/** Roles in the whole network: the scope is null. */
export const NETWORK_ROLES = ['coordinator', 'administrator'] as const

export const ROLES = [...TEAM_ROLES, ...NETWORK_ROLES] as const

export type TeamRole = (typeof TEAM_ROLES)[number]
export type NetworkRole = (typeof NETWORK_ROLES)[number]
export type Role = (typeof ROLES)[number]

/** Roles whose account opens much, so that signing in to it needs a second factor. */
const STAFF_ROLES: readonly string[] = ['team-admin', 'coordinator', 'administrator']

/** A role that somebody must always hold, or nobody could give it again. */
export const LASTING_ROLES: readonly Role[] = ['team-admin', 'administrator']

export const isTeamRole = (role: string): role is TeamRole => (TEAM_ROLES as readonly string[]).includes(role)

export const isNetworkRole = (role: string): role is NetworkRole => (NETWORK_ROLES as readonly string[]).includes(role)

/** Whether somebody with these roles must sign in with a second factor. */
export const isStaff = (roles: readonly RoleHeld[]) => roles.some(({ role }) => STAFF_ROLES.includes(role))

/** Coordinators and administrators run the network: they bring organisations in and let them go. */
export const mayRunNetwork = (actor: Actor) => holds(actor, NETWORK_ROLES, null)

/** Works in the team, in whatever role, or runs the network. */
export const mayEnterWorkspace = (actor: Actor, organisationId: string) => holds(actor, ROLES, organisationId)

/** Invites, gives and ends roles in a team. */
export const mayManageTeam = (actor: Actor, organisationId: string) =>
  holds(actor, ['team-admin', ...NETWORK_ROLES], organisationId)

/** Changes what an organisation says about itself. */
export const mayEditOrganisation = mayManageTeam

/** Gives and ends the roles of the whole network. */
export const mayManageNetworkRoles = (actor: Actor) => holds(actor, ['administrator'], null)

/** Changes the name, the looks and the words of the portal. */
export const mayChangeSettings = mayManageNetworkRoles

/** Gives or ends this role: team roles in their organisation, network roles nowhere. */
export function mayGiveRole(actor: Actor, role: Role, organisationId: string | null): boolean {
  if (isTeamRole(role)) return organisationId !== null && mayManageTeam(actor, organisationId)
  return organisationId === null && mayManageNetworkRoles(actor)
}
