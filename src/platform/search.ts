import type { Actor } from './actor.ts'
import type { Context } from './context.ts'

/** A thing as search knows it. Everything in it may be read by each of its audiences. */
export interface Findable {
  id: string
  /** Path of ours, without /en. */
  path: string
  title: string
  /** What stands beside the title in a list: the consultation a remark is about; may be empty. */
  context: string
  /** Plain words, without markup. */
  body: string
  /** A file whose text belongs to the thing, by its hash in the store of files; only what its audiences may download. */
  file?: { hash: string; type: string }
  /** By which it is filtered and dated; of a meeting the day it is held. */
  datedAt: Temporal.Instant
  /** TERYT code of 2, 4 or 7 digits. */
  unitCode: string | null
  /** See `EVERYBODY`, `MEMBERS` and `holdersOf`. */
  audiences: string[]
  /** How it stands beside others that match as well: 1, or less for one of very many. */
  weight?: number
}

/**
 * What a module lets be found. `app` gathers these; the index knows no module. That a thing changed is noted by triggers of
 * the database that name the same kind (decision 0120).
 */
export interface SearchSource {
  /** `process`, `remark`: also the word in addresses and the key of its name, `search.kind.process`. */
  kind: string
  /** These things as they are now, in any order; what nobody may find is not among them. Read as the system. */
  read(context: Context, ids: string[]): Promise<Findable[]>
  /** Ids of all there are, after one, in the order of ids. */
  ids(context: Context, after: string | null, limit: number): Promise<string[]>
  /** Which of these this actor may open at this moment: the same answer that their pages give. */
  visible(context: Context, ids: string[]): Promise<Set<string>>
}

export const EVERYBODY = 'public'
/** Members of the network who belong to it today. */
export const MEMBERS = 'members'

/** The audience of those who hold one of the roles in this scope, or over the whole network; as `holds` answers. */
export const holdersOf = (roles: readonly string[], scope: string | null): string[] =>
  roles.flatMap((role) => (scope === null ? [`${role}@`] : [`${role}@`, `${role}@${scope}`]))

/** The audiences an actor belongs to by what they hold. */
export function audiencesOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return [EVERYBODY]
  return [EVERYBODY, ...actor.roles.map(({ role, scope }) => `${role}@${scope ?? ''}`)]
}

/** Markdown as plain words: marks go, what they mark stays. */
export const withoutMarks = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gm, '')
    .replace(/[*_`]{1,3}/g, '')
