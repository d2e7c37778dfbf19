-- What is special about a consultation: the fields of its announcement and its report.

create schema consultations;

create table consultations.consultations (
  process_id uuid primary key references processes.processes on delete cascade,
  -- The body that orders it, the unit that runs it, the act it was ordered by.
  organ text not null default '',
  running_unit text not null default '',
  ordering_act text not null default '',
  addressees text not null default '',
  open_scope text not null default '',
  closed_scope text not null default '',
  -- How else to speak: the address for letters, the e-mail address, the desk.
  how_to_submit text not null default '',
  privacy_notice text not null default '',
  moderation text not null default 'after' check (moderation in ('before', 'after')),
  second_acceptance boolean not null default false,
  decisions_public text not null default 'at-once' check (decisions_public in ('at-once', 'with-report')),
  takes_place boolean not null default true,
  takes_attachments boolean not null default true
);

-- The eleven parts of the report (law.md 1.8): what people write; the rest comes from the data.
create table consultations.report_parts (
  process_id uuid not null references consultations.consultations on delete cascade,
  part text not null,
  body text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (process_id, part)
);

-- What a person looked at and decided when personal data was found in texts to be published.
create table consultations.mask_reviews (
  process_id uuid not null references consultations.consultations on delete cascade,
  remark_id uuid not null,
  field text not null,
  start_at int not null,
  end_at int not null,
  masked boolean not null,
  reviewed_at timestamptz not null,
  reviewed_by uuid,
  primary key (process_id, remark_id, field, start_at, end_at)
);

-- A published report is frozen: its files are kept by their content.
create table consultations.reports (
  id uuid primary key,
  process_id uuid not null references consultations.consultations on delete cascade,
  version int not null,
  html_hash text not null,
  pdf_hash text not null,
  docx_hash text not null,
  csv_hash text not null,
  xlsx_hash text not null,
  remarks_count int not null,
  made_at timestamptz not null,
  made_by uuid,
  publish_at timestamptz not null,
  announced_at timestamptz,
  unique (process_id, version)
);

create table consultations.effects (
  id uuid primary key,
  process_id uuid not null references consultations.consultations on delete cascade,
  title text not null,
  body text not null,
  happened_on date,
  published_at timestamptz not null,
  published_by uuid
);

create index effects_process on consultations.effects (process_id, published_at desc);
