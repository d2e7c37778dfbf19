import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { isoMoment, ticked } from '../../../platform/http/index.ts'
import { OUTCOMES } from '../../remarks/index.ts'

const version = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined)

export const VersionQuery = z.object({ wersja: version })

/** Filters of the table of answers. */
export const EntryQuery = z.object({
  wersja: version,
  tekst: z.string().trim().max(200).optional().catch(undefined),
  rozstrzygniecie: z.enum(OUTCOMES).optional().catch(undefined),
  po: z.string().max(500).optional().catch(undefined),
})
export type EntryQuery = z.infer<typeof EntryQuery>

const words = z.string().trim().max(20_000, 'http.form.too-long').default('')

export const PartForm = z.object({ body: words, costs: words })

/** „teraz”, or a moment in Warsaw as the browser writes it. */
export const PublishForm = z
  .object({
    kiedy: z.enum(['teraz', 'pozniej'], 'consultations.report.when.needed'),
    termin: isoMoment('consultations.form.moment').or(z.literal('')).default(''),
    powiadom: ticked(),
  })
  .refine(({ kiedy, termin }) => kiedy === 'teraz' || termin !== '', {
    path: ['termin'],
    message: 'consultations.report.when.moment',
  })

/** A file alone. */
export const SignedForm = z.object({})

export const momentOf = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant()

export const ReviewQuery = z.object({
  gdzie: z.enum(['pisma', 'odpowiedzi']).catch('pisma').default('pisma'),
  stan: z.enum(['do-przejrzenia', 'przejrzane']).catch('do-przejrzenia').default('do-przejrzenia'),
  po: z.string().max(100).optional().catch(undefined),
})
export type ReviewQuery = z.infer<typeof ReviewQuery>

export const ReviewForm = z.object({
  miejsce: z.array(z.string().max(100)).default([]),
  co: z.enum(['zamaskuj', 'zostaw']),
})
