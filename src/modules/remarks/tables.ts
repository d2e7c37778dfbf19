// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type RemarksTables = {
  'remarks.bands': {
    process_id: string
    band: number
    remark_id: string
  }
  'remarks.contacts': {
    remark_id: string
    email: string
    locale: Generated<string>
    left_at: Temporal.Instant
    stopped_at: Temporal.Instant | null
  }
  'remarks.decisions': {
    id: string
    process_id: string
    remark_id: string | null
    group_id: string | null
    outcome: string
    reason: Generated<string>
    change: Generated<string>
    state: string
    decided_by: string | null
    decided_at: Temporal.Instant
    accepted_by: string | null
    accepted_at: Temporal.Instant | null
    superseded_at: Temporal.Instant | null
  }
  'remarks.groups': {
    id: string
    process_id: string
    label: string
    made_by: string
    decision_id: string | null
    confirmed_at: Temporal.Instant | null
    confirmed_by: string | null
    created_at: Temporal.Instant
  }
  'remarks.imports': {
    id: string
    process_id: string
    file_name: string
    mapping: unknown
    rows_count: number
    imported_at: Temporal.Instant
    imported_by: string | null
    undone_at: Temporal.Instant | null
    undone_by: string | null
  }
  'remarks.remarks': {
    id: string
    process_id: string
    reference: string
    channel: string
    received_at: Temporal.Instant
    late: Generated<boolean>
    given_at: Temporal.Instant
    author_kind: Generated<string>
    signature: string | null
    author_name: string | null
    organisation_name: string | null
    body: string
    quotation: string | null
    topic: string | null
    lon: number | null
    lat: number | null
    place_words: string | null
    language: Generated<string>
    edit_secret_hash: string | null
    submission_key: string | null
    published_at: Temporal.Instant | null
    hidden_at: Temporal.Instant | null
    hidden_reason: string | null
    withdrawn_at: Temporal.Instant | null
    edited_at: Temporal.Instant | null
    statistics_given_at: Temporal.Instant | null
    entered_by: string | null
    import_id: string | null
    import_row: number | null
    group_id: string | null
    decision_id: string | null
    settled_at: Temporal.Instant | null
    assigned_to: string | null
    search_keys: Generated<string[]>
    is_public: Generated<boolean>
    apart_at: Temporal.Instant | null
    register_number: string | null
  }
  'remarks.statistics': {
    id: string
    process_id: string
    age_band: string | null
    gender: string | null
    unit_code: string | null
  }
  'remarks.tallies': {
    process_id: string
    shard: number
    all_count: Generated<number>
    public_count: Generated<number>
    settled_count: Generated<number>
    public_settled_count: Generated<number>
  }
}
