import { z } from 'zod'
import { GROUNDS } from '../rules.ts'

const reason = z.string().trim().min(10, 'moderation.form.reason.too-short').max(5000, 'http.form.too-long')

/** What a moderator decides about a report, with the facts behind it (DSA art. 17(3)). */
export const DecisionForm = z.object({
  action: z.enum(['hidden', 'kept'], 'moderation.form.action.needed'),
  ground: z.enum(GROUNDS, 'moderation.form.ground.needed'),
  reason,
})

export type DecisionForm = z.infer<typeof DecisionForm>

/** Hiding without a report. */
export const HidingForm = DecisionForm.omit({ action: true })

export type HidingForm = z.infer<typeof HidingForm>

/** Taking a hiding back. */
export const RestoringForm = z.object({ reason })

export type RestoringForm = z.infer<typeof RestoringForm>
