import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import type { Issue } from '../issues/rules.ts'
import { issueById } from '../issues/store.ts'
import type { NewsletterPorts } from '../ports.ts'
import { mayKeepNewsletter } from '../rules.ts'

/** The issue in the address, for those who keep the newsletter. */
export async function issueAt(c: HttpContext): Promise<Issue> {
  allow(mayKeepNewsletter(c.get('context').actor))
  return found(await issueById(c.get('context').db, c.req.param('id') ?? ''))
}

/** Names of people by their ids; somebody whose account is gone is nobody in particular. */
export async function namesBy(
  context: Context,
  { people }: Pick<NewsletterPorts, 'people'>,
  ids: (string | null)[],
): Promise<(id: string | null) => string> {
  const found = await people.personsByIds(context.db, [...new Set(ids.filter((id) => id !== null))])
  const nobody = context.house.texts.in(context.locale)('newsletter.somebody')
  return (id) => (id && found.get(id)?.name) || nobody
}
