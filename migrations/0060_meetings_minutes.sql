-- What happened at a meeting: who was there, what was said and agreed, who does what; and how the network keeps its plan.

create table meetings.attendance_codes (
  meeting_id uuid primary key references meetings.meetings on delete cascade,
  -- Of letters and digits that nobody mistakes for another.
  code text not null check (code ~ '^[ACDEFHJKMNPRTWXY3479]{6}$'),
  made_at timestamptz not null
);

create table meetings.attendances (
  id uuid primary key,
  meeting_id uuid not null references meetings.meetings on delete cascade,
  -- Of the form at the door: the same form sent again is one person.
  submission_key text not null unique,
  registration_id uuid references meetings.registrations on delete set null,
  person_id uuid,
  name text not null,
  noted_at timestamptz not null,
  noted_by uuid,
  came_late boolean not null default false,
  left_early boolean not null default false
);
create unique index one_attendance_per_registration on meetings.attendances (meeting_id, registration_id)
  where registration_id is not null;
create unique index one_attendance_per_person on meetings.attendances (meeting_id, person_id)
  where person_id is not null;
create index attendances_in_order on meetings.attendances (meeting_id, name, id);

create table meetings.minutes (
  meeting_id uuid primary key references meetings.meetings on delete cascade,
  chair text not null default '',
  keeper text not null default '',
  began_at timestamptz not null,
  ended_at timestamptz not null,
  -- As counted in the room; when empty, the attendance list tells.
  attended integer check (attended >= 0),
  absent text not null default '',
  guests text not null default '',
  attachments text not null default '',
  recording_url text,
  slides_url text,
  transcript text not null default '',
  audience text not null check (audience in ('public', 'members')),
  -- Facts; the state follows from them.
  drafted_at timestamptz not null,
  drafted_by uuid,
  circulated_at timestamptz,
  amendments_until date,
  approved_at timestamptz,
  -- The meeting that approved them.
  approved_by_meeting_id uuid references meetings.meetings,
  check (ended_at > began_at),
  check ((circulated_at is null) = (amendments_until is null)),
  check (approved_at is null or circulated_at is not null),
  check (approved_by_meeting_id is distinct from meeting_id)
);
create index minutes_approved_at on meetings.minutes (approved_by_meeting_id) where approved_by_meeting_id is not null;

-- The agenda as it went.
create table meetings.minute_items (
  id uuid primary key,
  meeting_id uuid not null references meetings.minutes on delete cascade,
  position integer not null,
  title text not null,
  course text not null default '',
  unique (meeting_id, position)
);

create table meetings.statements (
  id uuid primary key,
  submission_key uuid not null unique,
  meeting_id uuid not null references meetings.minutes on delete cascade,
  -- Told by name only with the speaker's consent.
  speaker text not null default '',
  consented boolean not null default false,
  body text not null,
  answer text not null default '',
  said_at timestamptz not null,
  -- The remark it became.
  remark_id uuid,
  check (consented or speaker = '')
);
create index statements_in_order on meetings.statements (meeting_id, id);

create table meetings.decisions (
  id uuid primary key,
  submission_key uuid not null unique,
  meeting_id uuid not null references meetings.minutes on delete cascade,
  -- Who decides: an organisation, or the network itself (all zeros). Each numbers its own, anew each year.
  holder_id uuid not null,
  year integer not null,
  number integer not null check (number > 0),
  body text not null,
  -- A show of hands; empty where nobody counted.
  votes_for integer check (votes_for >= 0),
  votes_against integer check (votes_against >= 0),
  votes_abstained integer check (votes_abstained >= 0),
  noted_at timestamptz not null,
  unique (holder_id, year, number),
  check ((votes_for is null) = (votes_against is null) and (votes_for is null) = (votes_abstained is null))
);
create index decisions_of_meeting on meetings.decisions (meeting_id, number);

create table meetings.tasks (
  id uuid primary key,
  submission_key uuid not null unique,
  meeting_id uuid not null references meetings.minutes on delete cascade,
  what text not null,
  owner text not null,
  due_on date not null,
  noted_at timestamptz not null,
  done_at timestamptz,
  done_by uuid
);
create index tasks_of_meeting on meetings.tasks (meeting_id, due_on, id);
create index tasks_to_do on meetings.tasks (due_on, id) where done_at is null;

create table meetings.amendments (
  id uuid primary key,
  submission_key uuid not null unique,
  meeting_id uuid not null references meetings.minutes on delete cascade,
  person_id uuid,
  author text not null,
  body text not null,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('taken', 'declined')),
  answer text not null default '',
  answered_at timestamptz,
  check ((outcome is null) = (answered_at is null))
);
create index amendments_in_order on meetings.amendments (meeting_id, id);
create index amendments_of_person on meetings.amendments (person_id) where person_id is not null;
