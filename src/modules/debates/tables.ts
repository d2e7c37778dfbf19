// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type DebatesTables = {
  'debates.debates': {
    id: string
    process_id: string
    question: string
    lead: Generated<string>
    own_statements: Generated<boolean>
    results: Generated<string>
    created_at: Temporal.Instant
    created_by: string | null
    opened_at: Temporal.Instant | null
    opened_by: string | null
    closed_at: Temporal.Instant | null
  }
  'debates.maps': {
    id: string
    debate_id: string
    method: number
    seed: number
    log_id: number
    computed_at: Temporal.Instant
    result: unknown | null
    failure: string | null
  }
  'debates.participants': {
    id: string
    debate_id: string
    began_on: Temporal.PlainDate
  }
  'debates.statements': {
    id: string
    debate_id: string
    number: number
    body: string
    participant_id: string | null
    given_on: Temporal.PlainDate
    published_at: Temporal.Instant | null
    refused_at: Temporal.Instant | null
    refused_reason: string | null
    decided_by: string | null
  }
  'debates.vote_log': {
    id: Generated<number>
    participant_id: string
    statement_id: string
    vote: number | null
  }
  'debates.votes': {
    participant_id: string
    statement_id: string
    vote: number
    turn: Generated<number>
  }
}
