-- Answers to what the desk asked, and members joined into one in a way that can be taken back.

-- What the person wrote back.
alter table membership.completions add column answer text not null default '';

-- What moved to the other member when this one was joined into it: exactly this goes back.
alter table membership.members add column merged_moved jsonb;

-- Links of letters are sealed ids, so nothing that opens a declaration is kept.
alter table membership.declarations drop column page_hash, drop column confirm_hash;

create index declarations_waiting on membership.declarations (submitted_at) where withdrawn_at is null;
create index completions_to_remind on membership.completions (asked_at) where answered_at is null and reminded_at is null;
create index representatives_now on membership.representatives (member_id) where to_on is null;

-- How each kind of member may sign; without a row in every way that is possible.
create table membership.ways (
  kind text primary key check (kind in ('person', 'institution')),
  accepted text[] not null check (cardinality(accepted) > 0 and accepted <@ array['signature', 'scan', 'email', 'post']),
  changed_at timestamptz not null,
  changed_by uuid
);
