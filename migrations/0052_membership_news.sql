-- The address of a person's own feed of what is new for members: a sealed id, taken back by deleting the row.
create table membership.feed_keys (
  id uuid primary key,
  person_id uuid not null unique,
  made_at timestamptz not null
);

create index answers_in_order on membership.idea_answers (answered_at desc, id desc);
