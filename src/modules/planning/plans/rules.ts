import type { Actor } from '../../../platform/actor.ts'
import type { LocalRules } from '../../law/index.ts'
import { mayCreateProcess } from '../../processes/index.ts'
import type { PlanAnswers } from './answers.ts'

/** A consultation as a team plans it, before and after a draft is made of it. */
export interface Plan {
  id: string
  organisationId: string
  processId: string | null
  answers: PlanAnswers
  createdAt: Temporal.Instant
  changedAt: Temporal.Instant
}

/** What an office's resolution asks for, also of residents who want a consultation. */
export interface OfficeRules extends LocalRules {
  /** How many people must support a request, in how many days the office answers; null where the resolution has no requests. */
  requestPeople: number | null
  requestDays: number | null
  requestBy: 'email' | 'declared'
}

/** Why the team goes on although there is a warning. */
export interface Reason {
  warning: string
  reason: string
  /** For which dates it was written; null when it was written before this was kept. */
  cause: string | null
  givenAt: Temporal.Instant
}

/** Whether a reason speaks for a warning as it is now: one against a binding limit was written for certain dates. */
export const holdsFor = (reason: Reason | undefined, { cause }: { cause: string }): boolean =>
  reason !== undefined && (reason.cause === null || reason.cause === cause)

export const mayPlan = (actor: Actor, organisationId: string) => mayCreateProcess(actor, organisationId)

/** The organisations in whose teams this person plans. */
export const plansFor = (actor: Actor): string[] =>
  actor.kind === 'person'
    ? [...new Set(actor.roles.flatMap(({ scope }) => scope ?? []))].filter((id) => mayPlan(actor, id))
    : []
