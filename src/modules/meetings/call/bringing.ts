import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Meeting } from '../rules.ts'
import type { Proposal } from './rules.ts'
import { insertProposal, keepReview } from './store.ts'

export type ProposalToBring = Pick<Proposal, 'title' | 'summary' | 'name' | 'about' | 'email'> & {
  at: Temporal.Instant
  marks: { personId: string; mark: number; comment: string }[]
}

/**
 * Proposals of sessions with their marks, as they came some time ago; nobody is told.
 * @param context of the system
 * @returns their ids, in the order given
 */
export async function bringProposals(
  context: Context,
  meeting: Meeting,
  brought: ProposalToBring[],
): Promise<string[]> {
  allow(context.actor.kind === 'system')
  const ids: string[] = []
  for (const { at, marks, ...given } of brought) {
    const id = newId(at.epochMilliseconds)
    const proposal = {
      answers: '',
      ...given,
      id,
      meetingId: meeting.id,
      answerId: newId(),
      locale: 'pl' as const,
      proposedAt: at,
    }
    await insertProposal(context.db, proposal)
    for (const mark of marks) await keepReview(context.db, { proposalId: id, ...mark }, at.add({ hours: 30 }))
    ids.push(id)
  }
  return ids
}
