-- A report is made, looked at by its team, and published at a chosen moment. What it says is frozen when it is made: its
-- chapters, every answer and every letter as they are to be read, without personal data.

alter table consultations.reports
  -- Null until somebody with the right to do so says when.
  alter column publish_at drop not null,
  add column chapters jsonb not null default '[]',
  -- Bytes of each file, by format.
  add column sizes jsonb not null default '{}',
  add column entries_count int not null default 0,
  -- Places masked to be safe, because nobody has looked at them.
  add column unreviewed_count int not null default 0,
  add column finished_at timestamptz,
  add column published_by uuid,
  -- The first version is always told of; a corrected one where the team wants it.
  add column tells boolean not null default true;

create index reports_due on consultations.reports (publish_at) where publish_at is not null and announced_at is null;

-- One answer: to one letter, or to a group of letters at once.
create table consultations.report_entries (
  report_id uuid not null references consultations.reports on delete cascade,
  number int not null check (number > 0),
  letters_count int not null,
  -- A private person is a category here, never a name; organisations keep theirs.
  authors text not null,
  outcome text not null,
  reason text not null,
  change text not null,
  search_keys text[] not null,
  primary key (report_id, number)
);

create index report_entries_outcome on consultations.report_entries (report_id, outcome, number);
create index report_entries_search on consultations.report_entries using gin (search_keys);

create table consultations.report_letters (
  report_id uuid not null references consultations.reports on delete cascade,
  entry_number int not null,
  position int not null check (position > 0),
  reference text not null,
  channel text not null,
  received_on date not null,
  late boolean not null,
  author text not null,
  quotation text,
  body text not null,
  primary key (report_id, entry_number, position),
  -- Every letter stands in a report once.
  unique (report_id, reference)
);
