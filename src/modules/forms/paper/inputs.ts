import { z } from 'zod'
import { isoDay, ticked } from '../../../platform/http/index.ts'
import type { FormDefinition } from '../model.ts'
import { choiceField } from './comparison-page.tsx'
import { CHOSEN_REASONS, LONGEST_TYPED, MOST_SHEETS, SHEET_STATES } from './rules.ts'
import { slotsOf } from './slots.ts'

const number = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .optional()
  .catch(undefined)

export const ListQuery = z.object({
  stan: z.enum(SHEET_STATES).optional().catch(undefined),
  po: z.string().max(500).optional().catch(undefined),
  od: number,
  do: number,
})

export const PrintQuery = z.object({ od: number, do: number })

export const MakeForm = z.object({
  count: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, 'paper.make.count.wrong')
    .transform(Number)
    .refine((count) => count >= 1 && count <= MOST_SHEETS, 'paper.make.count.wrong'),
  language: z.enum(['pl', 'en']),
})

export const SettingsForm = z.object({ doubleEntry: ticked() })

export const PickForm = z.object({
  sheet: z.string().trim().min(1, 'paper.pick.unknown').max(300, 'paper.pick.unknown'),
})

/** The fields of one version's sheet, and what is said of the sheet as a whole. */
export const entryForm = (definition: FormDefinition) =>
  z.object({
    receivedOn: isoDay('paper.enter.received.wrong').transform((value) => Temporal.PlainDate.from(value)),
    invalidReason: z
      .enum(CHOSEN_REASONS)
      .or(z.literal(''))
      .default('')
      .transform((value) => value || null),
    asOnPaper: ticked(),
    act: z.enum(['check', 'save']).catch('check'),
    ...slotFields(definition),
  })

/** What was typed in the places of the paper, without what was left empty. */
export function typedOf(definition: FormDefinition, values: Record<string, unknown>): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const { name } of slotsOf(definition, 'pl')) {
    const text = values[name]
    if (typeof text === 'string' && text.trim()) typed[name] = text.trim()
  }
  return typed
}

const slotFields = (definition: FormDefinition): Record<string, z.ZodType<string>> =>
  Object.fromEntries(
    slotsOf(definition, 'pl').map(({ name }) => [
      name,
      z.string().max(LONGEST_TYPED, 'http.form.too-long').default(''),
    ]),
  )

/** One choice for each difference; nothing is chosen for anybody. */
export const comparisonForm = (differences: (string | null)[]) =>
  z.object(
    Object.fromEntries(
      differences.map((id) => [choiceField(id), z.enum(['1', '2'], { error: 'paper.compare.choose' })]),
    ),
  )
