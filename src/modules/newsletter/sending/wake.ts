import type { Context } from '../../../platform/context.ts'

export const SEND = 'newsletter.send'

/**
 * Asks a worker to look, now or at a moment. The rows alone make sure that letters leave: the job also runs every minute.
 * So the asking comes after the commit, and a failure of it loses nothing.
 */
export async function wakeSending(context: Context, at: Temporal.Instant | null = null) {
  const { house } = context
  const ask = async () => {
    try {
      const options = { singletonKey: SEND, ...(at ? { startAfter: at } : {}) }
      await house.jobs.send({ ...context, db: house.db, afterCommit: undefined }, SEND, {}, options)
    } catch (error) {
      house.log.warn('newsletter-wake-failed', { error })
    }
  }
  if (context.afterCommit) context.afterCommit.push(ask)
  else await ask()
}
