import type { z } from 'zod'
import type { Config } from '../../../platform/config.ts'
import { newId } from '../../../platform/db/index.ts'
import {
  type Form,
  type HttpContext,
  readForm,
  requestSource,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import { codesFrom } from '../placing.ts'
import { askToSubscribe } from './actions.ts'
import { SubscribeForm } from './forms.ts'
import type { ConsentSource } from './rules.ts'

const PURPOSE = 'newsletter.form'

/** A person needs at least this long to type an address and tick a box, in milliseconds. */
const SHORTEST = 3000

/** The moment a form is shown, signed: the ids of the portal begin with their time. */
export const signedMoment = (config: Pick<Config, 'secret'>, now: Temporal.Instant) =>
  sealId(config, PURPOSE, newId(now.epochMilliseconds))

/**
 * Reads the posted form of subscribing, ours or one shown elsewhere, and does what it asks. With `ok` false, show the form
 * again (422). What a machine sends is answered like what a person sends, and nothing happens.
 * @throws Refusal `too-many` when one place asks more than 20 times an hour
 */
export async function receiveSubscription(
  c: HttpContext,
  source: Extract<ConsentSource, 'form' | 'embed'>,
): Promise<Form<z.infer<typeof SubscribeForm>>> {
  const context = c.get('context')
  const form = await readForm(c, SubscribeForm)
  if (!form.ok) return form
  if (isTooQuick(context.house.config, form.value.shown, context.now))
    return withProblem(c, form, '', 'newsletter.form.too-quick')
  const places = await codesFrom(context, form.value.places)
  if (!places.ok) return withProblem(c, form, 'places', 'newsletter.form.place-unknown', { name: places.unknown })
  await throttle(context, { what: 'newsletter', whom: requestSource(c), most: 20, seconds: 3600 })
  if (form.value.strona) return form
  const { email, name, topics, frequency } = form.value
  await askToSubscribe(context, {
    email,
    name,
    topics,
    frequency,
    unitCodes: places.codes,
    source,
    consent: context.house.texts.in(c.get('locale'))('newsletter.consent'),
  })
  return form
}

function isTooQuick(config: Pick<Config, 'secret'>, shown: string, now: Temporal.Instant): boolean {
  const id = unsealId(config, PURPOSE, shown)
  if (!id) return true
  const shownAt = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  return now.epochMilliseconds - shownAt < SHORTEST
}
