import { type Actor, holds } from '../../platform/actor.ts'
import { ZONE } from '../../platform/clock.ts'

/** Why a thing is reported or hidden. `child-abuse` stands apart, because there a reporter may stay unnamed. */
export const GROUNDS = ['unlawful', 'personal-data', 'hate', 'child-abuse', 'spam', 'rules'] as const
export type Ground = (typeof GROUNDS)[number]

export const isGround = (word: string): word is Ground => (GROUNDS as readonly string[]).includes(word)

/** What can become of a reported thing; `restored` takes a hiding back. */
export const ACTIONS = ['hidden', 'kept', 'restored'] as const
export type Action = (typeof ACTIONS)[number]

/** The kind of a report of an address at which no subject is found: a whole page, a document, a profile. */
export const PAGE = 'page'

/** What a report or a decision is about. */
export interface SubjectKey {
  kind: string
  id: string
}

/** The crimes of Directive 2011/93/EU, art. 3-7: a notice of these needs neither name nor e-mail (DSA art. 16(2)(c)). */
export const mayStayUnnamed = (ground: string) => ground === 'child-abuse'

const MODERATORS = ['team-admin', 'moderator', 'coordinator', 'administrator']

/** A team moderates its own things; those who run the network moderate all, and what belongs to nobody. */
export const mayModerate = (actor: Actor, organisationId: string | null) => holds(actor, MODERATORS, organisationId)

/** Runs the network, so sees the desk of the whole portal. */
export const mayModerateAll = (actor: Actor) => mayModerate(actor, null)

const URGENT: readonly string[] = ['child-abuse', 'hate']

/**
 * When a report should be decided: the law says "in a timely manner" (DSA art. 16(6)), we promise 7 days, and one day
 * where harm grows by the hour.
 */
export const dueAt = ({ ground, reportedAt }: { ground: string; reportedAt: Temporal.Instant }) =>
  reportedAt.add({ hours: URGENT.includes(ground) ? 24 : 7 * 24 })

/** How long a decision can be appealed: at least six months (DSA art. 20(1)). */
export const appealableUntil = (decidedAt: Temporal.Instant) =>
  decidedAt.toZonedDateTimeISO(ZONE).add({ months: 6 }).toInstant()

/** Reporters' names and addresses are kept this long after their report is closed, for questions and appeals. */
export const RETENTION = { years: 1 }

/** An appeal goes to another person than the one who decided; a decision of somebody since erased, to anybody. */
export const mayAnswerAppeal = ({ decidedBy }: { decidedBy: string | null }, personId: string) => decidedBy !== personId
