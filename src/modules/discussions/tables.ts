// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type DiscussionsTables = {
  'discussions.answers': {
    id: string
    post_id: string
    state: string | null
    expert_id: string | null
    body: string
    drafted_at: Temporal.Instant
    drafted_by: string | null
    published_at: Temporal.Instant | null
    published_by: string | null
  }
  'discussions.contacts': {
    post_id: string
    email: string
    locale: string
    left_at: Temporal.Instant
  }
  'discussions.experts': {
    id: string
    room_id: string
    name: string
    role: string
    about: Generated<string>
    picture_id: string | null
    position: number
    added_at: Temporal.Instant
    removed_at: Temporal.Instant | null
  }
  'discussions.posts': {
    id: string
    room_id: string
    kind: string
    number: number
    topic_id: string | null
    parent_id: string | null
    title: string | null
    body: string
    theme: string | null
    expert_id: string | null
    place_words: string | null
    signature: string | null
    person_id: string | null
    by_team: Generated<boolean>
    given_at: Temporal.Instant
    submission_key: string
    secret_hash: string | null
    search_keys: Generated<string[]>
    published_at: Temporal.Instant | null
    hidden_at: Temporal.Instant | null
    hidden_ground: string | null
    withdrawn_at: Temporal.Instant | null
    by_author: Generated<boolean>
  }
  'discussions.rooms': {
    id: string
    process_id: string | null
    kind: string
    lead: Generated<string>
    moderation: Generated<string>
    accounts: Generated<boolean>
    themes: Generated<string[]>
    next_number: Generated<number>
    created_at: Temporal.Instant
    created_by: string | null
    opened_at: Temporal.Instant | null
    opened_by: string | null
    closed_at: Temporal.Instant | null
    closes_on: Temporal.PlainDate | null
  }
  'discussions.supports': {
    post_id: string
    supporter: string
  }
  'discussions.topics': {
    id: string
    room_id: string
    number: number
    question: string
    lead: Generated<string>
    closes_on: Temporal.PlainDate | null
    created_at: Temporal.Instant
    created_by: string | null
    signature: string | null
    summary: string | null
    summary_at: Temporal.Instant | null
    summary_by: string | null
    hidden_at: Temporal.Instant | null
    hidden_ground: string | null
    about: string | null
  }
}
