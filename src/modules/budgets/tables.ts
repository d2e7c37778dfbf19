// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type BudgetsTables = {
  'budgets.appeals': {
    id: string
    project_id: string
    channel: string
    contested: string[]
    body: string
    filed_at: Temporal.Instant
    outcome: string | null
    reason: Generated<string>
    decided_at: Temporal.Instant | null
    decided_by: string | null
  }
  'budgets.authors': {
    project_id: string
    name: Generated<string>
    email: Generated<string>
    phone: Generated<string>
    address: Generated<string>
    is_child: Generated<boolean>
    guardian: Generated<string>
    hears_talk: Generated<boolean>
  }
  'budgets.cards': {
    id: string
    project_id: string
    kind: string
    answers: unknown
    finished_at: Temporal.Instant
    finished_by: string | null
  }
  'budgets.chosen_pools': {
    process_id: string
    key_hash: string
    pool_id: string
  }
  'budgets.coauthors': {
    id: string
    project_id: string
    name: string
    email: string
    key_hash: string
    invited_at: Temporal.Instant
    accepted_at: Temporal.Instant | null
  }
  'budgets.cost_lines': {
    project_id: string
    position: number
    name: string
    quantity: number
    price_grosze: number
  }
  'budgets.devices': {
    id: string
    point_id: string
    name: string
    added_at: Temporal.Instant
    added_by: string | null
    joined_at: Temporal.Instant | null
    ended_at: Temporal.Instant | null
  }
  'budgets.editions': {
    process_id: string
    year: number
    calendar: unknown
    settings: unknown
    previous_id: string | null
    drawn_at: Temporal.Instant | null
    draw_seed: string | null
    voting_ready_at: Temporal.Instant | null
    archived: Generated<boolean>
    is_demonstration: Generated<boolean>
  }
  'budgets.joining_voices': {
    joining_id: string
    voice_id: string
    agrees: boolean
    way: string
    words: Generated<string>
    said_at: Temporal.Instant
    said_by: string | null
  }
  'budgets.joinings': {
    id: string
    project_id: string
    into_id: string
    note: Generated<string>
    proposed_at: Temporal.Instant
    proposed_by: string | null
    ended_at: Temporal.Instant | null
    outcome: string | null
  }
  'budgets.pools': {
    id: string
    process_id: string
    position: number
    name: string
    area_words: Generated<string>
    residents: number
    amount_grosze: number
    signatures: Generated<number>
    least_grosze: number | null
    most_grosze: number | null
    threshold: Generated<number>
    one_of: Generated<boolean>
    poll_id: string | null
    pb: string | null
    leftover_order: number | null
    unit_code: string | null
    area: unknown | null
  }
  'budgets.project_answers': {
    project_id: string
    version_id: string
    open_answers: Generated<unknown>
    closed_answers: Generated<unknown>
  }
  'budgets.projects': {
    id: string
    process_id: string
    pool_id: string | null
    number: number | null
    channel: string
    key_hash: string | null
    title: Generated<string>
    summary: Generated<string>
    description: Generated<string>
    reason: Generated<string>
    beneficiaries: Generated<string>
    access: Generated<string>
    category: Generated<string>
    place_words: Generated<string>
    land_title: Generated<string>
    lon: number | null
    lat: number | null
    schedule: Generated<string>
    yearly_grosze: Generated<number>
    signature: Generated<string>
    supporters: Generated<number>
    cost_grosze: Generated<number>
    created_at: Temporal.Instant
    submitted_at: Temporal.Instant | null
    edited_at: Temporal.Instant | null
    withdrawn_at: Temporal.Instant | null
    entered_by: string | null
    search_keys: Generated<string[]>
    unit_words: Generated<string>
    decision: string | null
    decision_reason: Generated<string>
    decided_at: Temporal.Instant | null
    decided_by: string | null
    approved_at: Temporal.Instant | null
    approved_by: string | null
    verified_grosze: number | null
    agreement: Generated<string>
    conflict_group: Generated<string>
    plain_summary: Generated<string>
    joined_into: string | null
    ballot_number: number | null
    archived_votes: number | null
    archived_score: number | null
    archived_selected: number | null
    archived_id: string | null
    outside_reason: Generated<string>
    outside_by: string | null
  }
  'budgets.publications': {
    process_id: string
    kind: string
    publish_at: Temporal.Instant
    made_at: Temporal.Instant
    made_by: string | null
  }
  'budgets.results': {
    id: string
    process_id: string
    version: number
    content: unknown
    reason: Generated<string>
    published_at: Temporal.Instant
    published_by: string | null
  }
  'budgets.routings': {
    id: string
    project_id: string
    unit_words: string
    note: Generated<string>
    routed_at: Temporal.Instant
    routed_by: string | null
  }
  'budgets.shifts': {
    id: string
    point_id: string
    day: Temporal.PlainDate
    opens: number
    closes: number
    people: Generated<string[]>
  }
  'budgets.summonses': {
    id: string
    project_id: string
    submission_key: string
    body: string
    way: string
    sent_at: Temporal.Instant
    sent_by: string | null
    due_on: Temporal.PlainDate
    answered_at: Temporal.Instant | null
  }
  'budgets.voting_points': {
    id: string
    process_id: string
    position: number
    name: string
    address: string
    directions: Generated<string>
  }
  'budgets.works': {
    id: string
    project_id: string
    submission_key: string
    kind: string
    happened_on: Temporal.PlainDate
    body: Generated<string>
    cost_grosze: number | null
    added_at: Temporal.Instant
    added_by: string | null
  }
}
