import { refuse } from '../../../platform/errors.ts'
import type { Form, HttpContext } from '../../../platform/http/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { carried } from './forms.ts'
import { mayWrite, takesPosts } from './rules.ts'

/** Before the form is read: nobody should mend what cannot be sent. */
export function mustTake(c: HttpContext, at: FoundRoom) {
  const { actor, now } = c.get('context')
  if (!takesPosts(at, now)) refuse('room-not-open')
  if (!mayWrite(actor, at)) refuse('account-needed')
}

/** What stands around the words of every form of a post. */
export async function sendingOf(c: HttpContext, ports: Pick<DiscussionsPorts, 'privacyOf'>, at: FoundRoom, form: Form) {
  const privacy = at.process ? await ports.privacyOf(c.get('context'), at.process) : ''
  return { form, ...carried(c.var, form), room: at.room, privacy, named: at.process === null }
}

export const inLocale =
  (c: HttpContext) =>
  ({ label, href }: { label: string; href: string }) => ({ label, href: c.get('url')(href) })
