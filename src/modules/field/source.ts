import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Kind, Term } from './rules.ts'

/** Something a clerk may take along. */
export interface Offer {
  kind: Kind
  /** The process of remarks, the form of a survey. */
  id: string
  title: string
  /** What it belongs to: the consultation, the office. */
  caption: string
  closesAt: string | null
}

/** What is kept on the device to fill it in without a network. */
export interface Pack extends Offer {
  /** Fields, as the same components draw them on pages. */
  html: string
  /** Of a survey: the version that is answered. */
  version: string | null
  /** ISO moment until which it may be filled in. */
  endsAt: string
  /** Hours after closing in which it may still be sent. */
  graceHours: number
}

/** One thing as it comes from a device or a rescue file. */
export interface Item {
  key: string
  kind: Kind
  target: string
  collectedAt: string
  payload: unknown
}

export interface Target extends Term {
  organisationId: string
}

export interface FieldProblem {
  field: string
  text: string
}

export type TakenIn = { ok: true; reference: string; first: boolean } | { ok: false; problems: FieldProblem[] }

/** One way to take part that can be collected in the field. */
export interface FieldSource {
  kind: Kind
  /** What this actor may take along now. */
  offers(context: Context): Promise<Offer[]>
  /** Null when there is no such thing for this actor. */
  pack(c: HttpContext, id: string): Promise<Omit<Pack, 'graceHours' | 'endsAt'> | null>
  /** Whose it is and when it is open; null when this actor may not bring anything to it. */
  target(context: Context, id: string): Promise<Target | null>
  /** Keeps it, in the caller's transaction; the same key again gives back what was kept the first time. */
  takeIn(
    context: Context,
    item: Item,
    when: { receivedOn: Temporal.PlainDate; collectedAt: Temporal.Instant; late: boolean },
  ): Promise<TakenIn>
}
