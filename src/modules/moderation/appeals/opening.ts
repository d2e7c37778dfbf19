import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { newId, newSecret } from '../../../platform/db/index.ts'
import type { Decision } from '../decisions/store.ts'
import { insertAppeal } from './store.ts'

/** Makes a decision open to appeal by whoever gets the secret; when nobody could be told, there is no appeal. */
export async function openAppeal(context: Context, decision: Decision, tell: (secret: string) => Promise<boolean>) {
  const secret = newSecret()
  if (await tell(secret))
    await insertAppeal(context.db, {
      id: newId(context.now.epochMilliseconds),
      decisionId: decision.id,
      secretHash: hashOf(secret),
    })
}

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')
