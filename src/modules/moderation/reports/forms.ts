import { z } from 'zod'
import { split } from '../../../platform/http/index.ts'
import { GROUNDS } from '../rules.ts'

export const SHORTEST_EXPLANATION = 10

/** A notice under DSA art. 16(2). Whether a name and an address are needed depends on the ground; see `withContact`. */
export const ReportForm = z.object({
  address: z.string().trim().min(1, 'moderation.form.address.needed').max(2000, 'http.form.too-long'),
  ground: z.enum(GROUNDS, 'moderation.form.ground.needed'),
  explanation: z
    .string()
    .trim()
    .min(SHORTEST_EXPLANATION, 'moderation.form.explanation.too-short')
    .max(5000, 'http.form.too-long'),
  name: z.string().trim().max(200, 'http.form.too-long').default(''),
  email: z
    .string()
    .trim()
    .max(254, 'moderation.form.email.wrong')
    .default('')
    .refine((text) => text === '' || z.email().safeParse(text).success, 'moderation.form.email.wrong'),
  goodFaith: z.literal('tak', 'moderation.form.good-faith.needed'),
  formKey: z.string().max(100).default(''),
  /** Filled in by machines only. */
  website: z.string().default(''),
})

export type ReportForm = z.infer<typeof ReportForm>

/** What the address of the form may carry: the address of what is reported. */
export const ReportQuery = z.object({ adres: z.string().trim().max(2000).optional().catch(undefined) })

/**
 * A typed or pasted address as a path of ours without /en, with its #part; null when it leads elsewhere.
 * @param origin where the portal lives, without a trailing slash
 */
export function pathAt(address: string, origin: string): { path: string; locale: 'pl' | 'en' } | null {
  const text = address.startsWith('/') || /^https?:/i.test(address) ? address : `https://${address}`
  if (!URL.canParse(text, origin)) return null
  const url = new URL(text, origin)
  // An address copied from a browser may begin with http:// or nothing; the host is what tells ours from another.
  if (url.host !== new URL(origin).host) return null
  const { path, locale } = split(url.pathname)
  return { path: path + url.search + url.hash, locale }
}
