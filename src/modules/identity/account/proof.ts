import { systemClock } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import { verifyPassword } from '../auth/passwords.ts'
import { isRecent, LIMITS } from '../rules.ts'
import type { Session } from '../sessions.ts'
import { passwordHashOf } from '../store.ts'

/** What a person shows before something weighty: their password; without one, that they have just signed in. */
export type Proof = 'password' | 'recent' | 'sign-in-again'

export async function proofOf(context: Context, session: Session): Promise<Proof> {
  if (await passwordHashOf(context, session.person.id)) return 'password'
  // Sessions run on the machine's time; see sessions.ts.
  return isRecent(session.signedInAt, systemClock.now()) ? 'recent' : 'sign-in-again'
}

/**
 * @returns true when the person has shown that it is them
 * @throws Refusal `sign-in-again` for somebody without a password who signed in long ago
 */
export async function proves(context: Context, session: Session, password: string | undefined): Promise<boolean> {
  const personId = session.person.id
  const proof = await proofOf(context, session)
  if (proof === 'recent') return true
  if (proof === 'sign-in-again') return refuse('sign-in-again', 409)
  await throttle(context, { what: 'proof', whom: personId, ...LIMITS.proof.address })
  const hash = await passwordHashOf(context, personId)
  return hash ? verifyPassword({ hash, password: password ?? '' }) : false
}
