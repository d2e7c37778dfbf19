-- Who of a team does what in a process: parts of its workspace given to one person each, and tasks the team sets itself.

create table processes.charges (
  process_id uuid not null references processes.processes on delete cascade,
  -- The part of the workspace as its address names it: `uwagi`, `raport`.
  part text not null check (part ~ '^[a-z][a-z-]{1,39}$'),
  person_id uuid not null,
  given_at timestamptz not null,
  given_by uuid,
  primary key (process_id, part)
);

create index charges_person on processes.charges (person_id);

create table processes.tasks (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  title text not null check (title <> ''),
  -- Null while nobody has taken it.
  person_id uuid,
  due_on date,
  added_at timestamptz not null,
  added_by uuid,
  done_at timestamptz,
  done_by uuid,
  check (done_at is not null or done_by is null)
);

create index tasks_process on processes.tasks (process_id, done_at);
create index tasks_person on processes.tasks (person_id) where done_at is null;
