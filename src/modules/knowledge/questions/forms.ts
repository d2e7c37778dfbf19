import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type Form,
  type HttpContext,
  line,
  requestSource,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { SHORTEST_WRITING, secondsSince, signMoment } from '../../../platform/shown.ts'
import type { Source } from '../content.ts'
import { TOOLS } from '../rules.ts'
import { LONGEST_ANSWER, LONGEST_DETAILS, LONGEST_TITLE, MOST_AN_HOUR, SHORTEST_TITLE } from './rules.ts'

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long')

/** What every form of somebody unknown carries besides the words. */
const sending = {
  /** One that is not ours is no reason to lose what was written. */
  formKey: z.uuid().catch(() => randomUUID()),
  /** Filled in by machines only. */
  website: z.string().default(''),
  /** When the form was shown, signed. */
  shown: z.string().max(200).default(''),
}

export const AskForm = z.object({
  title: line(LONGEST_TITLE).pipe(z.string().min(SHORTEST_TITLE, 'knowledge.ask.title.too-short')),
  details: text(LONGEST_DETAILS).default(''),
  tool: z.enum(TOOLS).or(z.literal('')).catch('').default(''),
  signature: line(40)
    .default('')
    .transform((value) => value || null),
  email: z.email('knowledge.ask.email.wrong').max(254).or(z.literal('')).default(''),
  /** Shows what was asked before instead of sending, for those whose browser runs no script. */
  similar: z.string().default(''),
  ...sending,
})

export const AnswerForm = z.object({
  body: text(LONGEST_ANSWER).min(10, 'knowledge.answer.too-short'),
  sources: text(2000).default(''),
  formKey: z.uuid().catch(() => randomUUID()),
})

/** `Title | https://…` a line; an address alone names itself. */
export function sourcesFrom(text: string): Source[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, 20)
    .map((one) => {
      const [, title = one, url] = /^(.*?)\s*\|?\s*(https?:\/\/\S+)$/.exec(one) ?? []
      const host = url && URL.canParse(url) ? new URL(url).host : ''
      return { title: (title || host || one).slice(0, 500), ...(host ? { url } : {}) }
    })
}

/** What a form that is shown carries; what was typed before stays. */
export const carried = ({ context }: HttpContext['var'], form: Form) => ({
  formKey: String(form.values.formKey ?? '') || randomUUID(),
  shown: String(form.values.shown ?? '') || signMoment(context.house, context.now),
})

/**
 * The form again with what is wrong, when a machine sent it; null when it may be taken.
 * @throws Refusal `too-many` above the measure of one source
 */
export async function refusedSending<T extends { website: string; shown: string }>(
  c: HttpContext,
  form: Form<T> & { ok: true },
): Promise<Form<T> | null> {
  const context = c.get('context')
  const seconds = secondsSince(context.house, context.now, form.value.shown)
  if (form.value.website || seconds === null || seconds < SHORTEST_WRITING)
    return withProblem(c, form, '', 'knowledge.ask.too-quick')
  await throttle(context, { what: 'knowledge-question', whom: requestSource(c), most: MOST_AN_HOUR, seconds: 3600 })
  return null
}
