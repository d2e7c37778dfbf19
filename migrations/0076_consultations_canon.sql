-- How a consultation keeps to the Canon of Local Public Consultations: what its team declares of itself, and how the
-- score changed from day to day. What can be seen in the process is computed and kept nowhere.

create table consultations.canon_declarations (
  process_id uuid not null references consultations.consultations on delete cascade,
  point text not null,
  declared boolean not null,
  -- Words of the team, read by everybody.
  note text not null default '',
  declared_at timestamptz not null,
  declared_by uuid,
  primary key (process_id, point)
);

create table consultations.canon_scores (
  process_id uuid not null references consultations.consultations on delete cascade,
  scored_on date not null,
  met smallint not null,
  decided smallint not null check (decided >= met),
  vetoes text[] not null,
  primary key (process_id, scored_on)
);
