// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.

export type ModerationTables = {
  'moderation.appeals': {
    id: string
    decision_id: string
    secret_hash: string
    explanation: string | null
    appealed_at: Temporal.Instant | null
    answered_by: string | null
    answered_at: Temporal.Instant | null
    answer: string | null
    upheld: boolean | null
  }
  'moderation.decisions': {
    id: string
    subject_kind: string
    subject_id: string
    organisation_id: string | null
    report_id: string | null
    action: string
    ground: string
    reason: string
    own_initiative: boolean
    decided_at: Temporal.Instant
    decided_by: string | null
  }
  'moderation.reports': {
    id: string
    reference: string
    subject_kind: string
    subject_id: string
    organisation_id: string | null
    url: string
    ground: string
    explanation: string
    reporter_name: string | null
    reporter_email: string | null
    good_faith: boolean
    reported_at: Temporal.Instant
    closed_at: Temporal.Instant | null
  }
}
