import { type Actor, holds } from '../../platform/actor.ts'

/** What an event is about. `organisationId` is whose matter it is, so that a log of one organisation can be read. */
export interface Subject {
  /** Small letters and hyphens: `remark`, `person`, `organisation`. */
  kind: string
  /** Absent for what is one in the whole portal: the settings, the log. */
  id?: string | null
  organisationId?: string | null
}

/** Numbers, words and ids that make an event clear. Never what a person typed, their name or their address. */
export type Details = Record<string, string | number | boolean | null | string[]>

export interface AuditEvent {
  id: string
  at: Temporal.Instant
  actorKind: 'person' | 'stranger' | 'system'
  /** Null for strangers and the system, and once the person has been erased. */
  personId: string | null
  systemName: string | null
  verb: string
  subjectKind: string
  subjectId: string | null
  organisationId: string | null
  requestId: string
  details: Details
}

/** The verb of an event that says somebody looked at personal data. */
export const READING = 'personal-data-read'

/** The verb of an event that says somebody looked at the log, or took it away as a file. */
export const LOG_READING = 'log-read'

/** The log is read by administrators of the whole network. */
export const mayReadLog = (actor: Actor) => actor.kind === 'person' && holds(actor, ['administrator'], null)

const LONGEST = 200

/**
 * Stops the mistake of putting a person into the details: e-mail addresses and long texts are not for the log.
 * @throws Error which is a mistake in our code
 */
export function checkDetails(details: Details): Details {
  for (const [name, value] of Object.entries(details)) {
    const words = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
    if (words.some((word) => word.length > LONGEST || word.includes('@')))
      throw new Error(`The audit detail "${name}" looks like something a person typed; the log holds none of that.`)
  }
  return details
}
