// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type ProcessesTables = {
  'processes.announcement_places': {
    id: string
    process_id: string
    kind: string
    place: string
    announced_on: Temporal.PlainDate
    link: string | null
    file_id: string | null
    added_at: Temporal.Instant
    added_by: string | null
  }
  'processes.charges': {
    process_id: string
    part: string
    person_id: string
    given_at: Temporal.Instant
    given_by: string | null
  }
  'processes.document_versions': {
    id: string
    document_id: string
    number: number
    file_id: string
    note: Generated<string>
    added_at: Temporal.Instant
    added_by: string | null
  }
  'processes.documents': {
    id: string
    process_id: string
    position: number
    title: string
    description: Generated<string>
    plain_summary: string | null
    removed_at: Temporal.Instant | null
    added_at: Temporal.Instant
    added_by: string | null
  }
  'processes.processes': {
    id: string
    kind: string
    slug: string
    organisation_id: string
    unit_code: string
    area_words: string | null
    title: string
    summary: string
    plain_language: string | null
    description: Generated<string>
    purpose: Generated<string>
    topic: Generated<string>
    legal_basis: Generated<string>
    frozen_rules: unknown | null
    contact_name: Generated<string>
    contact_email: string | null
    contact_phone: string | null
    accessibility: Generated<string>
    displayed_date: string | null
    opens_at: Temporal.Instant | null
    closes_at: Temporal.Instant | null
    report_due_on: Temporal.PlainDate | null
    search_keys: Generated<string[]>
    created_at: Temporal.Instant
    created_by: string | null
    announced_at: Temporal.Instant | null
    announced_by: string | null
    reported_at: Temporal.Instant | null
    effects_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancelled_reason: string | null
    archived_at: Temporal.Instant | null
  }
  'processes.stages': {
    id: string
    process_id: string
    position: number
    kind: string
    title: string
    description: Generated<string>
    starts_at: Temporal.Instant | null
    ends_at: Temporal.Instant | null
    displayed_date: string | null
    place: Generated<string>
    accessibility: Generated<string>
    link: string | null
    activity: string | null
    activity_settings: Generated<unknown>
    form: string | null
  }
  'processes.tasks': {
    id: string
    process_id: string
    title: string
    person_id: string | null
    due_on: Temporal.PlainDate | null
    added_at: Temporal.Instant
    added_by: string | null
    done_at: Temporal.Instant | null
    done_by: string | null
  }
  'processes.updates': {
    id: string
    process_id: string
    title: string
    body: string
    published_at: Temporal.Instant
    published_by: string | null
    removed_at: Temporal.Instant | null
  }
}
