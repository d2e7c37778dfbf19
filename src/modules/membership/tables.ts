// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type MembershipTables = {
  'membership.cards': {
    member_id: string
    about: Generated<string>
    tools: Generated<string[]>
    experience: Generated<string>
    offers: Generated<string>
    seeks: Generated<string>
    languages: Generated<string[]>
    website: string | null
    email: string | null
    phone: string | null
    visibility: unknown
    public_keys: Generated<string[]>
    members_keys: Generated<string[]>
    edited_at: Temporal.Instant
    edited_by: string | null
    takes_letters: Generated<boolean>
    hidden_at: Temporal.Instant | null
    hidden_ground: string | null
  }
  'membership.completions': {
    id: string
    declaration_id: string
    asked: string
    asked_at: Temporal.Instant
    asked_by: string | null
    reminded_at: Temporal.Instant | null
    answered_at: Temporal.Instant | null
    answer: Generated<string>
  }
  'membership.consents': {
    id: string
    declaration_id: string | null
    member_id: string | null
    purpose: string
    text_id: string
    given_at: Temporal.Instant
    taken_back_at: Temporal.Instant | null
  }
  'membership.decisions': {
    declaration_id: string
    accepted: boolean
    number: Generated<string>
    reason: Generated<string>
    decided_on: Temporal.PlainDate
    decided_at: Temporal.Instant
    decided_by: string | null
    member_id: string | null
  }
  'membership.declarations': {
    id: string
    reference: string
    submission_key: string
    kind: string
    text_id: string
    person_name: string
    position: string | null
    institution_name: string | null
    institution_kind: string | null
    nip: string | null
    krs: string | null
    unit_code: string
    email: string | null
    phone: string | null
    experience: Generated<string>
    tools: Generated<string[]>
    areas: Generated<string[]>
    offers: Generated<string>
    seeks: Generated<string>
    name_key: string
    way: string
    file_id: string | null
    locale: string
    received_on: Temporal.PlainDate
    submitted_at: Temporal.Instant
    entered_by: string | null
    confirmed_at: Temporal.Instant | null
    withdrawn_at: Temporal.Instant | null
  }
  'membership.feed_keys': {
    id: string
    person_id: string
    made_at: Temporal.Instant
  }
  'membership.idea_answers': {
    id: string
    idea_id: string
    answer: string
    reason: string
    due_on: Temporal.PlainDate | null
    became_path: string | null
    answered_at: Temporal.Instant
    answered_by: string | null
  }
  'membership.idea_comments': {
    id: string
    submission_key: string
    idea_id: string
    member_id: string
    body: string
    written_at: Temporal.Instant
    hidden_at: Temporal.Instant | null
    hidden_by: string | null
    hidden_reason: string | null
  }
  'membership.idea_supports': {
    idea_id: string
    member_id: string
    supported_at: Temporal.Instant
  }
  'membership.ideas': {
    id: string
    submission_key: string
    title: string
    what: string
    for_whom: string
    needed: Generated<string>
    member_id: string
    proposed_at: Temporal.Instant
    withdrawn_at: Temporal.Instant | null
  }
  'membership.letter_texts': {
    letter: string
    locale: string
    subject: string
    body: string
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'membership.letters': {
    id: string
    submission_key: string
    member_id: string
    sender_hash: string
    sender_id: string | null
    sent_at: Temporal.Instant
    report_hash: string
    reported_at: Temporal.Instant | null
    judged_at: Temporal.Instant | null
    judged_by: string | null
    verdict: string | null
    verdict_note: Generated<string>
  }
  'membership.members': {
    id: string
    number: number
    kind: string
    name: string
    sort_key: string
    name_key: string
    institution_kind: string | null
    nip: string | null
    krs: string | null
    unit_code: string
    email: string | null
    phone: string | null
    person_id: string | null
    organisation_id: string | null
    is_demonstration: Generated<boolean>
    created_at: Temporal.Instant
    merged_into: string | null
    merged_at: Temporal.Instant | null
    merged_by: string | null
    merged_moved: unknown | null
  }
  'membership.numbers': {
    name: string
    last: number
  }
  'membership.periods': {
    id: string
    member_id: string
    standing: string
    state: string
    from_on: Temporal.PlainDate
    begun_by: string | null
    to_on: Temporal.PlainDate | null
    ended_how: string | null
    ended_by: string | null
    note: Generated<string>
    ended_note: Generated<string>
  }
  'membership.representatives': {
    id: string
    member_id: string
    name: string
    email: string | null
    person_id: string | null
    scopes: string[]
    from_on: Temporal.PlainDate
    to_on: Temporal.PlainDate | null
    named_by: string | null
  }
  'membership.texts': {
    id: string
    kind: string
    number: number
    words: unknown
    published_at: Temporal.Instant
    published_by: string | null
  }
  'membership.ways': {
    kind: string
    accepted: string[]
    changed_at: Temporal.Instant
    changed_by: string | null
  }
}
