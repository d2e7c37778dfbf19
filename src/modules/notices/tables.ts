// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type NoticesTables = {
  'notices.bounces': {
    id: string
    address_hash: string
    kind: string
    code: number | null
    happened_at: Temporal.Instant
  }
  'notices.digest_items': {
    id: string
    digest_id: string
    template: string
    topic: string
    title: string
    path: string | null
    about_kind: string | null
    about_id: string | null
    follower_id: string | null
    once_key: string | null
    created_at: Temporal.Instant
  }
  'notices.digests': {
    id: string
    to_email: string | null
    address_hash: string
    person_id: string | null
    locale: string
    frequency: string
    due_at: Temporal.Instant
    created_at: Temporal.Instant
    prepared_at: Temporal.Instant | null
    message_id: string | null
  }
  'notices.fanouts': {
    id: string
    once_key: string
    subject_kind: string
    subject_id: string
    template: string
    mails: unknown | null
    created_at: Temporal.Instant
    reached_id: string | null
    finished_at: Temporal.Instant | null
    topic: string | null
  }
  'notices.followers': {
    id: string
    subject_kind: string
    subject_id: string
    title: string
    path: string
    email: string | null
    address_hash: string
    person_id: string | null
    locale: string
    consent_version: string
    confirmation_hash: string
    confirmation_until: Temporal.Instant
    asked_at: Temporal.Instant
    confirmed_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
    frequency: string | null
  }
  'notices.letter_words': {
    key: string
    locale: string
    words: string
    written_at: Temporal.Instant
    written_by: string | null
  }
  'notices.messages': {
    id: string
    to_email: string | null
    address_hash: string | null
    person_id: string | null
    template: string
    locale: string
    subject: string
    blocks: unknown | null
    body_text: string | null
    body_html: string | null
    fleeting: Generated<boolean>
    about_kind: string | null
    about_id: string | null
    once_key: string | null
    follower_id: string | null
    bulk: Generated<boolean>
    message_id: string
    state: Generated<string>
    attempts: Generated<number>
    code: number | null
    reason: string | null
    due_at: Temporal.Instant
    lease: string | null
    leased_until: Temporal.Instant | null
    created_at: Temporal.Instant
    first_tried_at: Temporal.Instant | null
    settled_at: Temporal.Instant | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    one_click_path: string | null
    reply_to: string | null
    calendar_method: string | null
    calendar_body: string | null
  }
  'notices.notifications': {
    id: string
    person_id: string
    template: string
    title: string
    summary: Generated<string>
    path: string | null
    once_key: string | null
    created_at: Temporal.Instant
    read_at: Temporal.Instant | null
  }
  'notices.preferences': {
    id: string
    person_id: string | null
    address_hash: string | null
    topic: string
    frequency: string
    changed_at: Temporal.Instant
  }
  'notices.push_devices': {
    id: string
    person_id: string
    endpoint: string
    p256dh: string
    auth: string
    name: string
    locale: string
    added_at: Temporal.Instant
    reached_at: Temporal.Instant | null
  }
  'notices.suppressions': {
    id: string
    address_hash: string
    cause: string
    since: Temporal.Instant
    lifted_at: Temporal.Instant | null
    lifted_by: string | null
  }
}
