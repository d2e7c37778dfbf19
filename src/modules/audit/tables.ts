// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type AuditTables = {
  'audit.events': {
    id: string
    at: Temporal.Instant
    actor_kind: string
    person_id: string | null
    system_name: string | null
    verb: string
    subject_kind: string
    subject_id: string | null
    organisation_id: string | null
    request_id: string
    details: Generated<unknown>
  }
}
