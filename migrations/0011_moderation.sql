-- Notices of illegal or rule-breaking content (DSA art. 16), decisions with reasons (art. 17), appeals (art. 20).

create schema moderation;

create table moderation.reports (
  id uuid primary key,
  reference text not null unique,
  subject_kind text not null,
  subject_id uuid not null,
  organisation_id uuid,
  -- The exact address, the reason, who says so (name and e-mail unless the law lets them stay unnamed), good faith.
  url text not null,
  ground text not null,
  explanation text not null,
  reporter_name text,
  reporter_email text,
  good_faith boolean not null,
  reported_at timestamptz not null,
  closed_at timestamptz
);

create index reports_open on moderation.reports (organisation_id, reported_at) where closed_at is null;
create index reports_subject on moderation.reports (subject_kind, subject_id);

create table moderation.decisions (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  organisation_id uuid,
  report_id uuid references moderation.reports,
  -- hidden, kept, restored
  action text not null check (action in ('hidden', 'kept', 'restored')),
  ground text not null,
  reason text not null,
  own_initiative boolean not null,
  decided_at timestamptz not null,
  decided_by uuid
);

create index decisions_log on moderation.decisions (decided_at desc, id desc);
create index decisions_subject on moderation.decisions (subject_kind, subject_id, decided_at desc);

create table moderation.appeals (
  id uuid primary key,
  decision_id uuid not null unique references moderation.decisions,
  secret_hash text not null,
  explanation text,
  appealed_at timestamptz,
  -- An appeal goes to another person than the one who decided.
  answered_by uuid,
  answered_at timestamptz,
  answer text,
  upheld boolean
);
