import type { Told } from '../../discussions/index.ts'
import { notify, whoFollowed } from '../../notices/index.ts'
import { KIND } from '../editions/actions.ts'
import { talkMail } from '../emails.ts'
import { whoHearsOfTalk } from '../projects/authors-store.ts'
import { projectByNumber } from '../projects/store.ts'
import { numberOf } from './thing.ts'

/** The author of a project hears what people write of it, if they left an address, still want to, and do not follow the talk. */
export const tellAuthor: Told = async (context, { process, topic, post }) => {
  const number = process.kind === KIND ? numberOf(topic.about) : null
  const project = number === null ? null : await projectByNumber(context.db, process.id, number)
  if (!project || post.byAuthor) return
  const email = await whoHearsOfTalk(context.db, project.id)
  if (!email) return
  const following = await whoFollowed(context, { kind: 'topic', id: topic.id }, { emails: [email], until: context.now })
  if (following.has(email)) return
  await notify(context, {
    to: { email },
    template: 'budget-talk',
    locale: 'pl',
    about: { kind: 'budget-project', id: project.id },
    once: `budget-talk:${post.id}`,
    mail: talkMail(context.house.texts.in('pl'), process, project, post),
  })
}
