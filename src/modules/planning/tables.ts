// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type PlanningTables = {
  'planning.intentions': {
    id: string
    organisation_id: string
    year: number
    month: number
    title: string
    summary: Generated<string>
    running_unit: Generated<string>
    process_id: string | null
    added_at: Temporal.Instant
    added_by: string | null
    dropped_at: Temporal.Instant | null
    dropped_reason: string | null
  }
  'planning.invited': {
    id: string
    process_id: string
    name: string
    kind: string
    email: string | null
    note: Generated<string>
    added_at: Temporal.Instant
    added_by: string | null
    invited_on: Temporal.PlainDate | null
    invited_how: string | null
    answered_on: Temporal.PlainDate | null
    answer: Generated<string>
  }
  'planning.local_rules': {
    organisation_id: string
    resolution: string
    days: number | null
    forms: number | null
    days_ahead: number | null
    report_days: number | null
    changed_at: Temporal.Instant
    changed_by: string | null
    request_people: number | null
    request_days: number | null
    request_by: Generated<string>
  }
  'planning.plans': {
    id: string
    organisation_id: string
    process_id: string | null
    answers: Generated<unknown>
    created_at: Temporal.Instant
    created_by: string | null
    changed_at: Temporal.Instant
    dropped_at: Temporal.Instant | null
    template_id: string | null
  }
  'planning.reasons': {
    plan_id: string
    warning: string
    reason: string
    given_at: Temporal.Instant
    given_by: string | null
    cause: string | null
  }
  'planning.request_supports': {
    id: string
    request_id: string
    supporter: string
    name: Generated<string>
    address: Generated<string>
    email: string | null
    given_at: Temporal.Instant
    confirmed_at: Temporal.Instant | null
    struck_at: Temporal.Instant | null
  }
  'planning.requests': {
    id: string
    organisation_id: string
    title: string
    what: string
    why: Generated<string>
    place: Generated<string>
    signature: string
    email: string | null
    given_at: Temporal.Instant
    confirmed_at: Temporal.Instant | null
    needed: number
    answer_days: number
    supported_by: string
    shown_at: Temporal.Instant | null
    shown_by: string | null
    refused_reason: string | null
    reached_at: Temporal.Instant | null
    verified_at: Temporal.Instant | null
    verified_by: string | null
    verified_count: number | null
    verified_note: Generated<string>
    answered_at: Temporal.Instant | null
    answered_by: string | null
    granted: boolean | null
    answer: Generated<string>
    process_id: string | null
  }
  'planning.templates': {
    id: string
    organisation_id: string
    process_id: string | null
    title: string
    description: Generated<string>
    shape: unknown
    shared: Generated<boolean>
    saved_at: Temporal.Instant
    saved_by: string | null
    removed_at: Temporal.Instant | null
  }
  'planning.texts': {
    process_id: string
    kind: string
    body: string
    changed_at: Temporal.Instant
    changed_by: string | null
  }
}
