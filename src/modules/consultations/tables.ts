// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type ConsultationsTables = {
  'consultations.accessible_versions': {
    process_id: string
    kind: string
    file_id: string | null
    link: string | null
    captions_id: string | null
    captioned: Generated<boolean>
    description: string
    added_at: Temporal.Instant
    added_by: string | null
  }
  'consultations.canon_declarations': {
    process_id: string
    point: string
    declared: boolean
    note: Generated<string>
    declared_at: Temporal.Instant
    declared_by: string | null
  }
  'consultations.canon_scores': {
    process_id: string
    scored_on: Temporal.PlainDate
    met: number
    decided: number
    vetoes: string[]
  }
  'consultations.consultations': {
    process_id: string
    organ: Generated<string>
    running_unit: Generated<string>
    ordering_act: Generated<string>
    addressees: Generated<string>
    open_scope: Generated<string>
    closed_scope: Generated<string>
    how_to_submit: Generated<string>
    privacy_notice: Generated<string>
    moderation: Generated<string>
    second_acceptance: Generated<boolean>
    decisions_public: Generated<string>
    takes_place: Generated<boolean>
    takes_attachments: Generated<boolean>
  }
  'consultations.effects': {
    id: string
    process_id: string
    title: string
    body: string
    happened_on: Temporal.PlainDate | null
    published_at: Temporal.Instant
    published_by: string | null
  }
  'consultations.mask_reviews': {
    process_id: string
    remark_id: string
    field: string
    start_at: number
    end_at: number
    masked: boolean
    reviewed_at: Temporal.Instant
    reviewed_by: string | null
  }
  'consultations.milestones': {
    id: string
    process_id: string
    title: string
    description: Generated<string>
    responsible: Generated<string>
    due_on: Temporal.PlainDate
    first_due_on: Temporal.PlainDate | null
    moved_reason: string | null
    added_at: Temporal.Instant
    added_by: string | null
    done_on: Temporal.PlainDate | null
    outcome: Generated<string>
    file_id: string | null
    given_up_reason: string | null
    ended_at: Temporal.Instant | null
    ended_by: string | null
  }
  'consultations.protocols': {
    stage_id: string
    process_id: string
    led_by: Generated<string>
    written_down_by: Generated<string>
    participants: number | null
    course: string
    findings: Generated<string>
    file_id: string | null
    written_at: Temporal.Instant
    written_by: string | null
  }
  'consultations.report_entries': {
    report_id: string
    number: number
    letters_count: number
    authors: string
    outcome: string
    reason: string
    change: string
    search_keys: string[]
  }
  'consultations.report_letters': {
    report_id: string
    entry_number: number
    position: number
    reference: string
    channel: string
    received_on: Temporal.PlainDate
    late: boolean
    author: string
    quotation: string | null
    body: string
  }
  'consultations.report_parts': {
    process_id: string
    part: string
    body: string
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'consultations.reports': {
    id: string
    process_id: string
    version: number
    html_hash: string
    pdf_hash: string
    docx_hash: string
    csv_hash: string
    xlsx_hash: string
    remarks_count: number
    made_at: Temporal.Instant
    made_by: string | null
    publish_at: Temporal.Instant | null
    announced_at: Temporal.Instant | null
    chapters: Generated<unknown>
    sizes: Generated<unknown>
    entries_count: Generated<number>
    unreviewed_count: Generated<number>
    finished_at: Temporal.Instant | null
    published_by: string | null
    tells: Generated<boolean>
    signed_file_id: string | null
    signed_at: Temporal.Instant | null
  }
}
