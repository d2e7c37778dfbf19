import type { Context } from '../../platform/context.ts'
import type { People } from '../audit/index.ts'
import { notify } from '../notices/index.ts'
import { settledMail, stillTrueMail } from './emails.ts'
import { type Practice, subjectOf } from './rules.ts'

/** Writes to the author of a practice, when there is one with an account; to nobody of what they did themselves. */
export async function tellAuthor(
  context: Context,
  people: People,
  practice: Practice,
  given: { how: 'published' | 'returned' | 'still-true'; reason?: string; once: string },
) {
  if (!practice.createdBy) return
  const author = (await people.personsByIds(context.db, [practice.createdBy])).get(practice.createdBy)
  if (!author) return
  const t = context.house.texts.in('pl')
  await notify(context, {
    to: { email: author.email, personId: author.id },
    template: `practice-${given.how}`,
    locale: 'pl',
    mail:
      given.how === 'still-true' ? stillTrueMail(t, practice) : settledMail(t, practice, given.how, given.reason ?? ''),
    about: subjectOf(practice),
    once: given.once,
  })
}
