import { systemClock } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import { challengeOf } from '../auth/cookies.ts'
import type { Identity } from '../identity.ts'
import { LIMITS } from '../rules.ts'
import { on } from '../store.ts'
import { type Attempt, attemptOf } from './actions.ts'

/** Who is between the first factor and the second in this browser, or null. */
export async function personAtSecondFactor(identity: Identity, headers: Headers): Promise<string | null> {
  const challenge = challengeOf(headers, identity.house.config.secret)
  if (!challenge) return null
  const { internalAdapter } = await (await identity.auth()).$context
  const waiting = await internalAdapter.findVerificationValue(challenge)
  return waiting && waiting.expiresAt > new Date() ? waiting.value : null
}

/**
 * The second factor: a code from the app, or one of the recovery codes. Each works once; five wrong ones end this sign-in,
 * and ten in a row close the second factor for a quarter of an hour (better-auth).
 * @throws Refusal `sign-in-ended` when there is no sign-in to finish
 */
export async function signInByCode(
  identity: Identity,
  context: Context,
  input: { code: string; source: string; headers: Headers },
): Promise<Attempt> {
  await throttle(context, { what: 'code', whom: input.source, ...LIMITS.signIn.source })
  const personId = await personAtSecondFactor(identity, input.headers)
  if (!personId) refuse('sign-in-ended', 410)

  const { headers } = input
  const code = input.code.replaceAll(/\s/g, '')
  const isFromApp = /^\d{6}$/.test(code)
  if (isFromApp && !(await spendCode(context, personId, code)))
    return { outcome: 'refused', answer: new Response(null, { status: 401 }) }
  const request = { body: { code }, headers, asResponse: true as const }
  const answer = isFromApp
    ? await (await identity.auth()).api.verifyTOTP(request)
    : await (await identity.auth()).api.verifyBackupCode(request)
  return attemptOf(identity, context, answer)
}

/** True the first time a person shows this code; codes are forgotten after a day (`endRetention`). */
export async function spendCode({ db }: Pick<Context, 'db'>, personId: string, code: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('identity.spent_codes')
    .values({ person_id: personId, code, spent_at: systemClock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
