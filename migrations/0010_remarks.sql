-- One intake for everything people say about a process, whatever the channel.

create schema remarks;

create sequence remarks.reference_numbers;

create table remarks.imports (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  file_name text not null,
  mapping jsonb not null,
  rows_count int not null,
  imported_at timestamptz not null,
  imported_by uuid,
  undone_at timestamptz,
  undone_by uuid
);

create index imports_process on remarks.imports (process_id, imported_at desc);

create table remarks.groups (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  label text not null,
  made_by text not null check (made_by in ('method', 'person')),
  decision_id uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  created_at timestamptz not null
);

create index groups_process on remarks.groups (process_id, id);

create table remarks.decisions (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  -- A decision settles one remark, or a whole group at once.
  remark_id uuid,
  group_id uuid references remarks.groups on delete set null,
  outcome text not null check (outcome in ('accepted', 'partly-accepted', 'rejected', 'further-work', 'out-of-scope', 'late')),
  reason text not null default '',
  change text not null default '',
  state text not null check (state in ('draft', 'to-verify', 'accepted')),
  decided_by uuid,
  decided_at timestamptz not null,
  accepted_by uuid,
  accepted_at timestamptz,
  superseded_at timestamptz,
  check ((state = 'accepted') = (accepted_at is not null)),
  -- law.md 1.8: a reason is required for all but full acceptance.
  check (state <> 'accepted' or outcome = 'accepted' or length(reason) > 0),
  check (remark_id is null or group_id is null)
);

create index decisions_process on remarks.decisions (process_id, state);
create unique index decisions_one_per_remark on remarks.decisions (remark_id) where superseded_at is null and remark_id is not null;
create unique index decisions_one_per_group on remarks.decisions (group_id) where superseded_at is null and group_id is not null;

create table remarks.remarks (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  reference text not null unique,
  channel text not null check (channel in ('web', 'email', 'paper', 'meeting', 'phone', 'protocol', 'e-delivery', 'survey', 'map')),
  -- For the web the moment it came; for the rest the day it was received, which decides whether it is late.
  received_at timestamptz not null,
  late boolean not null default false,
  given_at timestamptz not null,
  author_kind text not null default 'person' check (author_kind in ('person', 'organisation', 'anonymous')),
  signature text check (length(signature) <= 40),
  -- Staff only: the name on a letter, never published for private persons.
  author_name text,
  organisation_name text,
  body text not null,
  quotation text,
  topic text,
  lon float8,
  lat float8,
  place_words text,
  language text not null default 'pl',
  edit_secret_hash text,
  -- Sending the same form twice keeps the first.
  submission_key text,
  published_at timestamptz,
  hidden_at timestamptz,
  hidden_reason text,
  withdrawn_at timestamptz,
  edited_at timestamptz,
  statistics_given_at timestamptz,
  entered_by uuid,
  import_id uuid references remarks.imports on delete cascade,
  import_row int,
  group_id uuid references remarks.groups on delete set null,
  -- The decision that holds now, the remark's own or its group's.
  decision_id uuid references remarks.decisions on delete set null,
  settled_at timestamptz,
  assigned_to uuid,
  search_keys text[] not null default '{}',
  sketch bytea,
  is_public boolean not null generated always as (published_at is not null and hidden_at is null and withdrawn_at is null) stored,
  unique (process_id, submission_key)
);

create index remarks_public on remarks.remarks (process_id, received_at desc, id desc) where is_public;
create index remarks_all on remarks.remarks (process_id, received_at desc, id desc);
create index remarks_settled on remarks.remarks (process_id, settled_at desc, id desc) where is_public and settled_at is not null;
create index remarks_unsettled on remarks.remarks (process_id, received_at, id) where settled_at is null and withdrawn_at is null;
create index remarks_group on remarks.remarks (group_id) where group_id is not null;
create index remarks_import on remarks.remarks (import_id, import_row) where import_id is not null;
create index remarks_decision on remarks.remarks (decision_id) where decision_id is not null;
create index remarks_search on remarks.remarks using gin (search_keys);
create index remarks_waiting on remarks.remarks (process_id, id) where published_at is null and withdrawn_at is null and hidden_at is null;

-- Band keys of each letter's sketch: letters that share one are looked at for likeness.
create table remarks.bands (
  process_id uuid not null,
  band bigint not null,
  remark_id uuid not null references remarks.remarks on delete cascade,
  primary key (process_id, band, remark_id)
);

