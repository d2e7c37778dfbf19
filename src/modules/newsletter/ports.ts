import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { People, PersonSummary } from '../audit/index.ts'
import type { ThingKind } from './issues/blocks.ts'

/** A thing the basket proposes for an issue. */
export interface BasketItem {
  /** Stays the same for life, `consultations:<id>`: what is in an issue already is marked. */
  source: string
  kind: ThingKind
  title: string
  /** A sentence or two, formatted or plain. */
  text: string
  /** "do 12 grudnia 2026" */
  when: string
  place: string
  /** A path of ours without /en, or an https address. */
  url: string
  /** New since the last issue, or due soon whenever it was added. */
  why: 'new' | 'due'
}

/** Where the basket takes things from; each module with news for readers offers one, and `app` hands them in. */
export interface BasketSource {
  /** Key of the sentence that names it above its things. */
  name: string
  /** @param since when the last issue left; null before the first */
  items(context: Context, since: Temporal.Instant | null): Promise<BasketItem[]>
}

/** Somebody who agreed to the newsletter elsewhere in the portal, as in a declaration of membership. */
export interface Consenting {
  email: string
  name: string
  personId: string | null
  /** The words they agreed to, as they stood. */
  words: string
  givenAt: Temporal.Instant
  takenBackAt: Temporal.Instant | null
}

/** What `app` hands to the newsletter. */
export interface NewsletterPorts {
  /** Around pages of coordinators. */
  desk: (c: HttpContext) => Desk
  people: People
  /** Whom to remind of the editorial calendar. */
  coordinators: (context: Context) => Promise<PersonSummary[]>
  /** Everybody who may read an issue as the second person. */
  readers: (context: Context) => Promise<PersonSummary[]>
  /** Everybody's latest consent to the newsletter given elsewhere, also those taken back. */
  consenting: (context: Context) => Promise<Consenting[]>
  basket: BasketSource[]
  /** Whether an address of ours (path with query) answers with a page to a stranger. */
  answers: (path: string) => Promise<boolean>
}
