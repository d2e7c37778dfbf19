import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db/index.ts'
import type { HttpContext, PageOf } from '../../platform/http/index.ts'
import type { Locale, Translate } from '../../platform/texts/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { People } from '../audit/index.ts'
import type { MailContent } from '../notices/index.ts'
import type { Ground } from './rules.ts'

/** One thing people read and moderators may hide, whatever module keeps it. */
export interface Moderated {
  kind: string
  id: string
  organisationId: string | null
  /** In words: „Uwaga WIEC-2026-000412”. */
  label(t: Translate): string
  /** Its public address, without /en. */
  path: string
  /** All of it, for the moderator alone. */
  text: string
  givenAt: Temporal.Instant
  /** `gone` was taken back by its author; `waiting` has not been shown yet. */
  state: 'public' | 'waiting' | 'hidden' | 'gone'
}

/** A letter to an author whose address only the author's module knows. */
export interface LetterToAuthor {
  template: string
  mail(t: Translate, locale: Locale): MailContent
  /** The same key never makes a second letter. */
  once: string
}

/** What a module offers, so that its things can be reported and moderated; `app` hands these in. */
export interface ModerationSubject {
  kind: string
  /** Key of the word for one such thing, for the public log. */
  name: string
  /** The thing at a public address (path without /en, perhaps with a #part), when this reader may know of it. */
  findByPath(context: Context, path: string): Promise<Moderated | null>
  findById(context: Context, id: string): Promise<Moderated | null>
  /** Takes it from every public place. The ground may be shown in its stead; nothing else is. */
  hide(context: Context, id: string, ground: Ground): Promise<void>
  /** Puts it back in public, also when it has never been there. */
  show(context: Context, id: string): Promise<void>
  /** Writes to the author in the author's language; false when they left no address. */
  tellAuthor(context: Context, id: string, letter: LetterToAuthor): Promise<boolean>
  /** What waits to be shown in this organisation, oldest first. */
  waiting(
    context: Context,
    organisationId: string,
    page: { limit: number; after?: string | undefined },
  ): Promise<PageOf<Moderated>>
  publish(context: Context, id: string): Promise<void>
}

export interface OrganisationName {
  id: string
  name: string
}

/** What others know and moderation asks of them; `app` hands it in. */
export interface Needs {
  subjects: ModerationSubject[]
  people: People
  /** Those of the organisations that exist, by id. */
  organisations(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, OrganisationName>>
  /** Around pages of those who run the network. */
  desk(c: HttpContext): Desk
  /** Around pages of a team. */
  teamDesk(c: HttpContext, organisation: OrganisationName): Desk
}

export const subjectOf = (subjects: ModerationSubject[], kind: string) =>
  subjects.find((subject) => subject.kind === kind)

/** The thing itself, unless it is a page no subject knows, or is gone for good. */
export const moderatedBy = (
  context: Context,
  subjects: ModerationSubject[],
  { kind, id }: { kind: string; id: string },
) => subjectOf(subjects, kind)?.findById(context, id) ?? Promise.resolve(null)
