import { z } from 'zod'
import { line } from '../../../platform/http/index.ts'

const needed = (longest: number) => z.string().trim().min(1, 'http.form.needed').max(longest, 'http.form.too-long')
const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')
const email = z.email({ error: 'planning.problem.email' }).max(254, 'http.form.too-long')

/** What residents ask for. */
export const RequestForm = z.object({
  organisationId: z.uuid('planning.requests.problem.office'),
  title: line(160).pipe(z.string().min(1, 'http.form.needed')),
  what: needed(4000),
  why: text(4000),
  place: text(200),
  signature: line(80).pipe(z.string().min(1, 'http.form.needed')),
  email,
  // Filled by machines alone.
  website: z.string().default(''),
})

export const SupportByEmailForm = z.object({
  email,
  resident: z.literal('tak', 'planning.requests.problem.resident'),
  website: z.string().default(''),
})

export const SupportDeclaredForm = z.object({
  name: line(120).pipe(z.string().min(3, 'http.form.needed')),
  address: line(200).pipe(z.string().min(3, 'http.form.needed')),
  resident: z.literal('tak', 'planning.requests.problem.resident'),
  website: z.string().default(''),
})

export const AdmitForm = z
  .object({ what: z.enum(['show', 'refuse'], 'http.form.needed'), reason: text(1000) })
  .refine(({ what, reason }) => what === 'show' || reason !== '', { path: ['reason'], message: 'http.form.needed' })

export const VerifyForm = z.object({ struck: z.array(z.uuid()).default([]), note: text(1000) })

export const AnswerForm = z.object({
  granted: z.enum(['tak', 'nie'], 'http.form.needed').transform((value) => value === 'tak'),
  answer: needed(5000),
  processId: z.uuid().or(z.literal('')).catch('').default(''),
})
