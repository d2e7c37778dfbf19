import { z } from 'zod'
import { line } from '../../../platform/http/index.ts'
import { FREQUENCIES, TOPICS } from '../rules.ts'
import { PAUSES } from './rules.ts'

export const SUBSCRIBE = '/newsletter/zapis'

const email = z
  .string()
  .trim()
  .min(1, 'newsletter.form.email.needed')
  .max(254, 'newsletter.form.email.wrong')
  .pipe(z.email('newsletter.form.email.wrong'))

const preferences = {
  name: line(80).default(''),
  topics: z.array(z.enum(TOPICS)).default([]),
  /** Names of gminas and powiats with commas between them. */
  places: line(300).default(''),
  frequency: z.enum(FREQUENCIES).default('each'),
}

export const PreferencesForm = z.object(preferences)

/** `strona` is the field only machines fill in; `shown` says when the form was shown, sealed. */
export const SubscribeForm = z.object({
  email,
  ...preferences,
  consent: z.literal('tak', 'newsletter.form.consent.needed'),
  strona: z.string().max(200).optional(),
  shown: z.string().max(100).default(''),
})

export const PauseForm = z.object({
  days: z
    .enum(PAUSES.map(String) as [string, ...string[]])
    .transform((days) => Number(days) as (typeof PAUSES)[number]),
})

export const EmailForm = z.object({ email })

export const IssueQuery = z.object({ numer: z.uuid().optional() })
