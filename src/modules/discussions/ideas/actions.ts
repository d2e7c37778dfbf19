import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { absent, allow, refuse } from '../../../platform/errors.ts'
import { maySee } from '../../processes/index.ts'
import { isPublic, type Post, takesPosts } from '../posts/rules.ts'
import { type FoundRoom, roomChanged } from '../rooms/actions.ts'
import { deleteSupport, insertSupport } from './store.ts'

/** Supports an idea, once. @throws Refusal `room-not-open` */
export async function supportIdea(context: Context, at: FoundRoom, idea: Post, supporter: string) {
  allow(at.process !== null && maySee(context.actor, at.process))
  mustStand(context, at, idea)
  await inTransaction(context, async (context) => {
    if (await insertSupport(context.db, idea.id, supporter)) await roomChanged(context, at)
  })
}

export async function stopSupporting(context: Context, at: FoundRoom, idea: Post, supporter: string | null) {
  allow(at.process !== null && maySee(context.actor, at.process))
  mustStand(context, at, idea)
  if (!supporter) return
  await inTransaction(context, async (context) => {
    await deleteSupport(context.db, idea.id, supporter)
    await roomChanged(context, at)
  })
}

function mustStand({ now }: Context, at: FoundRoom, idea: Post) {
  if (!isPublic(idea)) throw absent()
  if (!takesPosts(at, now)) refuse('room-not-open')
}
