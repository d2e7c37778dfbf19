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
