import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayWorkOnRemarks, type Process, subjectOf, tagOf } from '../../processes/index.ts'
import { groupById, lockGroup, setGroupDecision } from '../groups/store.ts'
import type { IntakeSettings } from '../ports.ts'
import { type Decision, mayAccept, needsReason, type Outcome } from '../rules.ts'
import { attachDecision, decisionsByIds, endDecision, recordAcceptance, replaceDecision } from './decisions-store.ts'
import { assign, lockRemarks, ownRemarkIds } from './store.ts'

/** The job that tells the authors who left an address; see `../jobs.ts`. */
export const TELL_DECIDED = 'remarks.tell-decided'

export interface DecisionInput {
  outcome: Outcome
  reason: string
  change: string
  /** How far it is: a draft, ready for another person to look at, or accepted at once where one person may. */
  state: Decision['state']
}

export type Target = { remarkIds: string[] } | { groupId: string }

/**
 * Decides remarks one by one (each gets a decision of its own with the same words) or a whole group at once.
 * @returns ids of the decisions made
 * @throws Refusal `decision-without-reason` when a reason is required and there is none (law.md 1.8),
 *   `decision-needs-second` when it would be accepted by the one who prepares it and the process wants two people
 */
export async function decide(
  context: Context,
  process: Process,
  settings: Pick<IntakeSettings, 'secondAcceptance'>,
  target: Target,
  input: DecisionInput,
): Promise<string[]> {
  allow(mayWorkOnRemarks(context.actor, process))
  if (input.state !== 'draft' && needsReason(input.outcome) && !input.reason.trim())
    refuse('decision-without-reason', 422)
  if (input.state === 'accepted' && settings.secondAcceptance) refuse('decision-needs-second', 422)

  return inTransaction(context, async (context) => {
    const ids: string[] = []
    for (const one of await lockTargets(context, process, target))
      ids.push(await decideOne(context, process, one, input))
    await record(context, 'remarks-decided', subjectOf(process), {
      outcome: input.outcome,
      state: input.state,
      decisions: ids.length,
    })
    await changed(context, tagOf(process))
    return ids
  })
}

type OneTarget = { remarkId: string } | { groupId: string }

/** What there is to decide, held until this is done, so that of two people deciding one thing the later one holds. */
async function lockTargets({ db }: Context, process: Process, target: Target): Promise<OneTarget[]> {
  if ('remarkIds' in target)
    return (await lockRemarks(db, process.id, target.remarkIds)).map((remarkId) => ({ remarkId }))
  const { id } = found(await groupById(db, process.id, target.groupId))
  await lockGroup(db, id)
  return [{ groupId: id }]
}

async function decideOne(context: Context, process: Process, target: OneTarget, input: DecisionInput): Promise<string> {
  const accepted = input.state === 'accepted'
  const by = personId(context.actor)
  const id = newId()
  await replaceDecision(context.db, {
    id,
    processId: process.id,
    remarkId: null,
    groupId: null,
    ...target,
    outcome: input.outcome,
    reason: input.reason,
    change: input.change,
    state: input.state,
    decidedBy: by,
    decidedAt: context.now,
    acceptedBy: accepted ? by : null,
    acceptedAt: accepted ? context.now : null,
  })
  if ('groupId' in target) await setGroupDecision(context.db, target.groupId, id)
  await attachDecision(context.db, target, id, accepted ? context.now : null)
  if (accepted) await context.house.jobs.send(context, TELL_DECIDED, { decisionId: id })
  return id
}

/**
 * A person accepts decisions that wait. Where the process wants a second pair of eyes, not one's own.
 * @returns how many were accepted; those one may not accept, or without a required reason, are left and counted
 */
export async function acceptDecisions(
  context: Context,
  process: Process,
  settings: Pick<IntakeSettings, 'secondAcceptance'>,
  decisionIds: string[],
): Promise<{ accepted: number; left: number }> {
  allow(mayWorkOnRemarks(context.actor, process))

  return inTransaction(context, async (context) => {
    // In one order, so that two people accepting the same list do not wait for each other.
    const decisions = [...(await decisionsByIds(context.db, decisionIds)).values()]
      .filter((decision) => decision.processId === process.id && decision.state !== 'accepted')
      .sort((one, other) => one.id.localeCompare(other.id))
    let accepted = 0
    for (const decision of decisions) {
      if (!mayAccept(decision, personId(context.actor), settings.secondAcceptance)) continue
      if (needsReason(decision.outcome) && !decision.reason) continue
      if (!(await recordAcceptance(context.db, decision.id, personId(context.actor), context.now))) continue
      await context.house.jobs.send(context, TELL_DECIDED, { decisionId: decision.id })
      accepted += 1
    }
    if (accepted > 0) await record(context, 'decisions-accepted', subjectOf(process), { decisions: accepted })
    await changed(context, tagOf(process))
    return { accepted, left: decisions.length - accepted }
  })
}

/**
 * Takes a decision back: the remark, or its group, is to settle again; a remark in a decided group has its group's answer
 * again. What was decided stays in the history.
 * @throws Refusal `decision-superseded` when another decision has taken its place
 */
export async function reopenDecision(context: Context, process: Process, decision: Decision) {
  allow(mayWorkOnRemarks(context.actor, process) && decision.processId === process.id)

  await inTransaction(context, async (context) => {
    if (!(await endDecision(context.db, decision.id, context.now))) refuse('decision-superseded')
    await record(context, 'decision-reopened', subjectOf(process), { decision: decision.id })
    await changed(context, tagOf(process))
  })
}

/** Who looks after these remarks; null for nobody. */
export async function assignRemarks(context: Context, process: Process, remarkIds: string[], to: string | null) {
  allow(mayWorkOnRemarks(context.actor, process))
  await assign(context.db, await ownRemarkIds(context.db, process.id, remarkIds), to)
}
