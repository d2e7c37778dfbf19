import { z } from 'zod'
import { ticked } from '../../../platform/http/index.ts'
import { workPath } from '../desk/paths.ts'
import { type DeliveryState, STATES } from './rules.ts'

/** Where an issue is sent and watched. */
export const sendingPath = (issue: { id: string }) => `${workPath(issue)}/wysylka`

/** Recipients of an issue in one state. */
export const recipientsPath = (issue: { id: string }, state: DeliveryState) =>
  `${sendingPath(issue)}/odbiorcy?stan=${STATE_WORDS[state]}`

/** Words of states in addresses. */
export const STATE_WORDS = {
  queued: 'czeka',
  sending: 'wysylany',
  accepted: 'przyjety',
  deferred: 'odlozony',
  failed: 'nieudany',
  unknown: 'niepewny',
  skipped: 'pominiety',
} as const satisfies Record<(typeof STATES)[number], string>

export const RecipientsQuery = z.object({
  stan: z.enum(STATE_WORDS).optional(),
  dalej: z.string().max(500).optional(),
})
export type RecipientsQuery = z.infer<typeof RecipientsQuery>

export const stateOfWord = (word: RecipientsQuery['stan']) => STATES.find((state) => STATE_WORDS[state] === word)

export const CountingForm = z.object({ counts: ticked() })
