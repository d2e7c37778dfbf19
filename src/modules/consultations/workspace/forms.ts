import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { isoDay, isoMoment, ticked } from '../../../platform/http/index.ts'
import { STAGE_KINDS, TOPICS } from '../../processes/index.ts'

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')
const needed = (longest: number) => z.string().trim().min(1, 'http.form.needed').max(longest, 'http.form.too-long')
const webAddress = z
  .url({ protocol: /^https?$/, error: 'consultations.form.link' })
  .max(500)
  .or(z.literal(''))
  .default('')
  .transform((value) => value || null)
const moment = isoMoment('consultations.form.moment')
  .or(z.literal(''))
  .default('')
  .transform((value) => (value ? Temporal.PlainDateTime.from(value).toZonedDateTime(ZONE).toInstant() : null))

export const CreateForm = z.object({
  organisationId: z.uuid('http.form.needed'),
  title: needed(160),
  summary: needed(300),
  place: text(100),
  unitCode: z
    .string()
    .regex(/^\d{7}$/)
    .or(z.literal(''))
    .catch('')
    .default(''),
  topic: z.enum(TOPICS).catch('other'),
})

export const StageForm = z
  .object({
    kind: z.enum(STAGE_KINDS as [string, ...string[]]),
    title: needed(120),
    startsAt: moment,
    endsAt: moment,
    displayedDate: text(60).transform((value) => value || null),
    place: text(200),
    accessibility: text(500),
    link: webAddress,
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || Temporal.Instant.compare(startsAt, endsAt) <= 0, {
    path: ['endsAt'],
    message: 'consultations.form.ends-before',
  })

export const DocumentForm = z.object({
  title: needed(200),
  description: text(3000),
  plainSummary: text(3000).transform((value) => value || null),
})

export const VersionForm = z.object({ note: text(300) })

export const UpdateForm = z.object({ title: needed(160), body: needed(5000), tell: ticked() })

export const EffectForm = z.object({
  title: needed(160),
  body: needed(5000),
  happenedOn: isoDay('consultations.form.date')
    .or(z.literal(''))
    .default('')
    .transform((value) => (value ? Temporal.PlainDate.from(value) : null)),
})

export const PlaceForm = z.object({
  kind: z.enum(['press', 'board', 'website', 'bip', 'radio', 'letter', 'other']),
  place: needed(200),
  announcedOn: isoDay('consultations.form.date').transform((value) => Temporal.PlainDate.from(value)),
  link: webAddress,
})

export const CancelForm = z.object({ reason: needed(2000) })

export const SettingsForm = z.object({
  moderation: z.enum(['before', 'after']),
  decisionsPublic: z.enum(['at-once', 'with-report']),
  secondAcceptance: ticked(),
  takesPlace: ticked(),
  takesAttachments: ticked(),
})
