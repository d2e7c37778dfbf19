import type { VNode } from 'preact'
import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { People } from '../audit/index.ts'
import type { FormsPorts } from '../forms/index.ts'

export interface Desks {
  /** Around pages of coordinators. */
  desk: (c: HttpContext) => Desk
}

/** Who reads what is new for members. The actor of the context is the same person, without roles. */
export interface MemberReader {
  personId: string
  /** Members through whom they belong today: themselves, and institutions they represent. */
  memberIds: readonly string[]
  /** Those of them for whom they may vote today. */
  votingFor: readonly string[]
}

/** Something new for members. */
export interface NewsItem {
  /** UUID of the thing that happened, the same for life: a feed knows it again by it. */
  id: string
  at: Temporal.Instant
  /** What sort of thing, in one or two words of the reader's language. */
  sort: string
  title: string
  /** One sentence of text, or nothing. */
  text: string
  /** Path of ours, without /en. */
  href: string
}

/** Something that waits for this member's answer. */
export interface WaitingItem {
  id: string
  title: string
  text: string
  href: string
  /** Until when an answer counts. */
  dueAt: Temporal.Instant | null
}

/**
 * What a module adds to the page of members; `app` hands these in. Both say only what this reader may see: the feed goes out
 * under an address that opens it without signing in.
 */
export interface MembersSource {
  /** Things older than `before` in the order (at, id), the newest first, at most `limit`. */
  news?(
    context: Context,
    reader: MemberReader,
    page: { before: { at: Temporal.Instant; id: string } | null; limit: number },
  ): Promise<NewsItem[]>
  waiting?(context: Context, reader: MemberReader): Promise<WaitingItem[]>
}

/** What `app` hands to membership. */
export interface MembershipPorts extends Desks {
  /** Names of those who decided. */
  people: People
  forms: FormsPorts
  /** A box of ideas like this one, the same for every reader. */
  ideasAlike?(context: Context, idea: { id: string; title: string; what: string }): Promise<VNode[]>
  /** What other modules have for members: meetings, letters, votes. */
  news: MembersSource[]
}
