-- The directory: whether strangers may write to a member, and that letters were passed on, never what was in them.

alter table membership.cards add column takes_letters boolean not null default false;
update membership.cards set takes_letters = true
where member_id in (select id from membership.members where kind = 'institution');

-- A letter to a member that the portal passed on. Its words are in the outbox alone, until they have left.
create table membership.letters (
  id uuid primary key,
  submission_key uuid not null unique,
  member_id uuid not null references membership.members on delete cascade,
  -- Keyed hash of the address the sender gave or has; tells one sender from another.
  sender_hash text not null,
  sender_id uuid,
  sent_at timestamptz not null,
  -- SHA-256 of the secret with which the recipient reports it.
  report_hash text not null unique,
  reported_at timestamptz
);
create index letters_of_member on membership.letters (member_id, sent_at);
create index letters_of_sender on membership.letters (sender_hash, sent_at);
create index letters_by_account on membership.letters (sender_id) where sender_id is not null;

-- What was said when a period ended: the statement of one who leaves, the reason of an exclusion. The log holds no such words.
alter table membership.periods add column ended_note text not null default '';
