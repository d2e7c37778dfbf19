import { z } from 'zod'
import { PURPOSES } from '../rules.ts'

export const ConsentForm = z.object({ purpose: z.enum(PURPOSES), given: z.enum(['tak', 'nie']) })

export const LeavingForm = z.object({
  statement: z.string().trim().max(2000, 'http.form.too-long').default(''),
})

/** As whom a member looks at their own card. */
export const LOOKS = { obcy: 'stranger', czlonek: 'member', koordynacja: 'coordinator' } as const
export type Look = keyof typeof LOOKS
export const PreviewQuery = z.object({
  jako: z
    .enum(Object.keys(LOOKS) as [Look, ...Look[]])
    .catch('obcy')
    .default('obcy'),
})
