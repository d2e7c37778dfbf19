// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type NewsletterTables = {
  'newsletter.archive_reads': {
    issue_id: string
    read_on: Temporal.PlainDate
    reads: number
  }
  'newsletter.consent_texts': {
    version: string
    words: string
    first_used_at: Temporal.Instant
  }
  'newsletter.counted_links': {
    issue_id: string
    place: number
    url: string
    opened: Generated<number>
  }
  'newsletter.deliveries': {
    id: string
    issue_id: string
    subscriber_id: string | null
    address_hash: string
    why: string
    state: Generated<string>
    attempts: Generated<number>
    code: number | null
    reason: string | null
    outcome: string | null
    due_at: Temporal.Instant
    lease: string | null
    leased_until: Temporal.Instant | null
    first_tried_at: Temporal.Instant | null
    tried_at: Temporal.Instant | null
    settled_at: Temporal.Instant | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    returned_at: Temporal.Instant | null
    returned_as: string | null
  }
  'newsletter.imports': {
    id: string
    submission_key: string
    proof: string
    collected_on: Temporal.PlainDate
    consent_version: string
    rows: unknown | null
    read_at: Temporal.Instant
    read_by: string | null
    confirmed_at: Temporal.Instant | null
    confirmed_by: string | null
    added: Generated<number>
    passed_over: Generated<number>
    undone_at: Temporal.Instant | null
    undone_by: string | null
  }
  'newsletter.issue_comments': {
    id: string
    submission_key: string
    issue_id: string
    body: string
    written_at: Temporal.Instant
    written_by: string | null
    settled_at: Temporal.Instant | null
    settled_by: string | null
  }
  'newsletter.issues': {
    id: string
    submission_key: string
    year: number | null
    number: number | null
    subject: Generated<string>
    preheader: Generated<string>
    plain_summary: Generated<string>
    blocks: Generated<unknown>
    topics: Generated<string[]>
    unit_codes: Generated<string[]>
    urgent: Generated<boolean>
    due_on: Temporal.PlainDate | null
    version: Generated<number>
    created_at: Temporal.Instant
    created_by: string | null
    edited_at: Temporal.Instant
    review_asked_at: Temporal.Instant | null
    review_asked_by: string | null
    reviewed_at: Temporal.Instant | null
    reviewed_by: string | null
    scheduled_at: Temporal.Instant | null
    scheduled_by: string | null
    frozen_at: Temporal.Instant | null
    frozen_html: string | null
    frozen_text: string | null
    content_hash: string | null
    search_keys: Generated<string[]>
    paused_at: Temporal.Instant | null
    stopped_at: Temporal.Instant | null
    sent_at: Temporal.Instant | null
  }
  'newsletter.reminders': {
    due_on: Temporal.PlainDate
    days_before: number
    reminded_at: Temporal.Instant
  }
  'newsletter.sendings': {
    issue_id: string
    content_hash: string
    started_at: Temporal.Instant
    reached_id: string | null
    audience_ready_at: Temporal.Instant | null
    left_out: Generated<unknown>
    resumed_at: Temporal.Instant | null
    broken_at: Temporal.Instant | null
    broken_why: string | null
  }
  'newsletter.subscribers': {
    id: string
    address_hash: string
    email: string | null
    name: Generated<string>
    person_id: string | null
    locale: Generated<string>
    topics: Generated<string[]>
    unit_codes: Generated<string[]>
    frequency: Generated<string>
    paused_until: Temporal.Instant | null
    consent_version: string
    consent_source: string
    consented_at: Temporal.Instant
    import_id: string | null
    confirmation_hash: string | null
    confirmation_until: Temporal.Instant | null
    confirmed_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    end_reason: string | null
    ended_from: string | null
    last_issue_at: Temporal.Instant | null
  }
}
