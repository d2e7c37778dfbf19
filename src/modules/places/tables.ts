// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type PlacesTables = {
  'places.loads': {
    source: string
    digest: string
    loaded_at: Generated<Temporal.Instant>
  }
  'places.localities': {
    id: string
    unit_id: string
    name: string
    name_rank: number
    locative: string | null
    population: number | null
    lon: number
    lat: number
  }
  'places.search_keys': {
    key: string
    unit_id: string
    kind: string
    shown: string | null
  }
  'places.unit_codes': {
    unit_id: string
    code: string
    name: string
    type: string
    seen_from: Temporal.PlainDate
    seen_to: Temporal.PlainDate
  }
  'places.units': {
    id: string
    code: string
    level: string
    name: string
    name_rank: number
    type: string
    parent_code: string | null
    split_from_code: string | null
    valid_from: Temporal.PlainDate | null
    valid_to: Temporal.PlainDate | null
    population: number | null
    area_km2: number | null
    lon: number
    lat: number
    has_outline: boolean
    locative: string | null
  }
}
