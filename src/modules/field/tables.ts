// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.

export type FieldTables = {
  'field.deliveries': {
    key_hash: string
    kind: string
    target_id: string
    organisation_id: string
    collected_on: Temporal.PlainDate
    delivered_on: Temporal.PlainDate
    delivered_by: string | null
    way: string
    late: boolean
  }
  'field.settings': {
    organisation_id: string
    grace_hours: number
    set_by: string | null
    set_at: Temporal.Instant
  }
}
