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
  'meetings.amendments': {
    id: string
    submission_key: string
    meeting_id: string
    person_id: string | null
    author: string
    body: string
    proposed_at: Temporal.Instant
    outcome: string | null
    answer: Generated<string>
    answered_at: Temporal.Instant | null
    attendance_id: string | null
  }
  'meetings.attendance_codes': {
    meeting_id: string
    code: string
    made_at: Temporal.Instant
  }
  'meetings.attendances': {
    id: string
    meeting_id: string
    submission_key: string
    registration_id: string | null
    person_id: string | null
    name: string
    noted_at: Temporal.Instant
    noted_by: string | null
    came_late: Generated<boolean>
    left_early: Generated<boolean>
  }
  'meetings.calendar_keys': {
    id: string
    person_id: string
    made_at: Temporal.Instant
  }
  'meetings.calls': {
    meeting_id: string
    opened_at: Temporal.Instant
    opened_by: string | null
    closes_at: Temporal.Instant
  }
  'meetings.date_polls': {
    id: string
    submission_key: string
    title: string
    kind: string
    organisation_id: string | null
    purpose: Generated<string>
    place_name: Generated<string>
    address: Generated<string>
    online_url: string | null
    minutes: number
    hides_names: Generated<boolean>
    is_open: Generated<boolean>
    answers_until: Temporal.PlainDate | null
    created_at: Temporal.Instant
    created_by: string | null
    chosen_at: Temporal.Instant | null
    chosen_date_id: string | null
    meeting_id: string | null
    called_off_at: Temporal.Instant | null
  }
  'meetings.decisions': {
    id: string
    submission_key: string
    meeting_id: string
    holder_id: string
    year: number
    number: number
    body: string
    votes_for: number | null
    votes_against: number | null
    votes_abstained: number | null
    noted_at: Temporal.Instant
    poll_path: string | null
  }
  'meetings.duty_years': {
    duty: string
    year: number
    done: number
  }
  'meetings.invitations': {
    id: string
    meeting_id: string
    name: Generated<string>
    email: string | null
    person_id: string | null
    locale: string
    invited_at: Temporal.Instant
    invited_by: string | null
    declined_at: Temporal.Instant | null
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
  'meetings.minute_items': {
    id: string
    meeting_id: string
    position: number
    title: string
    course: Generated<string>
  }
  'meetings.minutes': {
    meeting_id: string
    chair: Generated<string>
    keeper: Generated<string>
    began_at: Temporal.Instant
    ended_at: Temporal.Instant
    attended: number | null
    absent: Generated<string>
    guests: Generated<string>
    attachments: Generated<string>
    recording_url: string | null
    slides_url: string | null
    transcript: Generated<string>
    audience: string
    drafted_at: Temporal.Instant
    drafted_by: string | null
    circulated_at: Temporal.Instant | null
    amendments_until: Temporal.PlainDate | null
    approved_at: Temporal.Instant | null
    approved_by_meeting_id: string | null
  }
  'meetings.national_goers': {
    national_id: string
    person_id: string
    name: string
    said_at: Temporal.Instant
  }
  'meetings.national_meetings': {
    id: string
    submission_key: string
    slug: string
    name: string
    place: Generated<string>
    url: string | null
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    about: Generated<string>
    brings_back: Generated<string>
    made_at: Temporal.Instant
    made_by: string | null
  }
  'meetings.national_notes': {
    id: string
    submission_key: string
    national_id: string
    person_id: string | null
    author: string
    body: string
    noted_at: Temporal.Instant
  }
  'meetings.opening_exception_hours': {
    meeting_id: string
    day: Temporal.PlainDate
    opens: number
    closes: number
  }
  'meetings.opening_exceptions': {
    meeting_id: string
    day: Temporal.PlainDate
    note: Generated<string>
  }
  'meetings.opening_hours': {
    meeting_id: string
    weekday: number
    opens: number
    closes: number
  }
  'meetings.poll_answers': {
    poll_person_id: string
    date_id: string
    answer: string
    given_at: Temporal.Instant
  }
  'meetings.poll_dates': {
    id: string
    poll_id: string
    starts_at: Temporal.Instant
    moved_at: Temporal.Instant | null
    removed_at: Temporal.Instant | null
  }
  'meetings.poll_people': {
    id: string
    poll_id: string
    submission_key: string
    number: Generated<number>
    name: Generated<string>
    email: string | null
    person_id: string | null
    locale: string
    note: Generated<string>
    invited_at: Temporal.Instant | null
    answered_at: Temporal.Instant | null
    reminded_at: Temporal.Instant | null
  }
  'meetings.proposals': {
    id: string
    meeting_id: string
    answer_id: string
    title: string
    summary: Generated<string>
    name: string
    about: Generated<string>
    email: string | null
    locale: string
    proposed_at: Temporal.Instant
    outcome: string | null
    reason: Generated<string>
    decided_at: Temporal.Instant | null
    decided_by: string | null
    session_id: string | null
    answers: Generated<string>
  }
  'meetings.recordings': {
    id: string
    meeting_id: string
    kind: string
    title: string
    file_id: string
    captions_id: string | null
    transcript: Generated<string>
    audience: string
    added_at: Temporal.Instant
    added_by: string | null
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
    answer_id: string | null
  }
  'meetings.reviewers': {
    meeting_id: string
    person_id: string
    added_at: Temporal.Instant
  }
  'meetings.reviews': {
    proposal_id: string
    person_id: string
    mark: number
    comment: Generated<string>
    reviewed_at: Temporal.Instant
  }
  'meetings.sessions': {
    id: string
    submission_key: string
    meeting_id: string
    track_id: string | null
    title: string
    description: Generated<string>
    speakers: Generated<string>
    starts_at: Temporal.Instant | null
    ends_at: Temporal.Instant | null
    made_at: Temporal.Instant
  }
  'meetings.statements': {
    id: string
    submission_key: string
    meeting_id: string
    speaker: Generated<string>
    consented: Generated<boolean>
    body: string
    answer: Generated<string>
    said_at: Temporal.Instant
    remark_id: string | null
  }
  'meetings.tasks': {
    id: string
    submission_key: string
    meeting_id: string
    what: string
    owner: string
    due_on: Temporal.PlainDate
    noted_at: Temporal.Instant
    done_at: Temporal.Instant | null
    done_by: string | null
  }
  'meetings.thanks': {
    meeting_id: string
    words: string
    sent_at: Temporal.Instant
    sent_by: string | null
  }
  'meetings.tracks': {
    id: string
    meeting_id: string
    position: number
    name: string
    room: Generated<string>
  }
}
