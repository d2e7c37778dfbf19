// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type FormsTables = {
  'forms.answers': {
    id: string
    form_id: string
    version_id: string
    submission_key: string
    reference: string
    answers: unknown
    channel: string
    locale: string
    anonymity: string
    answered_on: Temporal.PlainDate
    answered_at: Temporal.Instant | null
    edited_at: Temporal.Instant | null
    edit_key_hash: string | null
    once_key: string | null
    quota_flags: Generated<string[]>
    entered_by: string | null
    withdrawn_at: Temporal.Instant | null
    late: Generated<boolean>
  }
  'forms.beginnings': {
    id: string
    form_id: string
    version_id: string
    code_hash: string | null
    typed: Generated<unknown>
    ends_on: Temporal.PlainDate
    section_id: string | null
  }
  'forms.forms': {
    id: string
    owner_kind: string
    owner_id: string
    draft: unknown
    draft_revision: Generated<number>
    made_by: string | null
    made_at: Temporal.Instant
    edited_by: string | null
    edited_at: Temporal.Instant
    respondents_end_on: Temporal.PlainDate | null
    served_at: Temporal.Instant | null
  }
  'forms.paper_settings': {
    form_id: string
    double_entry: Generated<boolean>
    set_by: string | null
    set_at: Temporal.Instant
  }
  'forms.quota_counts': {
    form_id: string
    quota_id: string
    counted: Generated<number>
  }
  'forms.removals': {
    id: string
    form_id: string
    kind: string
    thing_id: string
    before: unknown
    removed_at: Temporal.Instant
    brought_back_at: Temporal.Instant | null
  }
  'forms.respondents': {
    answer_id: string
    person_id: string | null
    name: string | null
    email: string | null
  }
  'forms.sheet_entries': {
    id: string
    sheet_id: string
    round: number
    entered_by: string | null
    entered_at: Temporal.Instant
    received_on: Temporal.PlainDate
    typed: unknown
    invalid_reason: string | null
  }
  'forms.sheets': {
    id: string
    form_id: string
    version_id: string
    number: number
    code: string
    locale: string
    made_at: Temporal.Instant
    made_by: string | null
    double_entry: boolean | null
    settled_at: Temporal.Instant | null
    settled_by: string | null
    answer_id: string | null
    invalid_reason: string | null
  }
  'forms.tallies': {
    form_id: string
    shard: number
    seen: Generated<number>
    begun: Generated<number>
    finished: Generated<number>
  }
  'forms.versions': {
    id: string
    form_id: string
    number: number
    definition: unknown
    published_at: Temporal.Instant
    published_by: string | null
  }
}
