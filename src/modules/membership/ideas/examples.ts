import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../members/rules.ts'
import type { IdeaInput } from './rules.ts'
import { commentsOf, insertComment, insertIdea } from './store.ts'

/** An idea of a member with a comment of theirs, for tests and seed data. */
export async function anIdea(context: Context, member: Member, given: Partial<IdeaInput> = {}) {
  const { db, now: at } = context
  const id = newId(at.epochMilliseconds)
  const idea = {
    title: 'Spacery po dobrych praktykach',
    what: 'Odwiedzajmy się nawzajem raz na kwartał.',
    forWhom: 'Dla wszystkich.',
    needed: '',
    ...given,
  }
  await insertIdea(db, { ...idea, id, submissionKey: newId(), memberId: member.id, at })
  await insertComment(db, { submissionKey: newId(), ideaId: id, memberId: member.id, body: 'Kto jedzie?', at })
  const [comment] = await commentsOf(db, id)
  return { id, comment: comment?.id ?? '' }
}
