import type { z } from 'zod'
import type { Context } from './context.ts'
import type { PageOf } from './http/paging.ts'

/**
 * A list of things that programs may take: `app` gathers these from the modules, and the interface, its description, the
 * catalogue and the nightly files follow from them. Everything is asked for as a stranger asks (decision 0009).
 */
export interface OpenCollection<Item extends object = Record<string, unknown>, Filters extends object = object> {
  /** Polish, as in addresses: `konsultacje` at `/api/v1/konsultacje`. Sentences: `open-data.collection.<name>.title` and `.about`. */
  name: string
  /** Of one thing, in the description: `Process`. */
  itemName: string
  /** Every field; the field `id` is there and stays the same for life. Sentences: `open-data.field.<name>`. */
  schema: z.ZodObject
  /** What the list may be narrowed by, in the query. */
  filters: z.ZodObject
  /** One page for a stranger, in an order that stays. */
  page(context: Context, filters: Filters, page: { limit: number; after?: string | undefined }): Promise<PageOf<Item>>
  /** One thing, or null when a stranger may not know of it. */
  find(context: Context, id: string): Promise<Item | null>
  /** Where it is, for GeoJSON; absent when things of this sort have no place. */
  point?(item: Item): { lon: number; lat: number } | null
  /** Themes of the EU vocabulary of data themes (DCAT-AP): `GOVE`, `SOCI`. */
  themes: readonly string[]
  keywords: readonly string[]
  /** When anything in it changed last; null when nothing is in it. */
  changedAt(context: Context): Promise<Temporal.Instant | null>
}

// The items of each collection are its own; a list of collections holds all of them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyCollection = OpenCollection<any, any>
