-- Residents ask an office to hold a consultation: what the office's resolution says of it, requests, who supports them.

alter table planning.local_rules add column request_people int check (request_people between 1 and 100000);
alter table planning.local_rules add column request_days int check (request_days between 1 and 365);
-- How people who support are known: by a letter to their address, or by what they declare.
alter table planning.local_rules add column request_by text not null default 'email' check (request_by in ('email', 'declared'));

create table planning.requests (
  id uuid primary key,
  organisation_id uuid not null,
  title text not null,
  what text not null,
  why text not null default '',
  place text not null default '',
  -- Signed so; the address serves letters about the request alone.
  signature text not null,
  email text,
  given_at timestamptz not null,
  confirmed_at timestamptz,
  -- The rules as they were when it was given.
  needed int not null check (needed > 0),
  answer_days int not null check (answer_days > 0),
  supported_by text not null check (supported_by in ('email', 'declared')),
  -- Shown by the office after a look at what it says, or refused with a reason.
  shown_at timestamptz,
  shown_by uuid,
  refused_reason text,
  -- Enough people support it: from this day the office's term runs.
  reached_at timestamptz,
  verified_at timestamptz,
  verified_by uuid,
  verified_count int,
  verified_note text not null default '',
  answered_at timestamptz,
  answered_by uuid,
  granted boolean,
  answer text not null default '',
  process_id uuid references processes.processes on delete set null,
  check ((answered_at is null) = (granted is null)),
  check ((verified_at is null) = (verified_count is null))
);

create index requests_shown on planning.requests (shown_at desc, id) where shown_at is not null;
create index requests_organisation on planning.requests (organisation_id, given_at desc);

create table planning.request_supports (
  id uuid primary key,
  request_id uuid not null references planning.requests on delete cascade,
  -- A keyed hash of the address, or of the name and place: one person supports once, and nobody reads it back.
  supporter text not null,
  -- Kept for the office's check, gone after the answer.
  name text not null default '',
  address text not null default '',
  email text,
  given_at timestamptz not null,
  confirmed_at timestamptz,
  struck_at timestamptz,
  unique (request_id, supporter)
);
