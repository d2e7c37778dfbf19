import { z } from 'zod'
import { CHANNELS, OUTCOMES, WORK_STATES } from '../rules.ts'

export const WorkQuery = z.object({
  stan: z
    .enum([...WORK_STATES, 'to-publish'])
    .optional()
    .catch(undefined),
  rozstrzygniecie: z.enum(OUTCOMES).optional().catch(undefined),
  kanal: z.enum(CHANNELS).optional().catch(undefined),
  grupa: z.uuid().optional().catch(undefined),
  tekst: z.string().trim().max(200).optional().catch(undefined),
  moje: z.literal('tak').optional().catch(undefined),
  po: z.string().max(500).optional().catch(undefined),
})

export type WorkQuery = z.infer<typeof WorkQuery>

/** What is done with the rows ticked in the work list. */
export const BulkForm = z.object({
  ids: z.array(z.uuid()).default([]),
  act: z.enum(['decide', 'merge', 'accept', 'assign', 'publish']),
})

export const DecisionForm = z.object({
  ids: z.array(z.uuid()).default([]),
  group: z.uuid().or(z.literal('')).default(''),
  outcome: z.enum(OUTCOMES, 'remarks.decide.outcome-needed'),
  reason: z.string().trim().max(10_000, 'http.form.too-long').default(''),
  change: z.string().trim().max(2000, 'http.form.too-long').default(''),
  state: z.enum(['draft', 'to-verify', 'accepted']).default('draft'),
})

export type DecisionForm = z.infer<typeof DecisionForm>

export const IdForm = z.object({ decision: z.uuid() })
