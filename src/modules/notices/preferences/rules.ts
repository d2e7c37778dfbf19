import { ZONE } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'

export const FREQUENCIES = ['now', 'daily', 'weekly', 'never'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** What a person decides about. A letter without a topic is one they cannot miss (a link to sign in, a decision they may appeal against). */
export const TOPICS = ['followed', 'own-remarks'] as const
export type Topic = (typeof TOPICS)[number]

export const DEFAULT_FREQUENCY: Frequency = 'now'

/**
 * What waits for people who work in teams: a summary of how things stand rather than news, so it never comes at once.
 * It comes weekly until its reader decides otherwise: a term that passes unseen costs more than a letter.
 */
export const WORK = 'work'
export const WORK_FREQUENCIES = ['daily', 'weekly', 'never'] as const satisfies Frequency[]
export type WorkFrequency = (typeof WORK_FREQUENCIES)[number]
export const WORK_DEFAULT: WorkFrequency = 'weekly'

/** Whose letters these are: an account, and the address letters go to. */
export interface Recipient {
  personId: string | null
  addressHash: string
}

/** The hour digests are due, before people begin their day. */
const HOUR = '07:00'

/** When the digest that is being gathered now is due: the next morning, or the next Monday's, in Warsaw. */
export function nextDue(frequency: 'daily' | 'weekly', now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(ZONE)
  const morning = (days: number) =>
    today.toPlainDate().add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: HOUR }).toInstant()
  for (let days = 0; ; days++) {
    const due = morning(days)
    const isDay = frequency === 'daily' || today.toPlainDate().add({ days }).dayOfWeek === 1
    if (isDay && Temporal.Instant.compare(due, now) > 0) return due
  }
}

const PURPOSE = 'notices.preferences'

/** Where the link under a letter leads: the choices of whoever reads it. @param messageId of the letter */
export const preferencesPath = (config: Pick<Config, 'secret'>, messageId: string) =>
  `/wiadomosci/${sealId(config, PURPOSE, messageId)}`

/** The letter's id, or null when the link was not made by us. */
export const readPreferencesToken = (config: Pick<Config, 'secret'>, token: string) => unsealId(config, PURPOSE, token)
