// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type NetworkTables = {
  'network.invitations': {
    id: string
    email: string | null
    organisation_id: string | null
    role: string
    secret_hash: string
    invited_at: Temporal.Instant
    invited_by: string | null
    expires_at: Temporal.Instant
    accepted_at: Temporal.Instant | null
    accepted_by: string | null
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
  }
  'network.organisations': {
    id: string
    slug: string
    name: string
    sort_key: string
    search_keys: string[]
    kind: string
    unit_code: string | null
    email: string | null
    phone: string | null
    address: string | null
    website: string | null
    logo_hash: string | null
    description: Generated<string>
    is_demonstration: Generated<boolean>
    created_at: Temporal.Instant
    created_by: string | null
    closed_at: Temporal.Instant | null
    closed_by: string | null
    data_officer: string | null
  }
  'network.page_versions': {
    id: string
    page_id: string
    number: number
    title: string
    body: string
    title_en: Generated<string>
    body_en: Generated<string>
    written_at: Temporal.Instant
    written_by: string | null
  }
  'network.pages': {
    id: string
    slug: string
    position: number
    created_at: Temporal.Instant
    created_by: string | null
    removed_at: Temporal.Instant | null
    removed_by: string | null
  }
  'network.roles_held': {
    id: string
    person_id: string
    organisation_id: string | null
    role: string
    given_at: Temporal.Instant
    given_by: string | null
    ended_at: Temporal.Instant | null
    ended_by: string | null
  }
}
