// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type PracticesTables = {
  'practices.comments': {
    id: string
    submission_key: string
    practice_id: string
    person_id: string | null
    author_name: string
    body: string
    written_at: Temporal.Instant
    hidden_at: Temporal.Instant | null
    hidden_reason: string | null
  }
  'practices.imports': {
    id: string
    file_name: string
    mapping: unknown
    rows_count: number
    imported_at: Temporal.Instant
    imported_by: string | null
    undone_at: Temporal.Instant | null
    undone_by: string | null
  }
  'practices.map_departures': {
    map_number: number
    map_changed: number
  }
  'practices.practices': {
    id: string
    slug: string
    title: string
    essence: string
    language: Generated<string>
    tool: string
    theme: string
    organiser_type: string
    organiser_name: Generated<string>
    scale: string
    year_from: number
    year_to: number
    country: Generated<string>
    unit_code: string | null
    unit_codes: Generated<string[]>
    area_keys: Generated<string[]>
    place_words: Generated<string>
    precision: string
    public_lon: number | null
    public_lat: number | null
    participants: number | null
    cost_band: string | null
    search_keys: Generated<string[]>
    name_key: Generated<string>
    process_id: string | null
    organisation_id: string | null
    is_demonstration: Generated<boolean>
    created_at: Temporal.Instant
    created_by: string | null
    submitted_at: Temporal.Instant | null
    published_at: Temporal.Instant | null
    published_by: string | null
    updated_at: Temporal.Instant
    archived_at: Temporal.Instant | null
    archived_reason: Generated<string>
    hidden_at: Temporal.Instant | null
    hidden_reason: string | null
    is_public: Generated<boolean>
    confirmed_at: Temporal.Instant | null
    asked_at: Temporal.Instant | null
    import_id: string | null
    import_row: number | null
    source_key: string | null
    map_number: Generated<number>
    map_changed: Generated<number>
  }
  'practices.repeats': {
    id: string
    practice_id: string
    person_id: string | null
    author_name: string
    unit_code: string
    year: number
    words: string
    told_at: Temporal.Instant
    hidden_at: Temporal.Instant | null
    hidden_reason: string | null
  }
  'practices.revisions': {
    id: string
    practice_id: string
    number: number
    content: unknown
    note: Generated<string>
    saved_at: Temporal.Instant
    saved_by: string | null
    submitted_at: Temporal.Instant | null
    settled_at: Temporal.Instant | null
    settled_by: string | null
    outcome: string | null
    reason: Generated<string>
    checklist: Generated<string[]>
  }
  'practices.thanks': {
    practice_id: string
    person_id: string
    given_at: Temporal.Instant
  }
}
