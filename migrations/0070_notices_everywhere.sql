-- How often a person wants what, digests of what waits, news inside the product, devices that are told, and words of
-- letters that administrators have changed.

-- Null: as often as the person wants news of this topic.
alter table notices.followers add column frequency text check (frequency in ('now', 'daily', 'weekly', 'never'));

-- Null: as news of what people follow.
alter table notices.fanouts add column topic text;

create table notices.preferences (
  id uuid primary key,
  -- A person with an account, or an address whose owner came by the link in a letter.
  person_id uuid,
  address_hash text,
  topic text not null,
  frequency text not null check (frequency in ('now', 'daily', 'weekly', 'never')),
  changed_at timestamptz not null,
  check (num_nonnulls(person_id, address_hash) = 1)
);

create unique index preferences_of_person on notices.preferences (person_id, topic) where person_id is not null;
create unique index preferences_of_address on notices.preferences (address_hash, topic) where address_hash is not null;

-- One open digest of each frequency for an address; `message_id` stays null when nothing was left to tell.
create table notices.digests (
  id uuid primary key,
  to_email text,
  address_hash text not null,
  person_id uuid,
  locale text not null check (locale in ('pl', 'en')),
  frequency text not null check (frequency in ('daily', 'weekly')),
  due_at timestamptz not null,
  created_at timestamptz not null,
  prepared_at timestamptz,
  message_id uuid,
  check (prepared_at is not null or to_email is not null)
);

create unique index digests_open on notices.digests (address_hash, frequency) where prepared_at is null;
create index digests_due on notices.digests (due_at, id) where prepared_at is null;
create index digests_prepared on notices.digests (prepared_at) where prepared_at is not null;
create index digests_person on notices.digests (person_id) where person_id is not null;

create table notices.digest_items (
  id uuid primary key,
  digest_id uuid not null references notices.digests on delete cascade,
  template text not null,
  topic text not null,
  -- The subject of the letter that would have been, and where it led.
  title text not null,
  path text,
  about_kind text,
  about_id uuid,
  follower_id uuid references notices.followers on delete cascade,
  once_key text unique,
  created_at timestamptz not null
);

create index digest_items_digest on notices.digest_items (digest_id, id);
create index digest_items_follower on notices.digest_items (follower_id) where follower_id is not null;

create table notices.notifications (
  id uuid primary key,
  person_id uuid not null,
  template text not null,
  title text not null,
  summary text not null default '',
  path text,
  once_key text unique,
  created_at timestamptz not null,
  read_at timestamptz
);

create index notifications_person on notices.notifications (person_id, id);
create index notifications_unread on notices.notifications (person_id) where read_at is null;
create index notifications_age on notices.notifications (created_at);

-- A browser that agreed to be told; the keys are the browser's public ones (RFC 8291).
create table notices.push_devices (
  id uuid primary key,
  person_id uuid not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  name text not null,
  locale text not null check (locale in ('pl', 'en')),
  added_at timestamptz not null,
  reached_at timestamptz
);

create index push_devices_person on notices.push_devices (person_id);

create table notices.letter_words (
  key text not null,
  locale text not null check (locale in ('pl', 'en')),
  words text not null,
  written_at timestamptz not null,
  written_by uuid,
  primary key (key, locale)
);
