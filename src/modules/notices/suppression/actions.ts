import { holds, personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { addressHash, type BounceKind, SOFT_LIMIT, SOFT_WINDOW_DAYS } from '../rules.ts'
import { type Returned, readReturned } from './delivery-status.ts'
import {
  countSoftBounces,
  endSuppression,
  insertBounce,
  insertSuppression,
  isSuppressed,
  recordReturned,
} from './store.ts'
import type { ReturnKind } from './verdict.ts'

/** Who may see the outbox and the list of addresses we do not write to. */
export const mayKeepOutbox = (context: Context) => holds(context.actor, ['administrator'], null)

/**
 * An address answered badly. A hard bounce and a complaint suppress it at once, the third soft bounce in 30 days too.
 * @param bounce `addressHash` as made by `addressHash`; `code` the SMTP reply, null when the news came another way
 */
export async function recordBounce(
  context: Context,
  bounce: { addressHash: string; kind: BounceKind; code: number | null },
) {
  const { now } = context
  await inTransaction(context, async ({ db }) => {
    await insertBounce(db, { ...bounce, at: now })
    if (bounce.kind === 'soft') {
      const since = now.subtract({ hours: SOFT_WINDOW_DAYS * 24 })
      if ((await countSoftBounces(db, bounce.addressHash, since)) < SOFT_LIMIT) return
    }
    await insertSuppression(db, { addressHash: bounce.addressHash, cause: bounce.kind, at: now })
  })
}

/**
 * Where else letters of ours are kept than in the outbox: marks the letter as returned, and gives the hash of its address,
 * or null when it is not there or was marked before.
 */
export type ReturnedElsewhere = (context: Context, returned: Returned) => Promise<string | null>

/**
 * A message that came back to us, as the mail server hands it over: the address of the letter it is about is counted, once
 * for each letter. @returns what it said, or null when it is about no letter of ours or says nothing
 */
export async function receiveReturned(
  context: Context,
  message: Uint8Array | string,
  elsewhere: readonly ReturnedElsewhere[] = [],
): Promise<ReturnKind | null> {
  allow(context.actor.kind === 'system')
  const returned = await readReturned(message, context.house.config)
  if (!returned) return null
  return inTransaction(context, async (context) => {
    let addressHash = await recordReturned(context.db, returned)
    for (const mark of elsewhere) addressHash ??= await mark(context, returned)
    if (!addressHash) return null
    // A rule of the receiving side says nothing of the address.
    if (returned.kind !== 'refused')
      await recordBounce(context, { addressHash, kind: returned.kind, code: returned.code })
    return returned.kind
  })
}

/** A person complained, or wrote that they want no letters from us at all. */
export async function suppressAddress(context: Context, email: string) {
  allow(mayKeepOutbox(context))
  await inTransaction(context, async (context) => {
    await recordBounce(context, { addressHash: hashOf(context, email), kind: 'complaint', code: null })
    await record(context, 'address-suppressed', { kind: 'address' })
  })
}

/** Lets letters go to an address again. False when it was not on the list. */
export async function liftSuppression(context: Context, email: string): Promise<boolean> {
  allow(mayKeepOutbox(context))
  return inTransaction(context, async (context) => {
    const lifted = await endSuppression(context.db, hashOf(context, email), {
      at: context.now,
      personId: personId(context.actor),
    })
    if (lifted) await record(context, 'address-released', { kind: 'address' })
    return lifted
  })
}

/** Whether we hold back letters to this address. */
export const isHeldBack = (context: Context, email: string) => isSuppressed(context.db, hashOf(context, email))

const hashOf = ({ house }: Context, email: string) => addressHash(house.config.secret, email)
