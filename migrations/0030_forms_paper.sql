-- Forms on paper: each sheet has a number, is entered once (or twice, by two people), and becomes one answer.

create table forms.paper_settings (
  form_id uuid primary key references forms.forms on delete cascade,
  double_entry boolean not null default false,
  set_by uuid,
  set_at timestamptz not null
);

create table forms.sheets (
  id uuid primary key,
  form_id uuid not null,
  version_id uuid not null,
  number int not null check (number > 0),
  -- In the short address of the code on the sheet; without letters that look like others.
  code text not null unique check (code ~ '^[0-9abcdefghjkmnpqrstvwxyz]{10}$'),
  locale text not null check (locale in ('pl', 'en')),
  made_at timestamptz not null,
  made_by uuid,
  -- Two people enter it; settled when the first entry begins, so that changing the setting leaves begun sheets as they are.
  double_entry boolean,
  settled_at timestamptz,
  settled_by uuid,
  answer_id uuid references forms.answers on delete set null,
  invalid_reason text check (invalid_reason in ('unreadable', 'no-consent', 'late', 'repeated', 'foreign', 'empty')),
  foreign key (form_id, version_id) references forms.versions (form_id, id) on delete cascade,
  unique (form_id, number),
  check (settled_at is not null or (answer_id is null and invalid_reason is null)),
  check (answer_id is null or invalid_reason is null)
);

create index sheets_answer on forms.sheets (answer_id) where answer_id is not null;
create index sheets_waiting on forms.sheets (form_id, number) where settled_at is null;

-- What one person typed from a sheet.
create table forms.sheet_entries (
  id uuid primary key,
  sheet_id uuid not null references forms.sheets on delete cascade,
  round smallint not null check (round in (1, 2)),
  entered_by uuid,
  entered_at timestamptz not null,
  -- The day the paper came, which decides whether it is late.
  received_on date not null,
  typed jsonb not null,
  invalid_reason text check (invalid_reason in ('unreadable', 'no-consent', 'late', 'repeated', 'foreign', 'empty')),
  unique (sheet_id, round),
  -- The second is another person. Two who were forgotten stay two.
  unique (sheet_id, entered_by)
);

create index sheet_entries_person on forms.sheet_entries (entered_by) where entered_by is not null;
