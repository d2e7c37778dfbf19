import type { Kind, Way } from './rules.ts'

/** How each kind of member may sign at all; of an institution also somebody authorised by answering a letter. */
export const POSSIBLE_WAYS: Record<Kind, readonly Way[]> = {
  person: ['signature', 'scan', 'post'],
  institution: ['signature', 'scan', 'email', 'post'],
}

export type AcceptedWays = Record<Kind, Way[]>
