import type { Context } from '../../../platform/context.ts'

export const SEND = 'notices.send'
export const FAN_OUT = 'notices.fan-out'

/**
 * Asks a worker to look now. The rows alone make sure that letters leave: the job also runs every minute. So the asking
 * comes after the commit, where many writers at once do not wait for one another, and a failure of it loses nothing.
 */
export async function wake(context: Context, job: typeof SEND | typeof FAN_OUT) {
  const { house } = context
  const ask = async () => {
    try {
      await house.jobs.send({ ...context, db: house.db, afterCommit: undefined }, job, {}, { singletonKey: job })
    } catch (error) {
      house.log.warn('notices-wake-failed', { job, error })
    }
  }
  if (context.afterCommit) context.afterCommit.push(ask)
  else await ask()
}
