-- How many letters of each sender left when: the limits of sending hold over any window, for all workers together, and
-- through restarts.

create table platform.mail_senders (
  sender text primary key
);

create table platform.mail_grants (
  id bigint generated always as identity primary key,
  sender text not null references platform.mail_senders,
  started_at timestamptz not null,
  granted_at timestamptz not null,
  count int not null check (count > 0)
);

create index mail_grants_window on platform.mail_grants (sender, granted_at);
