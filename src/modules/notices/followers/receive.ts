import type { z } from 'zod'
import { type Form, type HttpContext, readForm, requestSource, throttle } from '../../../platform/http/index.ts'
import { askToFollow, type FollowWish } from './actions.ts'
import { FollowFields } from './forms.ts'

/** The sentence a page opens with after somebody asked to follow, for `seeOther`. */
export const FOLLOW_ASKED = 'notices.follow.asked'

/**
 * Reads the posted `FollowForm` of a thing's page and does what it asks. With `ok` false, show the form again (422).
 * @throws Refusal `too-many` when one place asks more than 20 times an hour
 */
export async function receiveFollow(
  c: HttpContext,
  wish: Omit<FollowWish, 'email'>,
): Promise<Form<z.infer<typeof FollowFields>>> {
  const context = c.get('context')
  const form = await readForm(c, FollowFields)
  if (!form.ok) return form
  await throttle(context, { what: 'follow', whom: requestSource(c), most: 20, seconds: 3600 })
  // A machine is told the same as a person, and nothing happens.
  if (!form.value.strona) await askToFollow(context, { ...wish, email: form.value.email })
  return form
}
