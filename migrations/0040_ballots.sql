-- Polls, who has voted, what was voted, and the log that lets anybody check the result.
-- Who voted and what was voted lie in two tables. What ties them (`voters.ballot_id`, needed to change a vote) goes at closing.

create schema ballots;

create table ballots.polls (
  id uuid primary key,
  slug text not null unique,
  -- What the poll belongs to: itself, a meeting, a budget.
  owner_kind text not null default 'poll',
  owner_id uuid,
  -- Null for a poll of the whole network.
  organisation_id uuid,
  title text not null,
  definition jsonb not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- Identities are hashed with this key of the poll; gone when voter data is wiped.
  voting_key text,
  created_at timestamptz not null,
  created_by uuid,
  -- From here on the definition never changes.
  published_at timestamptz,
  definition_hash text,
  -- Voting over, what ties voters to ballots destroyed.
  closed_at timestamptz,
  -- Paper entered, the log has its last line. A draw comes only after this.
  sealed_at timestamptz,
  counted_at timestamptz,
  outcome jsonb,
  wiped_at timestamptz,
  wiped_by uuid,
  is_demonstration boolean not null default false,
  check (opens_at < closes_at),
  check ((published_at is null) = (definition_hash is null)),
  check ((counted_at is null) = (outcome is null))
);
create index polls_in_order on ballots.polls (closes_at desc, id desc);
create index polls_to_close on ballots.polls (closes_at) where published_at is not null and counted_at is null;

create function ballots.keep_definition() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (
    new.definition is distinct from old.definition or new.opens_at <> old.opens_at or new.closes_at <> old.closes_at
    or new.definition_hash is distinct from old.definition_hash or new.published_at is distinct from old.published_at
    or (old.counted_at is not null and new.outcome is distinct from old.outcome)
  ) then
    raise exception 'a published poll never changes';
  end if;
  return new;
end $$;
create trigger keep_definition before update on ballots.polls for each row execute function ballots.keep_definition();

-- Who voted. No moment and no order, so that a row tells nothing but that this person has voted.
create table ballots.voters (
  poll_id uuid not null references ballots.polls,
  -- HMAC of what identifies the person, by the key of the poll.
  key_hash text not null,
  channel text not null check (channel in ('web', 'paper')),
  -- Until closing: what opens the ballot for a change, and which ballot.
  edit_hash text,
  ballot_id uuid,
  constraint one_person_one_ballot primary key (poll_id, key_hash)
);
create index voters_editing on ballots.voters (poll_id, edit_hash) where edit_hash is not null;

-- What was voted. Nothing of a person.
create table ballots.ballots (
  id uuid primary key,
  poll_id uuid not null references ballots.polls,
  receipt text not null,
  -- Hides the choice inside the log until the result is published.
  nonce text not null,
  -- Marks in the canonical writing of docs/ballots.md: "3:1,5:1".
  choice text not null,
  -- The number of the entry in the log that holds this choice.
  entry integer not null,
  channel text not null check (channel in ('web', 'paper')),
  constraint receipt_once unique (poll_id, receipt)
);

-- Where the log ends now; held while something is added, so that the chain is one line.
create table ballots.log_ends (
  poll_id uuid primary key references ballots.polls,
  entries integer not null,
  head text not null,
  ballots integer not null default 0
);

create table ballots.log_entries (
  poll_id uuid not null references ballots.polls,
  number integer not null,
  kind text not null check (kind in ('cast', 'changed', 'paper', 'closed')),
  commitment text not null,
  -- The entry whose choice this one takes the place of.
  replaces integer,
  hash text not null,
  primary key (poll_id, number)
);

create function ballots.only_append() returns trigger language plpgsql as $$
begin
  raise exception 'the log of a poll is only added to';
end $$;
create trigger only_append before update or delete on ballots.log_entries
  for each row execute function ballots.only_append();

-- Heads as they were published: each hour while people vote, and at the end.
create table ballots.heads (
  poll_id uuid not null references ballots.polls,
  number integer not null,
  head text not null,
  published_at timestamptz not null,
  primary key (poll_id, number)
);

-- Who may vote where the office or the portal made a list: keyed hashes alone.
create table ballots.eligible (
  poll_id uuid not null references ballots.polls,
  key_hash text not null,
  primary key (poll_id, key_hash)
);

-- Codes sent by text message, for ten minutes.
create table ballots.sms_codes (
  poll_id uuid not null references ballots.polls,
  key_hash text not null,
  code_hash text not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  primary key (poll_id, key_hash)
);

-- How many were refused, and why; nothing of whom.
create table ballots.refusals (
  poll_id uuid not null references ballots.polls,
  channel text not null,
  reason text not null,
  count integer not null,
  primary key (poll_id, channel, reason)
);

-- A public draw, recorded once and never drawn again.
create table ballots.draws (
  poll_id uuid primary key references ballots.polls,
  seed text not null,
  ids text[] not null,
  drawn text[] not null,
  drawn_at timestamptz not null
);
create trigger only_append before update or delete on ballots.draws
  for each row execute function ballots.only_append();

-- Paper: cards in batches, each entered twice.
create table ballots.batches (
  id uuid primary key,
  poll_id uuid not null references ballots.polls,
  number integer not null,
  place text not null,
  -- How many cards the commission counted.
  cards integer not null check (cards > 0),
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  constraint batch_once unique (poll_id, number)
);

create table ballots.cards (
  id uuid primary key,
  batch_id uuid not null references ballots.batches,
  number integer not null,
  -- What each of two people read; both go when the card is settled.
  first jsonb,
  first_by uuid,
  second jsonb,
  second_by uuid,
  -- 'counted', or why not.
  outcome text,
  constraint card_once unique (batch_id, number)
);
