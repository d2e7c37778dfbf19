// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type SearchTables = {
  'search.documents': {
    kind: string
    thing_id: string
    path: string
    title: string
    context: Generated<string>
    body: string
    keys: string
    title_keys: string
    year: number | null
    unit_code: string | null
    audiences: string[]
    weight: Generated<number>
    dated_at: Temporal.Instant
    indexed_at: Temporal.Instant
  }
  'search.file_texts': {
    hash: string
    body: string
    problem: string | null
    read_at: Temporal.Instant
  }
  'search.pending': {
    id: Generated<number>
    kind: string
    thing_id: string
  }
  'search.words': {
    word: string
    documents: number
    share: Generated<number>
    titles: Generated<number>
  }
}
