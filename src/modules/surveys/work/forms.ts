import { z } from 'zod'
import { isId } from '../../../platform/db/index.ts'
import { isoDay, ticked } from '../../../platform/http/index.ts'
import { CELL_SIDES_KM } from '../../forms/index.ts'
import { ANONYMITIES, KEPT_MONTHS, type KeptMonths, RESULTS } from '../rules.ts'
import { TEMPLATES } from '../templates/index.ts'

const stage = z
  .string()
  .default('')
  .transform((id) => (isId(id) ? id : null))

/** Beginning a survey: `from` is `blank`, the name of a ready one, or the id of one to copy. */
export const NewForm = z.object({
  title: z.string().trim().min(3, 'surveys.form.title-short').max(120, 'http.form.too-long'),
  stage,
  from: z.union([z.literal('blank'), z.enum(TEMPLATES), z.string().refine(isId)], { error: 'http.form.needed' }),
})

export const SettingsForm = z.object({
  stage,
  anonymity: z.enum(ANONYMITIES),
  oncePerPerson: ticked(),
  editable: ticked(),
  results: z.enum(RESULTS),
  least: z.coerce
    .number({ error: 'surveys.form.least' })
    .int('surveys.form.least')
    .min(3, 'surveys.form.least')
    .max(100, 'surveys.form.least'),
  gridKm: z.coerce
    .number()
    .refine((side) => CELL_SIDES_KM.some((one) => one === side), 'http.form.needed')
    .optional(),
  openData: ticked(),
  populationWords: z.string().trim().max(200, 'http.form.too-long').default(''),
  remarkQuestions: z.array(z.string().max(80)).default([]),
})

export const KeptForm = z.object({
  months: z.coerce
    .number()
    .refine((months): months is KeptMonths => KEPT_MONTHS.some((one) => one === months), 'http.form.needed'),
  understood: ticked(),
})

export const PopulationForm = z.object({
  source: z.string().trim().min(3, 'surveys.form.source').max(300, 'http.form.too-long'),
  asOf: isoDay('surveys.form.date').transform((day) => Temporal.PlainDate.from(day)),
})

export const PageQuery = z.object({ po: z.string().max(60).optional() })
