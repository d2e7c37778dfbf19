-- Meetings: what is held when and where, what is on the agenda, who signed up.

create schema meetings;

create table meetings.meetings (
  id uuid primary key,
  -- Of the form that made it: the same form sent again is one meeting.
  submission_key uuid not null unique,
  slug text not null unique,
  kind text not null check (kind in ('network', 'forum', 'consultation', 'walk', 'point', 'workshop', 'webinar')),
  title text not null,
  purpose text not null default '',
  -- Who holds it: an organisation, or the network itself.
  organisation_id uuid,
  -- The process it belongs to, when it is a way to take part in one.
  process_id uuid,
  -- Meetings made together, one after another.
  series_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place_name text not null default '',
  address text not null default '',
  unit_code text,
  lon double precision,
  lat double precision,
  accessibility text not null default '',
  -- Opening hours of a consultation point, in words, a day a line.
  opening_hours text not null default '',
  -- Told to those who have a place, and to nobody else.
  online_url text,
  materials text not null default '',
  takes_registrations boolean not null default true,
  -- Null where there is no limit; a mode with 0 is not offered.
  on_site_places integer check (on_site_places >= 0),
  online_places integer check (online_places >= 0),
  registration_opens_at timestamptz,
  registration_closes_at timestamptz,
  largest_party integer not null default 1 check (largest_party between 1 and 20),
  -- How long an offered place waits for its answer.
  offer_hours integer not null default 48 check (offer_hours between 1 and 336),
  -- Raised by the organiser alone when date, place or standing change (RFC 5546).
  sequence integer not null default 0 check (sequence >= 0),
  created_at timestamptz not null,
  created_by uuid,
  edited_at timestamptz not null,
  published_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text not null default '',
  check (ends_at > starts_at),
  check ((lon is null) = (lat is null))
);
create index meetings_in_order on meetings.meetings (starts_at, id);
create index meetings_of_process on meetings.meetings (process_id, starts_at) where process_id is not null;
create index meetings_of_series on meetings.meetings (series_id, starts_at) where series_id is not null;

create table meetings.agenda_items (
  id uuid primary key,
  meeting_id uuid not null references meetings.meetings on delete cascade,
  position integer not null,
  title text not null,
  -- Who leads it, as they are called.
  owner text not null default '',
  -- Of the clock, not of the record.
  minutes integer check (minutes between 1 and 1440),
  description text not null default '',
  -- A thing on this portal it is about.
  link_path text check (link_path ~ '^/[^/]'),
  unique (meeting_id, position) deferrable initially deferred
);

create table meetings.registrations (
  id uuid primary key,
  meeting_id uuid not null references meetings.meetings on delete cascade,
  submission_key text not null unique,
  -- Order of coming, which is the order of the queue.
  number bigint generated always as identity,
  name text not null,
  email text,
  person_id uuid,
  mode text not null check (mode in ('on-site', 'online')),
  party_size integer not null default 1 check (party_size between 1 and 20),
  -- What they need: diet, child care, an interpreter; a purpose and an end of its own.
  needs text not null default '',
  shows_name boolean not null default false,
  locale text not null,
  registered_at timestamptz not null,
  -- Facts: got a place, was offered one, let it go. What stands follows from them and the clock.
  placed_at timestamptz,
  offered_at timestamptz,
  offer_ends_at timestamptz,
  cancelled_at timestamptz,
  check ((offered_at is null) = (offer_ends_at is null))
);
-- One address, one place at a meeting.
create unique index one_registration_per_address on meetings.registrations (meeting_id, lower(email))
  where cancelled_at is null and email is not null;
create index registrations_in_order on meetings.registrations (meeting_id, number);
create index registrations_of_person on meetings.registrations (person_id) where person_id is not null;
create index offers_that_end on meetings.registrations (offer_ends_at) where placed_at is null and cancelled_at is null;
