import type { Actor } from '../../../platform/actor.ts'

/** The organisations in whose teams this person is. */
export const scopesOf = (actor: Actor): string[] =>
  actor.kind === 'person' ? [...new Set(actor.roles.flatMap((held) => held.scope ?? []))] : []
