import { personId } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { type People, record } from '../audit/index.ts'
import { toldOf } from './actions.ts'
import { latestRevision, recordSettling } from './revisions-store.ts'
import { CHECKS_NEEDED, mayEditMap, type Practice, subjectOf } from './rules.ts'
import { lockPractice, recordFacts, updateFindable } from './store.ts'
import { tellAuthor } from './telling.ts'

/** Somebody else looks: nobody publishes what they wrote themselves. */
export const mayCheck = (context: Context, revision: { savedBy: string | null }) =>
  mayEditMap(context.actor) && (revision.savedBy === null || revision.savedBy !== personId(context.actor))

/**
 * Shows a practice, or a change of it, to everybody.
 * @param checklist points the editor found met
 * @throws Refusal `practice-own` for one's own writing, `practice-unchecked` when a needed point is open,
 *   `practice-not-submitted` when it was taken back or settled by another
 */
export async function acceptPractice(
  context: Context,
  people: People,
  given: Practice,
  checklist: string[],
  reason = '',
) {
  allow(mayEditMap(context.actor))
  await inTransaction(context, async (context) => {
    const { practice, revision } = await submitted(context, given)
    if (!CHECKS_NEEDED.every((point) => checklist.includes(point))) refuse('practice-unchecked', 422)
    const by = personId(context.actor)
    await recordSettling(context.db, revision.id, { outcome: 'accepted', reason, checklist, at: context.now, by })
    await updateFindable(context.db, practice.id, revision.content, context.now)
    await recordFacts(context.db, practice.id, {
      submittedAt: null,
      ...(practice.publishedAt ? {} : { publishedAt: context.now, publishedBy: by }),
    })
    await record(context, 'practice-published', subjectOf(practice), { revision: revision.number })
    await tellAuthor(context, people, practice, { how: 'published', reason, once: `practice-settled:${revision.id}` })
    await toldOf(context, practice)
  })
}

/** Gives it back to its author with what to mend. */
export async function returnPractice(
  context: Context,
  people: People,
  given: Practice,
  checklist: string[],
  reason: string,
) {
  allow(mayEditMap(context.actor))
  await inTransaction(context, async (context) => {
    const { practice, revision } = await submitted(context, given)
    const by = personId(context.actor)
    await recordSettling(context.db, revision.id, { outcome: 'returned', reason, checklist, at: context.now, by })
    await recordFacts(context.db, practice.id, { submittedAt: null })
    await record(context, 'practice-returned', subjectOf(practice), { revision: revision.number })
    await tellAuthor(context, people, practice, { how: 'returned', reason, once: `practice-settled:${revision.id}` })
  })
}

async function submitted(context: Context, given: Practice) {
  const practice = found(await lockPractice(context.db, given.id))
  const revision = found(await latestRevision(context.db, practice.id))
  if (!revision.submittedAt || revision.settledAt) refuse('practice-not-submitted')
  if (!mayCheck(context, revision)) refuse('practice-own')
  return { practice, revision }
}
