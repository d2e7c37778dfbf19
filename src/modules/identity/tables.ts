// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type IdentityTables = {
  'identity.accounts': {
    id: string
    person_id: string
    provider_id: string
    account_id: string
    password: string | null
    scope: string | null
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Temporal.Instant | null
    refresh_token_expires_at: Temporal.Instant | null
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'identity.passkeys': {
    id: string
    person_id: string
    name: string | null
    credential_id: string
    public_key: string
    counter: number
    device_type: string
    backed_up: boolean
    transports: string | null
    aaguid: string | null
    created_at: Temporal.Instant | null
  }
  'identity.persons': {
    id: string
    name: string
    email: string
    email_verified: boolean
    image: string | null
    locale: Generated<string>
    demo: Generated<boolean>
    two_factor_enabled: Generated<boolean>
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'identity.second_factors': {
    id: string
    person_id: string
    secret: string
    backup_codes: string
    verified: boolean
    failed_verification_count: Generated<number>
    locked_until: Temporal.Instant | null
  }
  'identity.sessions': {
    id: string
    person_id: string
    token: string
    user_agent: string | null
    ip_address: string | null
    expires_at: Temporal.Instant
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'identity.spent_codes': {
    person_id: string
    code: string
    spent_at: Temporal.Instant
  }
  'identity.verifications': {
    id: string
    identifier: string
    value: string
    expires_at: Temporal.Instant
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
}
