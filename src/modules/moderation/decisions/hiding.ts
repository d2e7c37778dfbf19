import type { Context } from '../../../platform/context.ts'
import { appealPath, appealSecret, hashOf } from '../appeals/opening.ts'
import { appealOf } from '../appeals/store.ts'
import type { SubjectKey } from '../rules.ts'
import { decisionsAbout } from './store.ts'

/** Why a thing is hidden, in the moderator's words for its author (DSA art. 17), and the way to appeal. */
export interface Hiding {
  ground: string
  reason: string
  decidedAt: Temporal.Instant
  /** Where the author appeals, or reads what became of the appeal. Opens to whoever has it: for the author's eyes alone. */
  appealPath: string | null
}

/** The decision by which a thing is hidden now, for its author's own page; null when no decision hides it. */
export async function hidingOf(context: Context, subject: SubjectKey): Promise<Hiding | null> {
  const [decision] = (await decisionsAbout(context.db, subject)).filter(({ action }) => action !== 'kept')
  if (decision?.action !== 'hidden') return null
  const appeal = await appealOf(context.db, decision.id)
  const secret = appealSecret(context, decision)
  const { ground, reason, decidedAt } = decision
  const opens = appeal !== null && appeal.secretHash === hashOf(secret)
  return { ground, reason, decidedAt, appealPath: opens ? appealPath(decision, secret) : null }
}