create index bands_remark on remarks.bands (remark_id);

-- Who wants to hear what becomes of their remark. Apart from the remark, so that reading remarks never reads addresses.
create table remarks.contacts (
  remark_id uuid primary key references remarks.remarks on delete cascade,
  email text not null,
  locale text not null default 'pl',
  left_at timestamptz not null,
  stopped_at timestamptz
);

create index contacts_email on remarks.contacts (email);

-- What people said about themselves, with no link to what they wrote.
create table remarks.statistics (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  age_band text,
  gender text,
  unit_code text
);

create index statistics_process on remarks.statistics (process_id);

-- Counts are derived from rows by the database itself, in the same transaction. Sixteen shards keep parallel senders
-- from waiting for one row; a page adds up at most sixteen.
create table remarks.tallies (
  process_id uuid not null references processes.processes on delete cascade,
  shard smallint not null,
  all_count int not null default 0,
  public_count int not null default 0,
  settled_count int not null default 0,
  public_settled_count int not null default 0,
  primary key (process_id, shard)
);

create function remarks.tally_inserted() returns trigger language plpgsql as $$
begin
  insert into remarks.tallies as t (process_id, shard, all_count, public_count, settled_count, public_settled_count)
  select process_id, pg_backend_pid() % 16,
    count(*) filter (where withdrawn_at is null),
    count(*) filter (where is_public),
    count(*) filter (where withdrawn_at is null and settled_at is not null),
    count(*) filter (where is_public and settled_at is not null)
  from changed group by process_id
  on conflict (process_id, shard) do update set
    all_count = t.all_count + excluded.all_count,
    public_count = t.public_count + excluded.public_count,
    settled_count = t.settled_count + excluded.settled_count,
    public_settled_count = t.public_settled_count + excluded.public_settled_count;
  return null;
end $$;

create function remarks.tally_removed() returns trigger language plpgsql as $$
begin
  insert into remarks.tallies as t (process_id, shard, all_count, public_count, settled_count, public_settled_count)
  select c.process_id, pg_backend_pid() % 16,
    -(count(*) filter (where withdrawn_at is null)),
    -(count(*) filter (where is_public)),
    -(count(*) filter (where withdrawn_at is null and settled_at is not null)),
    -(count(*) filter (where is_public and settled_at is not null))
  from changed c join processes.processes p on p.id = c.process_id group by c.process_id
  on conflict (process_id, shard) do update set
    all_count = t.all_count + excluded.all_count,
    public_count = t.public_count + excluded.public_count,
    settled_count = t.settled_count + excluded.settled_count,
    public_settled_count = t.public_settled_count + excluded.public_settled_count;
  return null;
end $$;

create function remarks.tally_updated() returns trigger language plpgsql as $$
begin
  insert into remarks.tallies as t (process_id, shard, all_count, public_count, settled_count, public_settled_count)
  select process_id, pg_backend_pid() % 16, sum(a), sum(p), sum(s), sum(ps) from (
    select process_id, 1 * (withdrawn_at is null)::int as a, is_public::int as p,
      (withdrawn_at is null and settled_at is not null)::int as s, (is_public and settled_at is not null)::int as ps from changed
    union all
    select process_id, -1 * (withdrawn_at is null)::int, -is_public::int,
      -(withdrawn_at is null and settled_at is not null)::int, -(is_public and settled_at is not null)::int from previous
  ) moves group by process_id
  having sum(a) <> 0 or sum(p) <> 0 or sum(s) <> 0 or sum(ps) <> 0
  on conflict (process_id, shard) do update set
    all_count = t.all_count + excluded.all_count,
    public_count = t.public_count + excluded.public_count,
    settled_count = t.settled_count + excluded.settled_count,
    public_settled_count = t.public_settled_count + excluded.public_settled_count;
  return null;
end $$;

create trigger tally_inserted after insert on remarks.remarks
  referencing new table as changed for each statement execute function remarks.tally_inserted();
create trigger tally_removed after delete on remarks.remarks
  referencing old table as changed for each statement execute function remarks.tally_removed();
create trigger tally_updated after update on remarks.remarks
  referencing old table as previous new table as changed for each statement execute function remarks.tally_updated();
