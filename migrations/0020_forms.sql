-- The one form engine: what is asked, in versions that never change, and what was answered.

create schema forms;

create table forms.forms (
  id uuid primary key,
  -- What the form serves: a survey, a declaration. The owner's module says who may do what with it.
  owner_kind text not null,
  owner_id uuid not null,
  draft jsonb not null,
  -- Grows with every saving, so that of two people editing at once the second is told.
  draft_revision int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  edited_by uuid,
  edited_at timestamptz not null,
  -- The last day on which it is kept who answered; the owner sets it, null keeps it until then.
  respondents_end_on date,
  unique (owner_kind, owner_id)
);

create table forms.versions (
  id uuid primary key,
  form_id uuid not null references forms.forms on delete cascade,
  number int not null check (number > 0),
  definition jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  unique (form_id, number),
  unique (form_id, id)
);

-- Answers are read with the questions they were given to; only the person who published may be forgotten.
create function forms.keep_version() returns trigger language plpgsql as $$
begin
  if (new.id, new.form_id, new.number, new.definition, new.published_at)
    is distinct from (old.id, old.form_id, old.number, old.definition, old.published_at) then
    raise exception 'a published version of a form never changes';
  end if;
  return new;
end $$;

create trigger keep_version before update on forms.versions for each row execute function forms.keep_version();

-- Ids are random, so that their order tells nothing of when an answer came; every list is in the order of ids.
create table forms.answers (
  id uuid primary key,
  form_id uuid not null,
  version_id uuid not null,
  -- Sending the same form twice keeps the first.
  submission_key text not null,
  -- Random as well: a number would tell the order.
  reference text not null,
  answers jsonb not null,
  channel text not null check (channel in ('web', 'paper', 'field', 'import')),
  locale text not null check (locale in ('pl', 'en')),
  -- What the person was told before they began; it holds for this answer whatever is set later.
  anonymity text not null check (anonymity in ('open', 'named', 'confidential', 'anonymous')),
  answered_on date not null,
  answered_at timestamptz,
  edited_at timestamptz,
  edit_key_hash text,
  -- One answer of a person, where the owner asks for that; made from the person's id and the form's.
  once_key text,
  -- Quotas that were full when this came.
  quota_flags text[] not null default '{}',
  entered_by uuid,
  withdrawn_at timestamptz,
  foreign key (form_id, version_id) references forms.versions (form_id, id) on delete cascade,
  unique (form_id, submission_key),
  unique (form_id, reference),
  unique (form_id, once_key),
  check (
    anonymity <> 'anonymous'
    or (answered_at is null and edited_at is null and edit_key_hash is null and once_key is null and withdrawn_at is null)
  )
);

create index answers_form on forms.answers (form_id, id) where withdrawn_at is null;
create index answers_version on forms.answers (version_id);

-- Who answered and where to write to them. Apart from the answers, so that reading answers never reads people.
create table forms.respondents (
  answer_id uuid primary key references forms.answers on delete cascade,
  person_id uuid,
  name text,
  email text,
  check (num_nonnulls(person_id, name, email) > 0)
);

create index respondents_person on forms.respondents (person_id) where person_id is not null;
create index respondents_email on forms.respondents (email) where email is not null;

create function forms.refuse_anonymous_respondent() returns trigger language plpgsql as $$
begin
  if exists (select from forms.answers where id = new.answer_id and anonymity = 'anonymous') then
    raise exception 'nothing is kept of who answered anonymously';
  end if;
  return new;
end $$;

create trigger refuse_anonymous before insert or update on forms.respondents
  for each row execute function forms.refuse_anonymous_respondent();

-- Answers under way, as they were typed. Gone when they are sent, and when their time ends.
create table forms.beginnings (
  id uuid primary key,
  form_id uuid not null,
  version_id uuid not null,
  -- Opens the beginning on another day or device; asked for by the person.
  code_hash text unique,
  typed jsonb not null default '{}',
  ends_on date not null,
  foreign key (form_id, version_id) references forms.versions (form_id, id) on delete cascade
);

create index beginnings_ending on forms.beginnings (ends_on);

create table forms.quota_counts (
  form_id uuid not null references forms.forms on delete cascade,
  quota_id text not null,
  counted int not null default 0 check (counted >= 0),
  primary key (form_id, quota_id)
);

-- How many saw, began and finished, without a row for anybody. Shards as in remarks.tallies.
create table forms.tallies (
  form_id uuid not null references forms.forms on delete cascade,
  shard smallint not null,
  seen int not null default 0,
  begun int not null default 0,
  finished int not null default 0,
  primary key (form_id, shard)
);

create function forms.tally_inserted() returns trigger language plpgsql as $$
begin
  insert into forms.tallies as t (form_id, shard, finished)
  select form_id, pg_backend_pid() % 16, count(*) filter (where withdrawn_at is null) from changed group by form_id
  on conflict (form_id, shard) do update set finished = t.finished + excluded.finished;
  return null;
end $$;

create function forms.tally_removed() returns trigger language plpgsql as $$
begin
  insert into forms.tallies as t (form_id, shard, finished)
  select c.form_id, pg_backend_pid() % 16, -(count(*) filter (where withdrawn_at is null))
  from changed c join forms.forms f on f.id = c.form_id group by c.form_id
  on conflict (form_id, shard) do update set finished = t.finished + excluded.finished;
  return null;
end $$;

create function forms.tally_updated() returns trigger language plpgsql as $$
begin
  insert into forms.tallies as t (form_id, shard, finished)
  select form_id, pg_backend_pid() % 16, sum(move) from (
    select form_id, (withdrawn_at is null)::int as move from changed
    union all
    select form_id, -(withdrawn_at is null)::int from previous
  ) moves group by form_id having sum(move) <> 0
  on conflict (form_id, shard) do update set finished = t.finished + excluded.finished;
  return null;
end $$;

create trigger tally_inserted after insert on forms.answers
  referencing new table as changed for each statement execute function forms.tally_inserted();
create trigger tally_removed after delete on forms.answers
  referencing old table as changed for each statement execute function forms.tally_removed();
create trigger tally_updated after update on forms.answers
  referencing old table as previous new table as changed for each statement execute function forms.tally_updated();
