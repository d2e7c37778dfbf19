-- What an office means to consult in a year, so that nobody is surprised (the Canon: predictability).

create table planning.intentions (
  id uuid primary key,
  organisation_id uuid not null,
  year int not null check (year between 2020 and 2100),
  month int not null check (month between 1 and 12),
  title text not null,
  summary text not null default '',
  running_unit text not null default '',
  process_id uuid references processes.processes on delete set null,
  added_at timestamptz not null,
  added_by uuid,
  -- Given up, with a reason that stays public.
  dropped_at timestamptz,
  dropped_reason text,
  check ((dropped_at is null) = (dropped_reason is null))
);

create index intentions_organisation on planning.intentions (organisation_id, year, month);
create index intentions_year on planning.intentions (year, month, id);
