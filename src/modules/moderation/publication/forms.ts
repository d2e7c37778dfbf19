import { z } from 'zod'
import { HidingForm } from '../decisions/forms.ts'

const chosen = { kind: z.string().regex(/^[a-z-]{1,40}$/), ids: z.array(z.uuid()).max(200).default([]) }

/** What is done with the rows ticked among those that wait. */
export const WaitingForm = z.object({ ...chosen, act: z.enum(['publish', 'refuse']) })

/** Why the chosen ones do not appear: one ground and one reason for all. */
export const RefusalForm = HidingForm.extend(chosen)

export type RefusalForm = z.infer<typeof RefusalForm>
