import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { People } from '../audit/index.ts'
import type { BallotsPorts } from '../ballots/index.ts'
import type { Process } from '../processes/index.ts'

/** What `app` hands to budgets. */
export interface BudgetsPorts {
  people: People
  ballots: BallotsPorts
  /** Boxes other modules add beside an edition. */
  boxes?(context: Context, process: Process): Promise<VNode[]>
}
