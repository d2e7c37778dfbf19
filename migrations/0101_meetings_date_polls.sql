-- When do we meet: several dates, and who can come on which. And those who are invited to what was chosen.

create table meetings.date_polls (
  id uuid primary key,
  -- Of the form that made it: the same form sent again is one poll.
  submission_key uuid not null unique,
  title text not null,
  -- Of the meeting that will come of it.
  kind text not null check (kind in ('network', 'forum', 'consultation', 'walk', 'point', 'workshop', 'webinar')),
  organisation_id uuid,
  purpose text not null default '',
  place_name text not null default '',
  address text not null default '',
  online_url text,
  -- How long the meeting lasts, of the clock.
  minutes integer not null check (minutes between 15 and 1440),
  -- Those who answer see sums instead of who can come when.
  hides_names boolean not null default false,
  -- Whoever has the address may answer; otherwise those alone who got a link of their own.
  is_open boolean not null default true,
  -- The last day on which answers are taken.
  answers_until date,
  created_at timestamptz not null,
  created_by uuid,
  -- What came of it.
  chosen_at timestamptz,
  chosen_date_id uuid,
  meeting_id uuid references meetings.meetings on delete set null,
  called_off_at timestamptz,
  check ((chosen_at is null) = (chosen_date_id is null))
);
create index date_polls_in_order on meetings.date_polls (created_at, id);

create table meetings.poll_dates (
  id uuid primary key,
  poll_id uuid not null references meetings.date_polls on delete cascade,
  starts_at timestamptz not null,
  -- Moved after somebody had answered: the answers stay, and say that they were given before.
  moved_at timestamptz,
  -- Taken off: answers stay too, and come back with the date.
  removed_at timestamptz,
  unique (poll_id, starts_at)
);

create table meetings.poll_people (
  id uuid primary key,
  poll_id uuid not null references meetings.date_polls on delete cascade,
  -- Of the form, or of the invitation: the same one sent again is one person.
  submission_key text not null unique,
  number bigint generated always as identity,
  name text not null default '',
  email text,
  person_id uuid,
  locale text not null,
  note text not null default '',
  -- Asked by those who keep the poll; null for who came by the open address.
  invited_at timestamptz,
  answered_at timestamptz,
  reminded_at timestamptz
);
create unique index one_answer_per_address on meetings.poll_people (poll_id, lower(email)) where email is not null;
create index poll_people_in_order on meetings.poll_people (poll_id, number);
create index poll_people_of_person on meetings.poll_people (person_id) where person_id is not null;

create table meetings.poll_answers (
  poll_person_id uuid not null references meetings.poll_people on delete cascade,
  date_id uuid not null references meetings.poll_dates on delete cascade,
  answer text not null check (answer in ('yes', 'if-need-be', 'no')),
  given_at timestamptz not null,
  primary key (poll_person_id, date_id)
);
create index poll_answers_of_date on meetings.poll_answers (date_id);

-- Who was asked to come: told of every change until they sign up or the meeting is over.
create table meetings.invitations (
  id uuid primary key,
  meeting_id uuid not null references meetings.meetings on delete cascade,
  name text not null default '',
  email text,
  person_id uuid,
  locale text not null,
  invited_at timestamptz not null,
  invited_by uuid,
  -- They said that they will not come, or were taken off.
  declined_at timestamptz
);
create unique index one_invitation_per_address on meetings.invitations (meeting_id, lower(email)) where email is not null;
create index invitations_in_order on meetings.invitations (meeting_id, id);
create index invitations_of_person on meetings.invitations (person_id) where person_id is not null;

-- Addresses of personal calendars: one a person, gone when it is taken back. The secret is worked out from the id.
create table meetings.calendar_keys (
  id uuid primary key,
  person_id uuid not null unique,
  made_at timestamptz not null
);
