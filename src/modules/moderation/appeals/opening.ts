import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/index.ts'
import { sealId } from '../../../platform/seal.ts'
import type { Decision } from '../decisions/store.ts'
import { insertAppeal } from './store.ts'

/**
 * Makes a decision open to appeal by whoever holds its secret.
 * @returns the secret, for the letter; `appealPath` gives it again to the author's own page
 */
export async function openAppeal(context: Context, decision: Pick<Decision, 'id'>): Promise<string> {
  const secret = appealSecret(context, decision)
  await insertAppeal(context.db, {
    id: newId(context.now.epochMilliseconds),
    decisionId: decision.id,
    secretHash: hashOf(secret),
  })
  return secret
}

/** Where the appeal against a decision is made. */
export const appealPath = (decision: Pick<Decision, 'id'>, secret: string) =>
  `/moderacja/decyzje/${decision.id}/odwolanie?klucz=${secret}`

// Worked out rather than random: an author without an address gets no letter, so their own page must be able to name it.
export const appealSecret = ({ house }: Context, { id }: Pick<Decision, 'id'>) =>
  sealId(house.config, 'moderation.appeal', id)

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')
