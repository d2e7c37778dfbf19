/** Who acts. Roles are plain words here; `network` says what they are and gives them. */
export type Actor =
  | { kind: 'stranger' }
  | { kind: 'person'; id: string; name: string; email: string; roles: RoleHeld[] }
  | { kind: 'system'; name: string }

/** `scope` is the organisation the role is held in, or null for the whole network. */
export interface RoleHeld {
  role: string
  scope: string | null
}

export const stranger: Actor = { kind: 'stranger' }

/** Holds one of the roles in that scope, or network-wide where the role is a network one. The system may all. */
export function holds(actor: Actor, roles: readonly string[], scope: string | null): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'stranger') return false
  return actor.roles.some((held) => roles.includes(held.role) && (held.scope === null || held.scope === scope))
}

export const personId = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)
