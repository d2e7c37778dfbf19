import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { endBy, type Kept, type PersonalDataStore } from '../../platform/personal-data.ts'

/** What one rule ends: how many rows, of which store. */
export interface Ended {
  module: string
  rule: string
  /** How long it is kept by the settings of this portal; null where each row knows its own end. */
  kept: Kept | null
  rows: number
}

/**
 * Ends what has served its purpose, rule by rule, in the order of the stores.
 * @param told what is to be done with each rule that ended something, in its transaction
 */
export async function endRetention(
  context: Context,
  stores: readonly PersonalDataStore[],
  told: (context: Context, ended: Ended) => Promise<void> = async () => {},
): Promise<Ended[]> {
  const all: Ended[] = []
  for (const { module, retention = [] } of stores)
    for (const rule of retention)
      await inTransaction(context, async (context) => {
        const rows = await endBy(rule, context)
        const ended = { module, rule: rule.key, kept: rule.kept(context.house.config), rows }
        all.push(ended)
        if (rows > 0) await told(context, ended)
      })
  return all
}

/** Thrown to undo a transaction whose work was only to be counted. */
class Undone extends Error {}

/**
 * What the job would end at that moment: the job itself, in a transaction that is undone. So the answer cannot differ from
 * what the job then does, whatever a rule looks at.
 */
export async function foreseeRetention(
  context: Context,
  stores: readonly PersonalDataStore[],
  at: Temporal.Instant,
): Promise<Ended[]> {
  let foreseen: Ended[] = []
  try {
    await inTransaction({ ...context, now: at }, async (context) => {
      foreseen = await endRetention(context, stores)
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return foreseen
}
