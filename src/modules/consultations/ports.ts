import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { People } from '../audit/index.ts'
import type { FormsPorts } from '../forms/index.ts'
import type { Activity, Process } from '../processes/index.ts'

/** What was planned before and beside a consultation, as far as the Canon asks about it. */
export interface PlanningEvidence {
  /** Where the yearly plan names this consultation, and since when. */
  yearlyPlan: { year: number; title: string; href: string; addedAt: Temporal.Instant } | null
  /** People and organisations the matter concerns: on the list, invited, answered. */
  invited: { all: number; invited: number; answered: number }
}

/** What `app` hands to consultations: the ways to take part, and the boxes other modules add to the page of a process. */
export interface ConsultationPorts {
  activities: Activity[]
  /** Following by e-mail, sharing: boxes beside the main text. */
  boxes(context: Context, process: Process): Promise<VNode[]>
  people: People
  /** Everything that owns forms: the evaluation asked for after the report is one. */
  forms: FormsPorts
  /** What waits for the team beside what waits in ways to take part. */
  work?: Pick<Activity, 'workList'>[]
  /** What stands in the way of the announcement beside its missing fields, each with the page where it is mended. */
  obstacles?(context: Context, process: Process): Promise<{ label: string; href: string }[]>
  /** What of planning bears witness for the Canon: the yearly plan, and whom the office invited. */
  canon?(context: Pick<Context, 'db'>, process: Process): Promise<PlanningEvidence>
  /** What happens in the transaction of the announcement. */
  announcing?(context: Context, process: Process): Promise<void>
}
