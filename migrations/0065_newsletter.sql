-- The newsletter: who agreed to get it and how we know, and its issues from the first draft to the archive.

create schema newsletter;

-- The words people agreed to, kept as they stood; the version is made from the words, so one cannot change without the other.
create table newsletter.consent_texts (
  version text primary key,
  words text not null,
  first_used_at timestamptz not null
);

-- A list of people who had agreed elsewhere, brought in at once with the proof, and taken back at once.
create table newsletter.imports (
  id uuid primary key,
  submission_key uuid not null unique,
  -- Where and how the consents were collected, and where the papers lie.
  proof text not null,
  collected_on date not null,
  consent_version text not null references newsletter.consent_texts,
  -- Rows as they were read, until somebody has looked at them and confirmed; then they are subscribers.
  rows jsonb,
  read_at timestamptz not null,
  read_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  added int not null default 0,
  passed_over int not null default 0,
  undone_at timestamptz,
  undone_by uuid,
  check (undone_at is null or confirmed_at is not null)
);

create table newsletter.subscribers (
  id uuid primary key,
  -- The keyed hash of notices: it outlives the address and cannot be read back.
  address_hash text not null,
  -- Gone at once when the subscription ends.
  email text,
  name text not null default '',
  person_id uuid,
  locale text not null default 'pl' check (locale in ('pl', 'en')),
  -- None means everything.
  topics text[] not null default '{}',
  unit_codes text[] not null default '{}',
  frequency text not null default 'each' check (frequency in ('each', 'monthly', 'urgent')),
  paused_until timestamptz,
  consent_version text not null references newsletter.consent_texts,
  consent_source text not null check (consent_source in ('form', 'embed', 'member', 'import')),
  consented_at timestamptz not null,
  import_id uuid references newsletter.imports,
  confirmation_hash text unique,
  confirmation_until timestamptz,
  confirmed_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('unsubscribed', 'on-request', 'import-undone', 'consent-withdrawn')),
  -- The issue from which they unsubscribed, when the link says it.
  ended_from uuid,
  -- When the last issue was addressed to them: "monthly" counts from it.
  last_issue_at timestamptz,
  check ((ended_at is null) = (end_reason is null)),
  check (ended_at is null or email is null),
  check (ended_at is not null or email is not null)
);

-- One living subscription for one address, whatever the spelling.
create unique index subscribers_once on newsletter.subscribers (address_hash) where ended_at is null;
create index subscribers_in_order on newsletter.subscribers (id) where ended_at is null;
create index subscribers_by_address on newsletter.subscribers (address_hash);
create index subscribers_of_import on newsletter.subscribers (import_id) where import_id is not null;
create index subscribers_of_person on newsletter.subscribers (person_id) where person_id is not null;

create table newsletter.issues (
  id uuid primary key,
  submission_key uuid not null unique,
  -- Given when it is frozen, so that the archive has no holes.
  year int,
  number int,
  subject text not null default '',
  preheader text not null default '',
  -- The issue in a few plain sentences.
  plain_summary text not null default '',
  blocks jsonb not null default '[]',
  -- Whom it is for; none means everybody.
  topics text[] not null default '{}',
  unit_codes text[] not null default '{}',
  urgent boolean not null default false,
  -- When it should go out, in the editorial calendar.
  due_on date,
  -- Grows with every change, so that two editors do not write over each other.
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  edited_at timestamptz not null,
  review_asked_at timestamptz,
  review_asked_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  scheduled_at timestamptz,
  scheduled_by uuid,
  -- From here on nothing of the issue changes.
  frozen_at timestamptz,
  frozen_html text,
  frozen_text text,
  content_hash text,
  search_keys text[] not null default '{}',
  paused_at timestamptz,
  stopped_at timestamptz,
  sent_at timestamptz,
  unique (year, number),
  check ((year is null) = (number is null)),
  check ((frozen_at is null) = (content_hash is null)),
  check (frozen_at is null or (year is not null and frozen_html is not null and frozen_text is not null)),
  check (sent_at is null or frozen_at is not null),
  check (stopped_at is null or frozen_at is not null)
);
create index issues_archive on newsletter.issues (year desc, number desc) where frozen_at is not null;
create index issues_found on newsletter.issues using gin (search_keys) where frozen_at is not null;
create index issues_open on newsletter.issues (due_on) where frozen_at is null;

-- What a second reader says of an issue before it leaves.
create table newsletter.issue_comments (
  id uuid primary key,
  submission_key uuid not null unique,
  issue_id uuid not null references newsletter.issues on delete cascade,
  body text not null,
  written_at timestamptz not null,
  written_by uuid,
  settled_at timestamptz,
  settled_by uuid
);
create index comments_of_issue on newsletter.issue_comments (issue_id, id);

-- The coordinator was told that an issue is due: once for each due day and each step.
create table newsletter.reminders (
  due_on date not null,
  days_before int not null,
  reminded_at timestamptz not null,
  primary key (due_on, days_before)
);
