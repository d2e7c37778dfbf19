import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Form, type HttpContext, requestSource, throttle, withProblem } from '../../../platform/http/index.ts'
import { SHORTEST_WRITING, secondsSince, signMoment } from '../../../platform/shown.ts'
import { LONGEST_BODY, LONGEST_SIGNATURE, LONGEST_TITLE, MOST_AN_HOUR, SHORTEST_BODY } from './rules.ts'

export const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long')
const orNothing = (value: string) => value || null

const body = text(LONGEST_BODY).min(SHORTEST_BODY, 'discussions.form.body.too-short')

/** What every form of a post has besides the words. */
const sending = {
  signature: text(LONGEST_SIGNATURE)
    .default('')
    .transform((value) => value.replace(/\s+/g, ' ') || null),
  /** One that is not ours is no reason to lose what was written. */
  formKey: z.uuid().catch(() => randomUUID()),
  /** Filled in by machines only. */
  website: z.string().default(''),
  /** When the form was shown, signed. */
  shown: z.string().max(200).default(''),
}

/** Shows what is alike instead of sending, for those whose browser runs no script. */
const looking = { similar: z.string().default('') }

export const IdeaForm = z.object({
  title: text(LONGEST_TITLE).min(5, 'discussions.form.title.too-short'),
  body,
  theme: text(100).default('').transform(orNothing),
  placeWords: text(200).default('').transform(orNothing),
  ...looking,
  ...sending,
})

export const QuestionForm = z.object({
  body,
  theme: text(100).default('').transform(orNothing),
  expert: text(40).default('').transform(orNothing),
  ...looking,
  ...sending,
})

export const ReplyForm = z.object({
  body: text(LONGEST_BODY).min(2, 'discussions.form.reply.too-short'),
  /** Number of the reply that is answered. */
  parent: z.coerce.number().int().min(0).catch(0).default(0),
  ...sending,
})

export const AddressForm = z.object({
  key: z.string().max(100).default(''),
  email: z.email('discussions.form.email.wrong').max(254),
})

export const KeyForm = z.object({ key: z.string().max(100).default('') })

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
    return withProblem(c, form, '', 'discussions.form.too-quick')
  await throttle(context, { what: 'post', whom: requestSource(c), most: MOST_AN_HOUR, seconds: 3600 })
  return null
}
