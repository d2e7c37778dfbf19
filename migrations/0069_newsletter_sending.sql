-- Sending an issue: who gets it, one row for each recipient with where their letter stands, and what came of it.

create table newsletter.sendings (
  issue_id uuid primary key references newsletter.issues,
  -- The hash of what leaves, as it stood when the sending began; the issue keeps the words.
  content_hash text not null,
  started_at timestamptz not null,
  -- The audience is written down in batches, in order of subscribers; who was reached last.
  reached_id uuid,
  audience_ready_at timestamptz,
  left_out jsonb not null default '{}',
  -- The circuit breaker looks only at what was tried after a person let it go on.
  resumed_at timestamptz,
  broken_at timestamptz,
  broken_why text check (broken_why in ('refusals', 'addresses', 'connection')),
  check ((broken_at is null) = (broken_why is null))
);

create table newsletter.deliveries (
  -- Also the id of the message, so that it is the same for one recipient and issue, however often it is tried.
  id uuid primary key,
  issue_id uuid not null references newsletter.sendings,
  -- The address is the subscriber's, so it is gone here, too, when the subscription ends.
  subscriber_id uuid references newsletter.subscribers on delete set null,
  address_hash text not null,
  why text not null,
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'accepted', 'deferred', 'failed', 'unknown', 'skipped')),
  attempts int not null default 0,
  code int,
  reason text,
  -- What the last try says for the circuit breaker.
  outcome text check (outcome in ('accepted', 'address', 'policy', 'letter', 'connection', 'other')),
  due_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  first_tried_at timestamptz,
  tried_at timestamptz,
  settled_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  returned_at timestamptz,
  returned_as text check (returned_as in ('hard', 'soft', 'complaint', 'refused')),
  -- No address twice in one issue, whoever subscribed when.
  unique (issue_id, address_hash),
  check (state <> 'sending' or (lease is not null and leased_until is not null)),
  check ((settled_at is not null) = (state in ('accepted', 'failed', 'skipped'))),
  check ((returned_at is null) = (returned_as is null))
);

create index deliveries_due on newsletter.deliveries (due_at, id) where state in ('queued', 'deferred');
create index deliveries_leased on newsletter.deliveries (leased_until) where state = 'sending';
create index deliveries_by_state on newsletter.deliveries (issue_id, state);
create index deliveries_tried on newsletter.deliveries (issue_id, tried_at desc) where outcome is not null;
create index deliveries_of_subscriber on newsletter.deliveries (subscriber_id) where subscriber_id is not null;
create index deliveries_settled on newsletter.deliveries (settled_at) where address_hash <> id::text;
create index deliveries_of_address on newsletter.deliveries (address_hash);
create index deliveries_decided on newsletter.deliveries (decided_by) where decided_by is not null;

-- Only for issues whose editors asked for it: how often each link was opened, and the archive from the letter. Sums alone;
-- nothing says who or when.
create table newsletter.counted_links (
  issue_id uuid not null references newsletter.issues on delete cascade,
  -- Its place in the letter, or 0 for the issue in the archive.
  place int not null,
  url text not null,
  opened int not null default 0,
  primary key (issue_id, place)
);
