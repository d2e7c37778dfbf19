-- What people say of practices, whether they still hold, and files they were imported from.

create table practices.imports (
  id uuid primary key,
  file_name text not null,
  mapping jsonb not null,
  rows_count int not null,
  imported_at timestamptz not null,
  imported_by uuid,
  undone_at timestamptz,
  undone_by uuid
);

create index imports_in_order on practices.imports (imported_at desc, id desc);

alter table practices.practices
  -- The last day on which its author said that it still holds; and when we asked last.
  add column confirmed_at timestamptz,
  add column asked_at timestamptz,
  add column import_id uuid references practices.imports,
  add column import_row int,
  -- What the file or the page it comes from calls it: one source gives one practice.
  add column source_key text unique;

create index practices_import on practices.practices (import_id) where import_id is not null;
create index practices_to_ask on practices.practices ((coalesce(asked_at, confirmed_at, updated_at))) where is_public and created_by is not null;

-- One thank-you of a person for a practice.
create table practices.thanks (
  practice_id uuid not null references practices.practices on delete cascade,
  person_id uuid not null,
  given_at timestamptz not null,
  primary key (practice_id, person_id)
);

-- "We did it too": who repeated a practice, where and what came of it.
create table practices.repeats (
  id uuid primary key,
  practice_id uuid not null references practices.practices on delete cascade,
  -- Empty once the account is erased; what was said in public stays.
  person_id uuid,
  author_name text not null,
  unit_code text not null,
  year int not null,
  words text not null,
  told_at timestamptz not null,
  hidden_at timestamptz,
  hidden_reason text,
  unique (practice_id, person_id),
  check ((hidden_at is null) = (hidden_reason is null))
);

create index repeats_practice on practices.repeats (practice_id, told_at, id);

create table practices.comments (
  id uuid primary key,
  submission_key uuid not null unique,
  practice_id uuid not null references practices.practices on delete cascade,
  person_id uuid,
  author_name text not null,
  body text not null,
  written_at timestamptz not null,
  hidden_at timestamptz,
  hidden_reason text,
  check ((hidden_at is null) = (hidden_reason is null))
);

create index comments_practice on practices.comments (practice_id, id);
create index comments_person on practices.comments (person_id) where person_id is not null;
