// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type BallotsTables = {
  'ballots.age_counts': {
    poll_id: string
    band: string
    count: number
  }
  'ballots.ballots': {
    id: string
    poll_id: string
    receipt: string
    nonce: string
    choice: string
    entry: number
    channel: string
  }
  'ballots.batches': {
    id: string
    poll_id: string
    number: number
    place: string
    cards: number
    opened_at: Temporal.Instant
    opened_by: string | null
    closed_at: Temporal.Instant | null
    closed_by: string | null
  }
  'ballots.cards': {
    id: string
    batch_id: string
    number: number
    first: unknown | null
    first_by: string | null
    second: unknown | null
    second_by: string | null
    outcome: string | null
  }
  'ballots.draws': {
    poll_id: string
    seed: string
    ids: string[]
    drawn: string[]
    drawn_at: Temporal.Instant
  }
  'ballots.eligible': {
    poll_id: string
    key_hash: string
  }
  'ballots.heads': {
    poll_id: string
    number: number
    head: string
    published_at: Temporal.Instant
  }
  'ballots.log_ends': {
    poll_id: string
    entries: number
    head: string
    ballots: Generated<number>
    closed_at: Temporal.Instant | null
  }
  'ballots.log_entries': {
    poll_id: string
    number: number
    kind: string
    commitment: string
    replaces: number | null
    hash: string
  }
  'ballots.place_counts': {
    poll_id: string
    place: string
    count: number
  }
  'ballots.polls': {
    id: string
    slug: string
    owner_kind: Generated<string>
    owner_id: string | null
    organisation_id: string | null
    title: string
    definition: unknown
    opens_at: Temporal.Instant
    closes_at: Temporal.Instant
    voting_key: string | null
    created_at: Temporal.Instant
    created_by: string | null
    published_at: Temporal.Instant | null
    definition_hash: string | null
    closed_at: Temporal.Instant | null
    sealed_at: Temporal.Instant | null
    counted_at: Temporal.Instant | null
    outcome: unknown | null
    wiped_at: Temporal.Instant | null
    wiped_by: string | null
    is_demonstration: Generated<boolean>
    bearing: string | null
  }
  'ballots.refusals': {
    poll_id: string
    channel: string
    reason: string
    count: number
  }
  'ballots.sms_codes': {
    poll_id: string
    key_hash: string
    code_hash: string
    expires_at: Temporal.Instant
    tries: Generated<number>
  }
  'ballots.voters': {
    poll_id: string
    key_hash: string
    channel: string
    edit_hash: string | null
    ballot_id: string | null
  }
}
