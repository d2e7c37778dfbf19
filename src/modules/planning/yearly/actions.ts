import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { PROCESSES } from '../../processes/index.ts'
import { mayPlan } from '../plans/rules.ts'
import { type Intention, insertIntention, recordGivingUp, updateIntention } from './store.ts'

/** Pages that show yearly plans carry this. */
export const YEARLY = 'planning-yearly'

type Written = Pick<Intention, 'year' | 'month' | 'title' | 'summary' | 'runningUnit'>

/** Adds a consultation to the yearly plan, public at once. */
export async function addIntention(context: Context, organisationId: string, intention: Written): Promise<string> {
  allow(mayPlan(context.actor, organisationId))
  const id = newId()
  await change(context, organisationId, 'intention-added', id, ({ db, now, actor }) =>
    insertIntention(db, { id, organisationId, ...intention }, { at: now, by: personId(actor) }),
  )
  return id
}

/** Changes what the plan says, or names the consultation it has become. */
export const changeIntention = (
  context: Context,
  { id, organisationId }: Intention,
  intention: Written & Pick<Intention, 'processId'>,
) => change(context, organisationId, 'intention-changed', id, ({ db }) => updateIntention(db, id, intention))

/** Gives it up, with a reason everybody reads; once. */
export const giveUpIntention = (context: Context, { id, organisationId }: Intention, reason: string) =>
  change(context, organisationId, 'intention-given-up', id, ({ db, now }) => recordGivingUp(db, id, now, reason))

async function change(
  context: Context,
  organisationId: string,
  verb: string,
  id: string,
  work: (context: Context) => Promise<void>,
) {
  allow(mayPlan(context.actor, organisationId))
  await inTransaction(context, async (context) => {
    await work(context)
    await record(context, verb, { kind: 'intention', id, organisationId })
    // The Canon of the consultation it became says so too.
    await changed(context, YEARLY, PROCESSES)
  })
}
