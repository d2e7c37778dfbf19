import type { Context } from '../../../platform/context.ts'
import { notify, tellFollowers, whoFollowed } from '../../notices/index.ts'
import type { Process } from '../../processes/index.ts'
import { evaluationMail } from '../emails.ts'
import { addressesOf } from '../projects/authors-store.ts'

/** One letter to each who follows the edition, and to each author and co-author who left an address. Voters leave none. */
export async function tellParticipants(context: Context, process: Process, closesAt: Temporal.Instant) {
  const { texts } = context.house
  const template = 'budget-evaluation'
  const subject = { kind: 'process', id: process.id }
  const once = `${template}:${process.id}`
  await tellFollowers(context, subject, {
    template,
    once,
    mail: (locale) => evaluationMail(texts.in(locale), locale, process, closesAt),
  })
  const emails = await addressesOf(context.db, process.id)
  const following = await whoFollowed(context, subject, {
    emails: emails.map(({ email }) => email),
    until: context.now,
  })
  for (const { email, projectId } of emails)
    if (!following.has(email))
      await notify(context, {
        to: { email },
        template,
        locale: 'pl',
        about: { kind: 'budget-project', id: projectId },
        once: `${once}:${projectId}:${email}`,
        mail: evaluationMail(texts.in('pl'), 'pl', process, closesAt),
      })
}
