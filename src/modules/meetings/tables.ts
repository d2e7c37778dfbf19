// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type MeetingsTables = {
  'meetings.agenda_items': {
    id: string
    meeting_id: string
    position: number
    title: string
    owner: Generated<string>
    minutes: number | null
    description: Generated<string>
    link_path: string | null
  }
  'meetings.meetings': {
    id: string
    submission_key: string
    slug: string
    kind: string
    title: string
    purpose: Generated<string>
    organisation_id: string | null
    process_id: string | null
    series_id: string | null
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    place_name: Generated<string>
    address: Generated<string>
    unit_code: string | null
    lon: number | null
    lat: number | null
    accessibility: Generated<string>
    opening_hours: Generated<string>
    online_url: string | null
    materials: Generated<string>
    takes_registrations: Generated<boolean>
    on_site_places: number | null
    online_places: number | null
    registration_opens_at: Temporal.Instant | null
    registration_closes_at: Temporal.Instant | null
    largest_party: Generated<number>
    offer_hours: Generated<number>
    sequence: Generated<number>
    created_at: Temporal.Instant
    created_by: string | null
    edited_at: Temporal.Instant
    published_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancel_reason: Generated<string>
  }
  'meetings.registrations': {
    id: string
    meeting_id: string
    submission_key: string
    number: Generated<number>
    name: string
    email: string | null
    person_id: string | null
    mode: string
    party_size: Generated<number>
    needs: Generated<string>
    shows_name: Generated<boolean>
    locale: string
    registered_at: Temporal.Instant
    placed_at: Temporal.Instant | null
    offered_at: Temporal.Instant | null
    offer_ends_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
  }
}
