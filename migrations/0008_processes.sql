-- What every civic tool shares: who runs it, where, on what legal basis, in which stages, with which documents.

create schema processes;

create table processes.processes (
  id uuid primary key,
  kind text not null,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  organisation_id uuid not null,
  -- TERYT code of the area it concerns, and the part of it in words ("osiedle Borki", "sołectwo Gabowe Grądy").
  unit_code text not null check (unit_code ~ '^\d{2}(\d{2})?(\d{3})?$'),
  area_words text,
  title text not null,
  summary text not null,
  plain_language text,
  description text not null default '',
  purpose text not null default '',
  topic text not null default 'other',
  legal_basis text not null default '',
  -- The rule set as it was at the announcement, so that a later change of law does not change a running process.
  frozen_rules jsonb,
  contact_name text not null default '',
  contact_email text,
  contact_phone text,
  accessibility text not null default '',
  -- "jesień 2026": shown beside the real dates.
  displayed_date text,
  opens_at timestamptz,
  closes_at timestamptz,
  report_due_on date,
  search_keys text[] not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  announced_at timestamptz,
  announced_by uuid,
  reported_at timestamptz,
  effects_at timestamptz,
  cancelled_at timestamptz,
  cancelled_reason text,
  archived_at timestamptz,
  check (closes_at is null or opens_at is null or closes_at > opens_at),
  check (announced_at is null or (opens_at is not null and closes_at is not null)),
  check ((cancelled_at is null) = (cancelled_reason is null))
);

create index processes_public on processes.processes (kind, closes_at desc, id desc) where announced_at is not null;
create index processes_organisation on processes.processes (organisation_id, created_at desc);
create index processes_unit on processes.processes (unit_code);
create index processes_search on processes.processes using gin (search_keys);

-- Stages switch by themselves: the one that runs follows from the clock.
create table processes.stages (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  position int not null,
  -- announcement, collecting, meeting, walk, desk, workshop, interview, analysis, report, effects, other
  kind text not null,
  title text not null,
  description text not null default '',
  starts_at timestamptz,
  ends_at timestamptz,
  displayed_date text,
  place text not null default '',
  accessibility text not null default '',
  link text,
  -- The way to take part that runs in this stage, by its type, with its settings.
  activity text,
  activity_settings jsonb not null default '{}',
  check (ends_at is null or starts_at is null or ends_at >= starts_at)
);

create index stages_process on processes.stages (process_id, position);

create table processes.documents (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  position int not null,
  title text not null,
  description text not null default '',
  plain_summary text,
  removed_at timestamptz,
  added_at timestamptz not null,
  added_by uuid
);

create index documents_process on processes.documents (process_id, position);

-- A document keeps all its versions; the newest is shown first.
create table processes.document_versions (
  id uuid primary key,
  document_id uuid not null references processes.documents on delete cascade,
  number int not null,
  file_id uuid not null,
  note text not null default '',
  added_at timestamptz not null,
  added_by uuid,
  unique (document_id, number)
);

create table processes.updates (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  title text not null,
  body text not null,
  published_at timestamptz not null,
  published_by uuid,
  removed_at timestamptz
);

create index updates_process on processes.updates (process_id, published_at desc);

-- Where the announcement was made known, with the proof (law.md 1.8: prasa, tablica, www, BIP, inne).
create table processes.announcement_places (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  kind text not null check (kind in ('press', 'board', 'website', 'bip', 'radio', 'letter', 'other')),
  place text not null,
  announced_on date not null,
  link text,
  file_id uuid,
  added_at timestamptz not null,
  added_by uuid
);

create index announcement_places_process on processes.announcement_places (process_id, announced_on);
