import { z } from 'zod'
import { isId } from '../../../../platform/ids.ts'
import { day, needed, orNull } from '../fields.ts'

const someone = z
  .string()
  .max(40)
  .default('')
  .transform((value) => orNull(value))
  .refine((value) => value === null || isId(value), 'consultations.teamwork.not-in-team')

/** Fields of one part: who does it, and who did when the page was drawn. */
export const fieldOf = (part: string) => `kto-${part}`
export const beforeOf = (part: string) => `bylo-${part}`

/** Everybody's parts at once; what nobody touched is left as somebody else may have set it meanwhile. */
export const chargesForm = (parts: string[]) =>
  z.object(Object.fromEntries(parts.flatMap((part) => [fieldOf(part), beforeOf(part)]).map((name) => [name, someone])))

/** One part taken up or given back with a press. */
export const ChargeForm = z.object({ part: z.string().max(40), person: someone })

export const TaskForm = z.object({ title: needed(200), person: someone, dueOn: day })
