-- Meetings elsewhere that members of the network go to, as the nationwide forum of practitioners of participation.

create table meetings.national_meetings (
  id uuid primary key,
  submission_key uuid not null unique,
  slug text not null unique,
  name text not null,
  place text not null default '',
  url text,
  starts_on date not null,
  ends_on date not null,
  about text not null default '',
  -- What the network took home, for everybody; empty until somebody wrote it.
  brings_back text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  check (ends_on >= starts_on)
);
create index national_in_order on meetings.national_meetings (starts_on desc, id);

create table meetings.national_goers (
  national_id uuid not null references meetings.national_meetings on delete cascade,
  person_id uuid not null,
  name text not null,
  said_at timestamptz not null,
  primary key (national_id, person_id)
);

-- Notes are read by members; each stands under the name of who wrote it.
create table meetings.national_notes (
  id uuid primary key,
  submission_key uuid not null unique,
  national_id uuid not null references meetings.national_meetings on delete cascade,
  person_id uuid,
  author text not null,
  body text not null,
  noted_at timestamptz not null
);
create index national_notes_in_order on meetings.national_notes (national_id, id);
