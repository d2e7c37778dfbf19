-- Participatory budgets: an edition and its pools, projects and their authors, verification, the vote, results, building.

create schema budgets;

create table budgets.editions (
  process_id uuid primary key references processes.processes on delete cascade,
  -- The budget year in which chosen projects are built.
  year int not null check (year between 1990 and 2200),
  -- Dates by name; phases follow from them and the clock.
  calendar jsonb not null,
  settings jsonb not null,
  previous_id uuid references budgets.editions on delete set null,
  -- Until then votes are kept from the public even when they are counted.
  drawn_at timestamptz,
  draw_seed text,
  -- Polls are made and published; from here pools and the list stand.
  voting_ready_at timestamptz,
  archived boolean not null default false,
  is_demonstration boolean not null default false
);

create table budgets.pools (
  id uuid primary key,
  process_id uuid not null references budgets.editions on delete cascade,
  position int not null,
  name text not null,
  area_words text not null default '',
  residents int not null check (residents >= 0),
  amount_grosze bigint not null check (amount_grosze > 0),
  signatures int not null default 0 check (signatures >= 0),
  least_grosze bigint,
  most_grosze bigint,
  -- The lowest result that counts, in votes or points.
  threshold int not null default 0 check (threshold >= 0),
  -- One of several of which a person chooses one: a district.
  one_of boolean not null default false,
  poll_id uuid,
  -- An edition from before the portal: its Pabulib file as it came.
  pb text,
  unique (process_id, position),
  -- USG art. 5a ust. 7 pkt 2: not more than 0.1 % of the residents of the pool's area.
  constraint signatures_lawful check (signatures <= residents / 1000)
);

create table budgets.projects (
  id uuid primary key,
  process_id uuid not null references budgets.editions on delete cascade,
  pool_id uuid references budgets.pools,
  -- Given with the submission; a draft has none.
  number int,
  channel text not null check (channel in ('web', 'paper', 'archive')),
  key_hash text,
  title text not null default '',
  summary text not null default '',
  description text not null default '',
  reason text not null default '',
  beneficiaries text not null default '',
  access text not null default '',
  category text not null default 'other',
  place_words text not null default '',
  land_title text not null default '',
  lon float8,
  lat float8,
  schedule text not null default '',
  yearly_grosze bigint not null default 0,
  -- How the author wants to be named in public; empty says "mieszkaniec".
  signature text not null default '',
  supporters int not null default 0 check (supporters >= 0),
  cost_grosze bigint not null default 0,
  created_at timestamptz not null,
  submitted_at timestamptz,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  entered_by uuid,
  search_keys text[] not null default '{}',
  -- Work state: apart from what the public sees until its minute.
  unit_words text not null default '',
  decision text check (decision in ('admitted', 'refused')),
  decision_reason text not null default '',
  decided_at timestamptz,
  decided_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  verified_grosze bigint,
  -- What the author agreed to change, and how they said so.
  agreement text not null default '',
  conflict_group text not null default '',
  plain_summary text not null default '',
  -- Joined with another one, with every author's consent.
  joined_into uuid references budgets.projects on delete set null,
  ballot_number int,
  -- Of an archive: the result as its file says.
  archived_votes int,
  archived_score int,
  archived_selected int,
  archived_id text,
  unique (process_id, number),
  unique (pool_id, ballot_number),
  -- A person who decides does not confirm their own decision.
  constraint second_person check (approved_by is null or approved_by is distinct from decided_by)
);

create index projects_of_edition on budgets.projects (process_id, number) where submitted_at is not null;

-- Who submitted: apart from the project, never joined in lists.
create table budgets.authors (
  project_id uuid primary key references budgets.projects on delete cascade,
  name text not null default '',
  email text not null default '',
  phone text not null default '',
  address text not null default '',
  -- Who agreed for a child, and how old the author is when young.
  is_child boolean not null default false,
  guardian text not null default ''
);

create table budgets.coauthors (
  id uuid primary key,
  project_id uuid not null references budgets.projects on delete cascade,
  name text not null,
  email text not null,
  key_hash text not null,
  invited_at timestamptz not null,
  accepted_at timestamptz,
  unique (project_id, email)
);

create table budgets.cost_lines (
  project_id uuid not null references budgets.projects on delete cascade,
  position int not null,
  name text not null,
  -- Hundredths, so that 1.5 m2 is 150.
  quantity int not null check (quantity > 0),
  price_grosze bigint not null check (price_grosze >= 0),
  primary key (project_id, position)
);

create table budgets.routings (
  id uuid primary key,
  project_id uuid not null references budgets.projects on delete cascade,
  unit_words text not null,
  note text not null default '',
  routed_at timestamptz not null,
  routed_by uuid
);

create table budgets.cards (
  id uuid primary key,
  project_id uuid not null references budgets.projects on delete cascade,
  kind text not null check (kind in ('formal', 'substantive')),
  -- By criterion: met, not met, not applicable, and a sentence.
  answers jsonb not null,
  finished_at timestamptz not null,
  finished_by uuid,
  unique (project_id, kind)
);

create table budgets.summonses (
  id uuid primary key,
  project_id uuid not null references budgets.projects on delete cascade,
  submission_key uuid not null unique,
  body text not null,
  way text not null check (way in ('email', 'letter', 'phone', 'in-person')),
  sent_at timestamptz not null,
  sent_by uuid,
  due_on date not null,
  answered_at timestamptz
);

create table budgets.appeals (
  id uuid primary key,
  -- One for each project: the way of appeal is used once.
  project_id uuid not null unique references budgets.projects on delete cascade,
  channel text not null check (channel in ('web', 'paper')),
  contested text[] not null,
  body text not null,
  filed_at timestamptz not null,
  outcome text check (outcome in ('upheld', 'dismissed')),
  reason text not null default '',
  decided_at timestamptz,
  decided_by uuid
);

-- What the public is told at once, and from which minute.
create table budgets.publications (
  process_id uuid not null references budgets.editions on delete cascade,
  kind text not null check (kind in ('decisions', 'appeals')),
  publish_at timestamptz not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (process_id, kind)
);

-- A published result never changes; a correction is the next version, with a reason.
create table budgets.results (
  id uuid primary key,
  process_id uuid not null references budgets.editions on delete cascade,
  version int not null,
  content jsonb not null,
  reason text not null default '',
  published_at timestamptz not null,
  published_by uuid,
  unique (process_id, version)
);

create table budgets.works (
  id uuid primary key,
  project_id uuid not null references budgets.projects on delete cascade,
  submission_key uuid not null unique,
  kind text not null check (kind in ('planned', 'design', 'tender', 'building', 'delayed', 'done', 'partly', 'abandoned')),
  happened_on date not null,
  body text not null default '',
  cost_grosze bigint,
  added_at timestamptz not null,
  added_by uuid
);

create index works_of_project on budgets.works (project_id, happened_on desc);

-- Of several districts a person votes in one: their keyed hash and the one they chose, until the vote closes.
create table budgets.chosen_pools (
  process_id uuid not null references budgets.editions on delete cascade,
  key_hash text not null,
  pool_id uuid not null references budgets.pools on delete cascade,
  primary key (process_id, key_hash)
);
