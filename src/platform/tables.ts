// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type PlatformTables = {
  'platform.job_runs': {
    name: string
    started_at: Temporal.Instant
    finished_at: Temporal.Instant | null
    problem: string | null
  }
  'platform.mail_grants': {
    id: Generated<number>
    sender: string
    started_at: Temporal.Instant
    granted_at: Temporal.Instant
    count: number
  }
  'platform.mail_senders': {
    sender: string
  }
  'platform.migrations': {
    number: number
    name: string
    checksum: string
    ran_at: Generated<Temporal.Instant>
  }
  'platform.settings': {
    name: string
    value: unknown
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'platform.throttles': {
    key: string
    window_starts_at: Temporal.Instant
    count: number
  }
  'platform.works': {
    id: string
    kind: string
    subject_id: string | null
    started_by: string | null
    input: Generated<unknown>
    done_count: Generated<number>
    total_count: number | null
    result: unknown | null
    problem: string | null
    created_at: Temporal.Instant
    started_at: Temporal.Instant | null
    finished_at: Temporal.Instant | null
  }
}
