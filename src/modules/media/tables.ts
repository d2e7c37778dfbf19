// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.

export type MediaTables = {
  'media.files': {
    id: string
    hash: string
    name: string
    type: string
    size: number
    width: number | null
    height: number | null
    title: string | null
    description: string | null
    alt: string | null
    document_id: string
    version: number
    subject_kind: string
    subject_id: string
    visibility: string
    uploaded_by: string | null
    uploaded_at: Temporal.Instant
    sized_at: Temporal.Instant | null
    removed_at: Temporal.Instant | null
    removed_by: string | null
    bytes_removed_at: Temporal.Instant | null
  }
  'media.sizes': {
    source_hash: string
    width: number
    hash: string
    type: string
    size: number
  }
}
