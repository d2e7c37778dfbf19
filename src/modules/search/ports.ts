import type { Context } from '../../platform/context.ts'
import type { SearchSource } from '../../platform/search.ts'

/** A list that has no feed of its own: at `<home>/kanal.xml` and `.json` are the newest things of a kind. */
export interface FeedOfList {
  home: string
  kind: string
}

/** What `app` hands to search. */
export interface SearchPorts {
  sources: SearchSource[]
  feeds: FeedOfList[]
  /** Whose feeds these are. */
  author(context: Context): Promise<string>
  /** Audiences beside those of roles: members of the network. */
  audiencesOf(context: Context): Promise<string[]>
  /** The unit people mean by a name or a code; null when there is none. */
  unitNamed(context: Context, text: string): Promise<{ code: string; name: string } | null>
  /** Names of units by code. */
  unitNames(context: Context, codes: string[]): Promise<Map<string, string>>
}

export const sourceOf = (ports: Pick<SearchPorts, 'sources'>, kind: string) =>
  ports.sources.find((source) => source.kind === kind)
