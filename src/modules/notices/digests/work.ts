import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { letterOf, type Notice } from '../outbox/actions.ts'
import { insertMessages, onceUsed } from '../outbox/store.ts'
import { SEND, wake } from '../outbox/wake.ts'
import { WORK, WORK_DEFAULT, WORK_FREQUENCIES, type WorkFrequency } from '../preferences/rules.ts'
import { preferencesOfMany } from '../preferences/store.ts'

/** How letters of work are called; the frequency follows. */
export const WORK_DIGEST = 'work-digest'

/** How often each of these people with accounts wants to read what waits for them in teams. */
export async function workFrequencies({ db }: Context, personIds: string[]): Promise<Map<string, WorkFrequency>> {
  const chosen = await preferencesOfMany(db, WORK, { personIds, hashes: [] })
  return new Map(
    personIds.map((id) => [
      id,
      WORK_FREQUENCIES.find((frequency) => frequency === chosen.get(`person:${id}`)) ?? WORK_DEFAULT,
    ]),
  )
}

/** Which of these letters were made before, so that nobody gathers for them again. */
export const lettersMade = ({ db }: Context, once: string[]): Promise<Set<string>> => onceUsed(db, once)

/** One summary of work to one person, behind letters somebody waits for, with a way out in it and one press beside it. */
export async function sendWorkDigest(
  context: Context,
  notice: Pick<Notice, 'locale' | 'mail'> & {
    to: { email: string; personId: string }
    frequency: Exclude<WorkFrequency, 'never'>
    once: string
  },
): Promise<boolean> {
  const { frequency, ...letter } = notice
  return inTransaction(context, async (context) => {
    const row = letterOf(context, { ...letter, template: `${WORK_DIGEST}-${frequency}` }, { digest: true })
    const made = await insertMessages(context.db, [row])
    if (made.length > 0) await wake(context, SEND)
    return made.length > 0
  })
}
