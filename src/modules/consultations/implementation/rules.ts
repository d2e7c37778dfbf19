import { dateOf } from '../../../platform/clock.ts'

export interface Milestone {
  id: string
  processId: string
  title: string
  description: string
  /** Who in the office answers for it. */
  responsible: string
  dueOn: Temporal.PlainDate
  firstDueOn: Temporal.PlainDate | null
  movedReason: string | null
  doneOn: Temporal.PlainDate | null
  outcome: string
  fileId: string | null
  givenUpReason: string | null
  endedAt: Temporal.Instant | null
}

export type MilestoneState = 'planned' | 'overdue' | 'done' | 'given-up'

/** A step is late from the day after its term. */
export function stateOf(
  milestone: Pick<Milestone, 'dueOn' | 'doneOn' | 'givenUpReason'>,
  now: Temporal.Instant,
): MilestoneState {
  if (milestone.doneOn) return 'done'
  if (milestone.givenUpReason !== null) return 'given-up'
  return Temporal.PlainDate.compare(milestone.dueOn, dateOf(now)) < 0 ? 'overdue' : 'planned'
}
