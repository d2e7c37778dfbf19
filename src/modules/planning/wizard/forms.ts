import { z } from 'zod'
import { isoDay, isoMoment, line } from '../../../platform/http/index.ts'
import { FORMS, MATTERS } from '../../law/index.ts'
import { TOPICS } from '../../processes/index.ts'
import { READINESS, type ReadinessPoint } from '../plans/answers.ts'

/** Beginning: whose consultation it is. */
export const BeginForm = z.object({ organisationId: z.uuid('http.form.needed') })

const yesOrNo = z.enum(['yes', 'no'], 'planning.problem.yes-or-no')

export const ReadinessForm = z.object(
  Object.fromEntries(READINESS.map((point) => [point, yesOrNo])) as Record<ReadinessPoint, typeof yesOrNo>,
)

export const MatterForm = z.object({ matter: z.enum(MATTERS, 'planning.problem.matter') })

const needed = (longest: number) => line(longest).pipe(z.string().min(1, 'http.form.needed'))

export const AboutForm = z.object({
  title: needed(160),
  summary: needed(300),
  topic: z.enum(TOPICS).catch('other'),
  place: line(100).default(''),
  /** Chosen where several gminas have the name. */
  unitCode: z
    .string()
    .regex(/^\d{7}$/)
    .or(z.literal(''))
    .catch('')
    .default(''),
  organ: needed(200),
})

const day = isoDay('planning.problem.date')
const dayOrNothing = day
  .or(z.literal(''))
  .default('')
  .transform((value) => value || null)

/** Terms as a team plans them; whether they are enough is said by warnings, not refused. */
export const DatesForm = z
  .object({ announced: dayOrNothing, opens: day, closes: day, reportDue: dayOrNothing })
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'], message: 'planning.problem.closes-before' })
  .refine(({ closes, reportDue }) => reportDue === null || closes < reportDue, {
    path: ['reportDue'],
    message: 'planning.problem.report-before',
  })

export const PlannedFormForm = z.object({
  form: z.enum(FORMS, 'planning.problem.form'),
  title: line(120).default(''),
  at: isoMoment('planning.problem.moment')
    .or(z.literal(''))
    .default('')
    .transform((value) => value || null),
  place: line(200).default(''),
})

export const PlacesForm = z.object({
  places: z.array(z.enum(['press', 'area', 'office', 'bip', 'website', 'customary'])),
})
