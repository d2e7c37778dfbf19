// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.

export type OpenDataTables = {
  'open_data.dumps': {
    collection: string
    format: string
    hash: string
    size: number
    things: number
    made_at: Temporal.Instant
  }
}
