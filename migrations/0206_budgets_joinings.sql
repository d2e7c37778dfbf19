-- Joining of two projects, which happens when the author of each and all their co-authors have said yes.
create table budgets.joinings (
  id uuid primary key,
  project_id uuid not null references budgets.projects on delete cascade,
  into_id uuid not null references budgets.projects on delete cascade,
  note text not null default '',
  proposed_at timestamptz not null,
  proposed_by uuid,
  ended_at timestamptz,
  outcome text check (outcome in ('joined', 'declined', 'given-up')),
  check (project_id <> into_id),
  check ((ended_at is null) = (outcome is null))
);

-- One proposal at a time for a project.
create unique index joinings_open on budgets.joinings (project_id) where ended_at is null;
create index joinings_into on budgets.joinings (into_id);

create table budgets.joining_voices (
  joining_id uuid not null references budgets.joinings on delete cascade,
  -- The project for its author, the co-author's own id for a co-author.
  voice_id uuid not null,
  agrees boolean not null,
  -- Said by their own link, or written down by the office with where it has it from.
  way text not null check (way in ('link', 'office')),
  words text not null default '',
  said_at timestamptz not null,
  said_by uuid,
  primary key (joining_id, voice_id)
);
