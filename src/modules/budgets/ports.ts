import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { People } from '../audit/index.ts'
import type { BallotsPorts } from '../ballots/index.ts'
import type { FormsPorts } from '../forms/index.ts'
import type { Process } from '../processes/index.ts'

/** What `app` hands to budgets. */
export interface BudgetsPorts {
  people: People
  ballots: BallotsPorts
  forms: FormsPorts
  /** Boxes other modules add beside an edition. */
  boxes?(context: Context, process: Process): Promise<VNode[]>
  /** Begins a practice of the Participation Map from a project that is built. @returns where it is written on */
  offerPractice?(context: Context, process: Process, built: BuiltProject): Promise<string>
}

/** A project that is built, as a practice begins with it. */
export interface BuiltProject {
  title: string
  summary: string
  reason: string
  beneficiaries: string
  placeWords: string
  point: { lon: number; lat: number } | null
  votes: number
  year: number
  doneOn: Temporal.PlainDate
  /** What was written of its building, in order of days. */
  course: string[]
  costGrosze: number | null
  path: string
}
