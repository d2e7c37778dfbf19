import { z } from 'zod'
import { isoDay, ticked } from '../../../platform/http/index.ts'
import { ENTERED_CHANNELS, LONGEST_SIGNATURE } from '../rules.ts'
import { LONGEST_LETTER } from './rules.ts'

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'http.form.too-long')
    .default('')
    .transform((value) => value || null)
const line = (longest: number) => text(longest).transform((value) => value?.replace(/\s+/g, ' ') ?? null)
const day = isoDay('remarks.enter.form.received.wrong').transform((value) => Temporal.PlainDate.from(value))

/** One letter, as a clerk types it. */
export const EntryForm = z
  .object({
    body: z.string().trim().min(1, 'remarks.enter.form.body.needed').max(LONGEST_LETTER, 'http.form.too-long'),
    channel: z.enum(ENTERED_CHANNELS),
    receivedOn: day,
    authorKind: z.enum(['person', 'organisation', 'anonymous']),
    authorName: line(200),
    organisationName: line(200),
    consent: ticked(),
    signature: line(LONGEST_SIGNATURE),
    email: z
      .email('remarks.form.email.wrong')
      .max(254)
      .or(z.literal(''))
      .default('')
      .transform((value) => value || null),
    quotation: text(2000),
    placeWords: line(200),
    formKey: z.string().max(100).default(''),
  })
  .superRefine(({ authorKind, organisationName, consent, signature, authorName }, problems) => {
    const say = (field: string, message: string) => problems.addIssue({ code: 'custom', path: [field], message })
    if (authorKind === 'organisation' && !organisationName)
      say('organisationName', 'remarks.enter.form.organisation.needed')
    if (authorKind !== 'person') return
    if (signature && !consent) say('consent', 'remarks.enter.form.consent.needed')
    if (consent && !signature && !authorName) say('signature', 'remarks.enter.form.signature.needed')
    if (consent && !signature && authorName && authorName.length > LONGEST_SIGNATURE)
      say('signature', 'remarks.enter.form.signature.shorter')
  })

export type EntryValues = z.infer<typeof EntryForm>

/** What "save and next" carries over to the next letter. */
export const NextQuery = z.object({
  kanal: z.enum(ENTERED_CHANNELS).optional().catch(undefined),
  data: isoDay('remarks.enter.form.received.wrong').optional().catch(undefined),
  autor: z.enum(['person', 'organisation', 'anonymous']).optional().catch(undefined),
})
