-- Letters to people: an outbox with one row per recipient, who follows what, and addresses we no longer write to.

create schema notices;

create table notices.followers (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  -- What is followed and where it is, as it was called when the person asked.
  title text not null,
  path text not null,
  email text,
  address_hash text not null,
  person_id uuid,
  locale text not null check (locale in ('pl', 'en')),
  consent_version text not null,
  confirmation_hash text not null unique,
  confirmation_until timestamptz not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  check ((ended_at is null) = (email is not null))
);

create unique index followers_once on notices.followers (subject_kind, subject_id, address_hash) where ended_at is null;
create index followers_subject on notices.followers (subject_kind, subject_id, id) where confirmed_at is not null and ended_at is null;
create index followers_address on notices.followers (address_hash);
create index followers_person on notices.followers (person_id) where person_id is not null;

-- One piece of news for everybody who follows a thing; `reached_id` is the last follower a letter was made for.
create table notices.fanouts (
  id uuid primary key,
  once_key text not null unique,
  subject_kind text not null,
  subject_id uuid not null,
  template text not null,
  mails jsonb,
  created_at timestamptz not null,
  reached_id uuid,
  finished_at timestamptz
);

create index fanouts_unfinished on notices.fanouts (created_at) where finished_at is null;

create table notices.messages (
  id uuid primary key,
  to_email text,
  address_hash text,
  person_id uuid,
  template text not null,
  locale text not null check (locale in ('pl', 'en')),
  subject text not null,
  blocks jsonb,
  body_text text,
  body_html text,
  -- Carries a link that opens something: its body is forgotten as soon as it is accepted.
  fleeting boolean not null default false,
  about_kind text,
  about_id uuid,
  once_key text unique,
  follower_id uuid references notices.followers on delete set null,
  -- News for many waits behind letters one person is waiting for.
  bulk boolean not null default false,
  message_id text not null unique,
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'accepted', 'deferred', 'failed', 'unknown', 'skipped')),
  attempts int not null default 0,
  code int,
  reason text,
  due_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  created_at timestamptz not null,
  first_tried_at timestamptz,
  settled_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  check (state <> 'sending' or (lease is not null and leased_until is not null)),
  check ((settled_at is not null) = (state in ('accepted', 'failed', 'skipped')))
);

create index messages_due on notices.messages (bulk, due_at) where state in ('queued', 'deferred');
create index messages_leased on notices.messages (leased_until) where state = 'sending';
create index messages_state on notices.messages (state, id);
create index messages_created on notices.messages (created_at);
create index messages_address on notices.messages (address_hash, created_at);
create index messages_person on notices.messages (person_id) where person_id is not null;
create index messages_follower on notices.messages (follower_id) where follower_id is not null;
create index messages_with_body on notices.messages (created_at) where body_text is not null;

create table notices.bounces (
  id uuid primary key,
  address_hash text not null,
  kind text not null check (kind in ('hard', 'soft', 'complaint')),
  code int,
  happened_at timestamptz not null
);

create index bounces_address on notices.bounces (address_hash, happened_at);
create index bounces_age on notices.bounces (happened_at);

-- Outlives the deletion of an account: the address is a keyed hash that nobody can read back.
create table notices.suppressions (
  id uuid primary key,
  address_hash text not null,
  cause text not null check (cause in ('hard', 'soft', 'complaint')),
  since timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid
);

create unique index suppressions_once on notices.suppressions (address_hash) where lifted_at is null;
