-- The opinion map of a process: statements, what people said of them, and the maps that were computed from it.

create schema debates;

create table debates.debates (
  id uuid primary key,
  -- One for a process: people would not know which of two to answer.
  process_id uuid not null unique references processes.processes on delete cascade,
  question text not null,
  lead text not null default '',
  -- People may add statements of their own, which the team reads before they are shown.
  own_statements boolean not null default true,
  results text not null default 'live' check (results in ('live', 'after-closing')),
  created_at timestamptz not null,
  created_by uuid,
  opened_at timestamptz,
  opened_by uuid,
  -- Closed by the team before its term.
  closed_at timestamptz
);

-- Somebody who answers, known only by what their browser keeps; no time finer than a day, no address, no account.
create table debates.participants (
  id uuid primary key,
  debate_id uuid not null references debates.debates on delete cascade,
  began_on date not null
);

create table debates.statements (
  id uuid primary key,
  debate_id uuid not null references debates.debates on delete cascade,
  number int not null,
  body text not null check (char_length(body) between 1 and 200),
  -- Null is a statement of the team.
  participant_id uuid references debates.participants on delete set null,
  given_on date not null,
  published_at timestamptz,
  refused_at timestamptz,
  refused_reason text,
  decided_by uuid,
  unique (debate_id, number),
  check (published_at is null or refused_at is null)
);

create unique index statements_body on debates.statements (debate_id, lower(body));
create index statements_waiting on debates.statements (debate_id) where published_at is null and refused_at is null;

-- The last word of a person on a statement: 1 agrees, -1 disagrees, 0 passes.
create table debates.votes (
  participant_id uuid not null references debates.participants on delete cascade,
  statement_id uuid not null references debates.statements on delete cascade,
  vote smallint not null check (vote in (-1, 0, 1)),
  -- The order in which a person spoke, which is how the last answer is taken back.
  turn bigint not null generated always as identity,
  primary key (participant_id, statement_id)
);

-- Every word in the order it came, also what was changed and taken back (null); the whole log replays to the same map.
create table debates.vote_log (
  id bigint primary key generated always as identity,
  participant_id uuid not null references debates.participants on delete cascade,
  statement_id uuid not null references debates.statements on delete cascade,
  vote smallint check (vote in (-1, 0, 1))
);

create table debates.maps (
  id uuid primary key,
  debate_id uuid not null references debates.debates on delete cascade,
  method int not null,
  seed bigint not null,
  -- The log up to here was counted.
  log_id bigint not null,
  computed_at timestamptz not null,
  result jsonb,
  -- Why it could not be computed; the last good map stays.
  failure text,
  check ((result is null) <> (failure is null))
);

create index maps_latest on debates.maps (debate_id, computed_at desc);
