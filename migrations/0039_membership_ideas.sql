-- What members propose that the network should do, who supports it, what is said of it and what becomes of it.

create table membership.ideas (
  id uuid primary key,
  submission_key uuid not null unique,
  title text not null,
  -- Text of people, three questions of the form.
  what text not null,
  for_whom text not null,
  needed text not null default '',
  member_id uuid not null references membership.members,
  proposed_at timestamptz not null,
  withdrawn_at timestamptz
);
create index ideas_in_order on membership.ideas (proposed_at desc, id desc);

create table membership.idea_supports (
  idea_id uuid not null references membership.ideas on delete cascade,
  member_id uuid not null references membership.members,
  supported_at timestamptz not null,
  -- A member supports an idea once.
  primary key (idea_id, member_id)
);
create index supports_of_member on membership.idea_supports (member_id);

create table membership.idea_comments (
  id uuid primary key,
  submission_key uuid not null unique,
  idea_id uuid not null references membership.ideas on delete cascade,
  member_id uuid not null references membership.members,
  body text not null,
  written_at timestamptz not null,
  hidden_at timestamptz,
  hidden_by uuid,
  hidden_reason text,
  check ((hidden_at is null) = (hidden_reason is null))
);
create index comments_of_idea on membership.idea_comments (idea_id, id);

-- What a coordinator answered, each answer a record: the last one tells where the idea stands.
create table membership.idea_answers (
  id uuid primary key,
  idea_id uuid not null references membership.ideas on delete cascade,
  answer text not null check (answer in ('considering', 'taken-up', 'declined', 'became')),
  reason text not null,
  -- By when the network comes back to it, or does it.
  due_on date,
  -- Path on this portal of what it became: a meeting, a project page.
  became_path text check (became_path ~ '^/[^/]'),
  answered_at timestamptz not null,
  answered_by uuid,
  check ((answer = 'became') = (became_path is not null))
);
create index answers_of_idea on membership.idea_answers (idea_id, answered_at);
