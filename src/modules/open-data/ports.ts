import type { Context } from '../../platform/context.ts'
import type { AnyCollection } from '../../platform/open-data.ts'

/** What `app` hands to open data. */
export interface OpenDataPorts {
  collections: AnyCollection[]
  /** Who publishes, in the reader's language. */
  publisher(context: Context): Promise<{ name: string; email: string | null }>
  /** Addresses for search engines, in parts of at most 50,000 (sitemaps.org); each with when it changed. */
  addresses(context: Context): AsyncGenerator<{ path: string; changedAt: Temporal.Instant | null }>
}
