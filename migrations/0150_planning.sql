-- Planning a consultation: the questions of the wizard, the office's own limits, reasons against warnings, texts of the
-- announcement, who was invited.

create schema planning;

-- What the office's own resolution on consultations asks for. A limit left empty is one it does not set.
create table planning.local_rules (
  organisation_id uuid primary key,
  resolution text not null,
  days int check (days between 1 and 365),
  forms int check (forms between 1 and 13),
  days_ahead int check (days_ahead between 1 and 90),
  report_days int check (report_days between 1 and 365),
  changed_at timestamptz not null,
  changed_by uuid
);

create table planning.plans (
  id uuid primary key,
  organisation_id uuid not null,
  -- The draft that was made of the plan.
  process_id uuid unique references processes.processes on delete cascade,
  answers jsonb not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  dropped_at timestamptz
);

create index plans_organisation on planning.plans (organisation_id, changed_at desc) where dropped_at is null;

-- Why a warning does not stop the team; read by everybody on the page of the consultation.
create table planning.reasons (
  plan_id uuid not null references planning.plans on delete cascade,
  warning text not null,
  reason text not null,
  given_at timestamptz not null,
  given_by uuid,
  primary key (plan_id, warning)
);

-- Texts of the announcement as the team changed them; those nobody changed are written anew from the consultation.
create table planning.texts (
  process_id uuid not null references processes.processes on delete cascade,
  kind text not null,
  body text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (process_id, kind)
);

-- Whom the consultation concerns most, how they were invited and whether they answered. Contact data stay with the team.
create table planning.invited (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  name text not null,
  kind text not null,
  email text,
  note text not null default '',
  added_at timestamptz not null,
  added_by uuid,
  invited_on date,
  invited_how text,
  answered_on date,
  answer text not null default ''
);

create unique index invited_name on planning.invited (process_id, lower(name));
