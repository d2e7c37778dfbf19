import { z } from 'zod'
import { NETWORK_ROLES, TEAM_ROLES } from '../rules.ts'

const email = z.string('network.invitation.email.wrong').trim().max(254).pipe(z.email('network.invitation.email.wrong'))

/** Inviting somebody to a team. */
export const TeamInvitationForm = z.object({ email, role: z.enum(TEAM_ROLES, 'network.invitation.role.needed') })

/** Inviting somebody to run the network. */
export const NetworkInvitationForm = z.object({ email, role: z.enum(NETWORK_ROLES, 'network.invitation.role.needed') })

/** Which roles a member of a team holds from now on. */
export const RolesForm = z.object({
  roles: z.array(z.enum(TEAM_ROLES)).min(1, 'network.team.roles.needed'),
})
