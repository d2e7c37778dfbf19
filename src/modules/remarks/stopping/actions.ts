import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { holdLetters } from '../../notices/index.ts'
import { lettersStopped, recordStop } from '../contacts-store.ts'
import { remarkById } from '../store.ts'
import { readStopToken } from './tokens.ts'

/** The remark a letter was about, to who holds the letter. */
export async function remarkOfLetter({ db, house }: Context, token: string) {
  const id = readStopToken(house.config, token)
  return found(id ? await remarkById(db, id) : null)
}

/** Whether there is nothing to end any more: the letters were ended, or the address is gone. */
export const isStopped = async ({ db }: Context, remarkId: string) => (await lettersStopped(db, remarkId)) !== false

/** No more letters to this address about its remarks in this process; what has not left yet stays. Twice is as once. */
export async function stopLetters(context: Context, token: string) {
  const remarkId = readStopToken(context.house.config, token)
  allow(remarkId !== null)

  await inTransaction(context, async (context) => {
    const stopped = await recordStop(context.db, remarkId, context.now)
    await holdLetters(context, { kind: 'remark', ids: stopped })
  })
}
