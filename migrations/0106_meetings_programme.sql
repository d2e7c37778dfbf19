-- A forum or a conference: its programme in parallel tracks, and the call for sessions with its review.

create table meetings.tracks (
  id uuid primary key,
  meeting_id uuid not null references meetings.meetings on delete cascade,
  position integer not null,
  name text not null,
  room text not null default '',
  unique (meeting_id, position)
);

create table meetings.sessions (
  id uuid primary key,
  submission_key uuid not null unique,
  meeting_id uuid not null references meetings.meetings on delete cascade,
  -- Empty: for everybody at once.
  track_id uuid references meetings.tracks on delete set null,
  title text not null,
  description text not null default '',
  -- One a line: a name, then what they do.
  speakers text not null default '',
  -- Empty until it has its place in the programme.
  starts_at timestamptz,
  ends_at timestamptz,
  made_at timestamptz not null,
  check ((starts_at is null) = (ends_at is null)),
  check (ends_at > starts_at)
);
create index sessions_in_order on meetings.sessions (meeting_id, starts_at, id);

create table meetings.calls (
  meeting_id uuid primary key references meetings.meetings on delete cascade,
  opened_at timestamptz not null,
  opened_by uuid,
  -- The last second in which proposals are taken.
  closes_at timestamptz not null,
  check (closes_at > opened_at)
);

create table meetings.proposals (
  id uuid primary key,
  meeting_id uuid not null references meetings.calls on delete cascade,
  -- The answers it came as.
  answer_id uuid not null unique,
  title text not null,
  summary text not null default '',
  name text not null,
  about text not null default '',
  email text,
  locale text not null check (locale in ('pl', 'en')),
  proposed_at timestamptz not null,
  outcome text check (outcome in ('accepted', 'declined')),
  reason text not null default '',
  decided_at timestamptz,
  decided_by uuid,
  -- Its session, once it is in the programme.
  session_id uuid unique references meetings.sessions on delete set null,
  check ((outcome is null) = (decided_at is null)),
  check (session_id is null or outcome = 'accepted')
);
create index proposals_in_order on meetings.proposals (meeting_id, id);

create table meetings.reviewers (
  meeting_id uuid not null references meetings.calls on delete cascade,
  person_id uuid not null,
  added_at timestamptz not null,
  primary key (meeting_id, person_id)
);
create index reviewers_by_person on meetings.reviewers (person_id);

create table meetings.reviews (
  proposal_id uuid not null references meetings.proposals on delete cascade,
  person_id uuid not null,
  mark integer not null check (mark between 1 and 5),
  comment text not null default '',
  reviewed_at timestamptz not null,
  primary key (proposal_id, person_id)
);
