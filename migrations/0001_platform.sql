-- What every module leans on: throttles shared by all nodes, and long work that a person may leave and come back to.

create table platform.throttles (
  key text not null,
  window_starts_at timestamptz not null,
  count int not null,
  primary key (key, window_starts_at)
);

create index throttles_age on platform.throttles (window_starts_at);

create table platform.works (
  id uuid primary key,
  kind text not null,
  subject_id uuid,
  started_by uuid,
  input jsonb not null default '{}',
  done_count int not null default 0,
  total_count int,
  result jsonb,
  problem text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  check (problem is null or finished_at is not null)
);

create index works_subject on platform.works (subject_id, kind, created_at);

create table platform.job_runs (
  name text primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  problem text
);

create table platform.settings (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid
);
