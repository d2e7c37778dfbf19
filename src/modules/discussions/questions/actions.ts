import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { describeFile, type Kept, keepFile, removeFile, type Upload } from '../../media/index.ts'
import { type FoundRoom, roomChanged, subjectFor } from '../rooms/actions.ts'
import { mayKeepRoom } from '../rooms/rules.ts'
import { type Expert, insertExpert, updateExpert } from './store.ts'

/** The word under which media keeps pictures of experts. */
export const EXPERT_PICTURES = 'expert'

export type ExpertInput = Pick<Expert, 'name' | 'role' | 'about'>

/** Adds somebody who will answer. @returns their id */
export async function addExpert(context: Context, at: FoundRoom, expert: ExpertInput): Promise<string> {
  allow(mayKeepRoom(context.actor, at.process))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    await insertExpert(context.db, { id, roomId: at.room.id, ...expert }, context.now)
    await record(context, 'expert-added', subjectFor(at.process, at.room.id))
    await roomChanged(context, at)
    return id
  })
}

/** @param alt what the picture shows, when there is one */
export async function changeExpert(context: Context, at: FoundRoom, expert: Expert, input: ExpertInput, alt: string) {
  allow(mayKeepRoom(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await updateExpert(context.db, expert.id, input)
    if (expert.pictureId && alt) await describeFile(context, expert.pictureId, { alt })
    await record(context, 'expert-changed', subjectFor(at.process, at.room.id))
    await roomChanged(context, at)
  })
}

/**
 * A picture in place of the one before.
 * @param alt what it shows, for those who do not see it
 */
export async function setPicture(
  context: Context,
  at: FoundRoom,
  expert: Pick<Expert, 'id' | 'pictureId'>,
  upload: Upload,
  alt: string,
): Promise<Kept> {
  allow(mayKeepRoom(context.actor, at.process))
  const kept = await keepFile(context, upload, {
    subject: { kind: EXPERT_PICTURES, id: expert.id },
    kinds: ['image'],
    visibility: 'public',
    alt,
  })
  if (!kept.ok) return kept
  await inTransaction(context, async (context) => {
    await updateExpert(context.db, expert.id, { pictureId: kept.file.id })
    if (expert.pictureId) await removeFile(context, expert.pictureId)
    await roomChanged(context, at)
  })
  return kept
}

/** Takes an expert off the list; answers given stay under their name. */
export async function removeExpert(context: Context, at: FoundRoom, expert: Expert) {
  allow(mayKeepRoom(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await updateExpert(context.db, expert.id, { removedAt: context.now })
    await record(context, 'expert-removed', subjectFor(at.process, at.room.id), { by: personId(context.actor) ?? '' })
    await roomChanged(context, at)
  })
}
