import type { Guard } from '../media/index.ts'
import { issueById } from './issues/store.ts'
import { mayKeepNewsletter } from './rules.ts'

/** A picture of an issue is everybody's once the issue leaves: mail programs ask for it without a session. */
export const pictureGuard: Guard = async (context, file) => {
  if (mayKeepNewsletter(context.actor)) return true
  const issue = await issueById(context.db, file.subject.id)
  return issue?.frozenAt != null
}
