import { z } from 'zod'
import { STATES } from '../rules.ts'

export const OUTBOX = '/administracja/wiadomosci'
export const HELD_BACK = `${OUTBOX}/wstrzymane`

/** Filters of the outbox; the words in addresses are Polish. */
export const STATE_WORDS = {
  queued: 'czeka',
  sending: 'wysylana',
  accepted: 'wyslana',
  deferred: 'odlozona',
  failed: 'nieudana',
  unknown: 'niepewna',
  skipped: 'pominieta',
} as const satisfies Record<(typeof STATES)[number], string>

export const OutboxQuery = z.object({
  stan: z.enum(STATE_WORDS).optional(),
  dalej: z.string().max(500).optional(),
})
export type OutboxQuery = z.infer<typeof OutboxQuery>

export const stateOf = (word: OutboxQuery['stan']) => STATES.find((state) => STATE_WORDS[state] === word)

/** The address of a view of the outbox. */
export function outboxAddress(query: OutboxQuery): string {
  const given = Object.entries(query).filter(([, value]) => value)
  return given.length === 0 ? OUTBOX : `${OUTBOX}?${new URLSearchParams(given as [string, string][])}`
}

export const HeldBackQuery = z.object({ dalej: z.string().max(500).optional() })

export const AddressFields = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'notices.form.email.needed')
    .max(254, 'notices.form.email.wrong')
    .pipe(z.email('notices.form.email.wrong')),
})
