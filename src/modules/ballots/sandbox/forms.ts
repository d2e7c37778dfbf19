import { z } from 'zod'
import type { TieCriterion } from '../counting/ties.ts'
import { readDecimal } from '../pabulib/money.ts'

/** Rules offered for comparing, in the order in which they are shown. */
export const OFFERED = [
  'greedy_votes',
  'greedy_votes_noskip',
  'greedy_points',
  'greedy_threshold',
  'greedy_poznan',
  'greedy_votes_per_cost',
  'mes_cost',
  'mes_cost_utilitarian',
  'mes_cost_add1_int_utilitarian',
  'mes_cost_add1_int_overspend_comparison',
  'mes_card_add1_int_utilitarian',
  'mes_points_add1_int_utilitarian',
  'phragmen',
] as const

export type OfferedRule = (typeof OFFERED)[number]

const USUAL: OfferedRule[] = ['greedy_votes', 'mes_cost_add1_int_utilitarian', 'phragmen']
/** More columns nobody reads. */
export const MOST_RULES = 4

const rules = z
  .array(z.enum(OFFERED))
  .min(1, 'ballots.sandbox.rules.needed')
  .max(MOST_RULES, 'ballots.sandbox.rules.many')
const settings = {
  prog: z
    .string()
    .trim()
    .regex(/^\d{0,9}$/, 'ballots.sandbox.threshold.wrong')
    .default(''),
  pula: z
    .string()
    .transform((text) => text.replace(/\s/g, '').replace(',', '.'))
    .refine((text) => text === '' || (text.length < 14 && readDecimal(text) !== null && !text.startsWith('-')), {
      message: 'ballots.sandbox.budget.wrong',
    })
    .default(''),
  ziarno: z.string().trim().max(200).default(''),
}

/** An example and how it is counted, in the address, so that it can be shared. */
export const SandboxQuery = z.object({
  plik: z.string().max(60).default(''),
  reguly: rules.catch(USUAL).default(USUAL),
  ...settings,
})

/** The same with a file of one's own, which no address can hold. */
export const OwnFileForm = z.object({ reguly: rules, ...settings })

export const USUAL_VALUES = { reguly: USUAL as string[], prog: '', pula: '', ziarno: '' }

export interface SandboxSettings {
  reguly: OfferedRule[]
  prog: string
  pula: string
  ziarno: string
}

/** With a seed, ties that cost and votes leave open are drawn in public; without it they go by identifiers. */
export const tiesFrom = (seed: string): TieCriterion[] | undefined =>
  seed === '' ? undefined : ['lower-cost', 'more-votes', { draw: seed }]
