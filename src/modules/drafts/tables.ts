// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type DraftsTables = {
  'drafts.comments': {
    remark_id: string
    draft_id: string
    thread: number
    version_id: string
    proposal: string | null
  }
  'drafts.drafts': {
    id: string
    process_id: string
    title: string
    next_thread: Generated<number>
    created_at: Temporal.Instant
    created_by: string | null
  }
  'drafts.paragraphs': {
    version_id: string
    position: number
    thread: number
    follows: number | null
    body: string
  }
  'drafts.versions': {
    id: string
    draft_id: string
    number: number
    note: Generated<string>
    source_name: string | null
    created_at: Temporal.Instant
    created_by: string | null
    published_at: Temporal.Instant | null
    published_by: string | null
  }
}
