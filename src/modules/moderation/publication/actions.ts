import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { hideThing, type Verdict } from '../decisions/actions.ts'
import { type Moderated, type ModerationSubject, subjectOf } from '../needs.ts'
import { mayModerate } from '../rules.ts'

/** Those of the things that still wait to be shown; all must be the actor's to moderate. */
export async function waitingAmong(
  context: Context,
  subjects: ModerationSubject[],
  kind: string,
  ids: string[],
): Promise<Moderated[]> {
  const subject = subjectOf(subjects, kind)
  allow(subject !== undefined)
  const things = await Promise.all(ids.map((id) => subject.findById(context, id)))
  const known = things.filter((thing) => thing !== null)
  allow(known.every((thing) => mayModerate(context.actor, thing.organisationId)))
  return known.filter(({ state }) => state === 'waiting')
}

/** Shows things that waited for a moderator. What another moderator has settled meanwhile is left. */
export async function publishThings(
  context: Context,
  subjects: ModerationSubject[],
  kind: string,
  ids: string[],
): Promise<number> {
  return inTransaction(context, async (context) => {
    const things = await waitingAmong(context, subjects, kind, ids)
    for (const thing of things) await subjectOf(subjects, kind)?.publish(context, thing.id)
    return things.length
  })
}

/** Keeps things that waited from appearing; each author is told with the reason and can appeal. */
export async function refuseThings(
  context: Context,
  subjects: ModerationSubject[],
  kind: string,
  ids: string[],
  verdict: Omit<Verdict, 'action'>,
): Promise<number> {
  return inTransaction(context, async (context) => {
    const things = await waitingAmong(context, subjects, kind, ids)
    for (const thing of things) await hideThing(context, subjects, thing, verdict)
    return things.length
  })
}
