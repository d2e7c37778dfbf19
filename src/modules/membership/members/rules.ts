import type { InstitutionKind } from '../declarations/rules.ts'
import type { Kind, Standing } from '../rules.ts'

export interface Member {
  id: string
  /** On the list of members. */
  number: number
  kind: Kind
  name: string
  institutionKind: InstitutionKind | null
  nip: string | null
  krs: string | null
  unitCode: string
  email: string | null
  phone: string | null
  personId: string | null
  organisationId: string | null
  isDemonstration: boolean
  mergedInto: string | null
}

/** A dated record of belonging; the next one begins where this one ends. */
export interface Period {
  id: string
  memberId: string
  standing: Standing
  state: 'active' | 'suspended'
  from: Temporal.PlainDate
  /** The day it ended, which belongs to the next period or to none (decision 0052); null while it lasts. */
  to: Temporal.PlainDate | null
  endedHow: 'suspended' | 'resumed' | 'left' | 'excluded' | 'changed' | null
  /** Why it began, in words of the desk. */
  note: string
  /** What was said when it ended: the statement of one who leaves, the reason of an exclusion. */
  endedNote: string
}

/** Somebody who acts for an institution, and in what. */
export interface Representative {
  id: string
  memberId: string
  name: string
  email: string | null
  personId: string | null
  scopes: Scope[]
  from: Temporal.PlainDate
  to: Temporal.PlainDate | null
}

export const SCOPES = ['sign', 'vote', 'edit'] as const
export type Scope = (typeof SCOPES)[number]

/** From the first day up to the day it ended, without that day (decision 0052); the lists in SQL ask the same. */
const covers = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate | null }, day: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(from, day) <= 0 && (to === null || Temporal.PlainDate.compare(day, to) < 0)

/** The period that holds on a day; no day has two. */
export const periodOn = (periods: readonly Period[], day: Temporal.PlainDate): Period | null =>
  periods.findLast((period) => covers(period, day)) ?? null

/** Whether a member belongs to the network on a day, and is counted and shown; a suspended one is not while it lasts. */
export const isActive = (periods: readonly Period[], day: Temporal.PlainDate): boolean =>
  periodOn(periods, day)?.state === 'active'

/** Guests and observers take part without a vote. */
export function mayVote(periods: readonly Period[], day: Temporal.PlainDate): boolean {
  const period = periodOn(periods, day)
  return period?.state === 'active' && period.standing === 'member'
}

/** Those who act for the institution on a day, in this matter. */
export const representativesOn = (
  representatives: Representative[],
  day: Temporal.PlainDate,
  scope?: Scope,
): Representative[] =>
  representatives.filter((person) => covers(person, day) && (scope === undefined || person.scopes.includes(scope)))

/** An institution that nobody represents any more: the desk is warned. */
export const isUnrepresented = (
  member: Pick<Member, 'kind'>,
  representatives: Representative[],
  day: Temporal.PlainDate,
) => member.kind === 'institution' && representativesOn(representatives, day).length === 0
