import type { Actor } from '../../../platform/actor.ts'
import type { Context, House } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import { record } from '../../audit/index.ts'
import { NEWS } from '../directory/addresses.ts'
import { deleteKey, feedKeyOf, makeKey, personOfKey } from './store.ts'

const PURPOSE = 'members-feed'

/** Opens a feed of one's own for a program that does not sign in. */
export async function openFeed(context: Context) {
  const { actor } = context
  allow(actor.kind === 'person')
  await inTransaction(context, async (context) => {
    await makeKey(context.db, actor.id, context.now)
    await record(context, 'members-feed-opened', { kind: 'person', id: actor.id })
  })
}

/** The address of the feed stops working at once; the next one is another. */
export async function closeFeed(context: Context) {
  const { actor } = context
  allow(actor.kind === 'person')
  await inTransaction(context, async (context) => {
    await deleteKey(context.db, actor.id)
    await record(context, 'members-feed-closed', { kind: 'person', id: actor.id })
  })
}

/** Where this person's feed is; null while they have none. */
export async function feedPathOf({ db, house }: Context, personId: string): Promise<string | null> {
  const id = await feedKeyOf(db, personId)
  return id && feedPath(house, id)
}

const feedPath = ({ config }: House, id: string) => `${NEWS}/kanal/${sealId(config, PURPOSE, id)}`

/** Whose feed a token opens; null when it opens none, or no longer. */
export async function personOfToken({ db, house }: Context, token: string): Promise<string | null> {
  const id = unsealId(house.config, PURPOSE, token)
  return id ? personOfKey(db, id) : null
}

/** The owner of a feed as the one who reads it: nobody's roles and no address go along. */
export const readingAs = (context: Context, personId: string): Context => {
  const actor: Actor = { kind: 'person', id: personId, name: '', email: '', roles: [] }
  return { ...context, actor }
}
