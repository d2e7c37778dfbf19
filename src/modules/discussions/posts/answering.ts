import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { type FoundRoom, roomChanged, subjectFor } from '../rooms/actions.ts'
import { mayAnswer } from '../rooms/rules.ts'
import { type Answer, keepDraft, publishDraft } from './answers-store.ts'
import { contactOf } from './contacts-store.ts'
import { answeredMail } from './emails.ts'
import type { Post } from './rules.ts'

/** Prepares an answer, which only the team sees. */
export async function draftAnswer(
  context: Context,
  at: FoundRoom,
  post: Post,
  words: Pick<Answer, 'state' | 'expertId' | 'body'>,
) {
  allow(mayAnswer(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await keepDraft(context.db, post.id, words, context.now, personId(context.actor))
    await record(context, 'answer-drafted', subjectFor(at.process, at.room.id), { number: post.number })
  })
}

/** Everybody reads what was prepared; whoever asked hears, if they left an address. @throws Refusal `answer-none` */
export async function publishAnswer(context: Context, at: FoundRoom, post: Post) {
  allow(mayAnswer(context.actor, at.process))
  await inTransaction(context, async (context) => {
    const answer = await publishDraft(context.db, post.id, context.now, personId(context.actor))
    if (!answer) refuse('answer-none')
    await record(context, 'answer-published', subjectFor(at.process, at.room.id), { number: post.number })
    await tellAuthor(context, at, post, answer)
    await roomChanged(context, at)
  })
}

async function tellAuthor(context: Context, { process }: FoundRoom, post: Post, answer: Answer) {
  const contact = await contactOf(context.db, post.id)
  if (!contact || post.withdrawnAt) return
  const t = context.house.texts.in(contact.locale)
  await notify(context, {
    to: { email: contact.email },
    template: 'post-answered',
    locale: contact.locale,
    about: { kind: 'post', id: post.id },
    mail: answeredMail(t, { process: found(process), post, state: answer.state, answer: answer.body }),
    once: `post-answered:${answer.id}`,
  })
}
