import { createHash } from 'node:crypto'
import { type Actor, holds } from '../../../platform/actor.ts'
import type { Role } from '../rules.ts'

/** An offer of a role, sent to an address. Whoever reads letters there may take it. */
export interface Invitation {
  id: string
  /** Small letters. Null once accepted: from then on the person is known by id. */
  email: string | null
  organisationId: string | null
  role: Role
  invitedAt: Temporal.Instant
  invitedBy: string | null
  expiresAt: Temporal.Instant
  acceptedAt: Temporal.Instant | null
  acceptedBy: string | null
  withdrawnAt: Temporal.Instant | null
}

export type InvitationPhase = 'open' | 'accepted' | 'withdrawn' | 'expired'

/** How long an invitation waits: fourteen days, to the second. Nothing makes it longer; a new one may be sent. */
export const LIFE = { hours: 14 * 24 }

/** How long after its end an unaccepted invitation, and the address in it, is kept for those who ask what became of it. */
export const RETENTION = { days: 30 }

export function phaseOf(invitation: Invitation, now: Temporal.Instant): InvitationPhase {
  if (invitation.acceptedAt) return 'accepted'
  if (invitation.withdrawnAt) return 'withdrawn'
  return Temporal.Instant.compare(now, invitation.expiresAt) < 0 ? 'open' : 'expired'
}

/** The address in the form that is kept and compared. */
export const addressOf = (email: string) => email.trim().normalize('NFC').toLowerCase()

/** Only the person whose account has the invited address may accept. */
export const isFor = (invitation: Invitation, actor: Actor) =>
  actor.kind === 'person' && invitation.email !== null && addressOf(actor.email) === invitation.email

export const hasRole = (actor: Actor, { role, organisationId }: Pick<Invitation, 'role' | 'organisationId'>) =>
  holds(actor, [role], organisationId)

/** What is kept of a secret: enough to know it again, useless to whoever reads the database. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
