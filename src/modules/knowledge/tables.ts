// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type KnowledgeTables = {
  'knowledge.answers': {
    id: string
    question_id: string
    body: string
    sources: Generated<unknown>
    author_name: string | null
    person_id: string | null
    written_at: Temporal.Instant
    submission_key: string
    hidden_at: Temporal.Instant | null
    hidden_ground: string | null
  }
  'knowledge.brought': {
    one: Generated<boolean>
    fingerprint: string
  }
  'knowledge.questions': {
    id: string
    slug: string
    tool: string | null
    title: string
    details: Generated<string>
    signature: string | null
    asked_at: Temporal.Instant
    asked_by: string | null
    submission_key: string
    secret_hash: string | null
    search_keys: Generated<string[]>
    published_at: Temporal.Instant | null
    hidden_at: Temporal.Instant | null
    hidden_ground: string | null
    best_answer_id: string | null
    guide_id: string | null
    shipped_hash: string | null
    changed_at: Temporal.Instant
  }
  'knowledge.texts': {
    id: string
    kind: string
    slug: string
    tool: string | null
    published_number: number | null
    law_checked_on: Temporal.PlainDate | null
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    withdrawn_at: Temporal.Instant | null
  }
  'knowledge.versions': {
    text_id: string
    number: number
    content: unknown
    note: Generated<string>
    written_at: Temporal.Instant
    written_by: string | null
    shipped_hash: string | null
    published_at: Temporal.Instant | null
    published_by: string | null
  }
}
