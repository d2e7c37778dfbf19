-- Ideas, questions to experts and discussions: what people write to a team, and to one another, apart from formal remarks.
-- One table holds all that is written, so that giving, moderating, withdrawing and forgetting are the same everywhere.

create schema discussions;

create table discussions.rooms (
  id uuid primary key,
  -- Null for the discussions of the network.
  process_id uuid references processes.processes on delete cascade,
  kind text not null check (kind in ('ideas', 'questions', 'topics')),
  lead text not null default '',
  -- Whether a moderator reads before everybody does, or after.
  moderation text not null default 'before' check (moderation in ('before', 'after')),
  -- Only people with an account write.
  accounts boolean not null default false,
  -- What ideas and questions are divided into; none when empty.
  themes text[] not null default '{}',
  -- The next free number of an idea, a question or a reply.
  next_number int not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  opened_at timestamptz,
  opened_by uuid,
  -- Closed before the term of the process.
  closed_at timestamptz,
  unique nulls not distinct (process_id, kind)
);

create table discussions.topics (
  id uuid primary key,
  room_id uuid not null references discussions.rooms on delete cascade,
  number int not null,
  question text not null,
  lead text not null default '',
  -- The last day on which replies are taken; null when only the process ends it.
  closes_on date,
  created_at timestamptz not null,
  -- Who began it: a member of the network, or of a team.
  created_by uuid,
  signature text,
  -- What came of it, written by a person.
  summary text,
  summary_at timestamptz,
  summary_by uuid,
  hidden_at timestamptz,
  hidden_ground text,
  unique (room_id, number)
);

create table discussions.experts (
  id uuid primary key,
  room_id uuid not null references discussions.rooms on delete cascade,
  name text not null,
  -- In words: "architektka krajobrazu, Biuro Zieleni".
  role text not null,
  about text not null default '',
  picture_id uuid,
  position int not null,
  added_at timestamptz not null,
  removed_at timestamptz
);

create table discussions.posts (
  id uuid primary key,
  room_id uuid not null references discussions.rooms on delete cascade,
  kind text not null check (kind in ('idea', 'question', 'reply')),
  number int not null,
  topic_id uuid references discussions.topics on delete cascade,
  -- The idea that is commented, or the reply that is answered: one level and no more.
  parent_id uuid references discussions.posts on delete cascade,
  title text,
  body text not null,
  theme text,
  expert_id uuid references discussions.experts,
  place_words text,
  signature text,
  -- Whoever wrote it while signed in, where only people with an account write.
  person_id uuid,
  -- Written by the team or by whoever keeps the room.
  by_team boolean not null default false,
  given_at timestamptz not null,
  -- The same form sent twice is one post.
  submission_key text not null unique,
  -- Of the key that opens the page of its author.
  secret_hash text,
  search_keys text[] not null default '{}',
  published_at timestamptz,
  hidden_at timestamptz,
  hidden_ground text,
  withdrawn_at timestamptz,
  unique (room_id, number),
  check ((kind = 'idea') = (title is not null)),
  check (kind <> 'reply' or topic_id is not null or parent_id is not null),
  check (kind = 'reply' or (topic_id is null and parent_id is null))
);
create index posts_in_room on discussions.posts (room_id, kind, id);
create index posts_of_topic on discussions.posts (topic_id, id) where topic_id is not null;
create index posts_of_parent on discussions.posts (parent_id, id) where parent_id is not null;
create index posts_alike on discussions.posts using gin (search_keys) where kind <> 'reply';
create index posts_waiting on discussions.posts (room_id, id)
  where published_at is null and hidden_at is null and withdrawn_at is null;

-- Where to write to whoever left an address: apart, so that a list never joins it.
create table discussions.contacts (
  post_id uuid primary key references discussions.posts on delete cascade,
  email text not null,
  locale text not null,
  left_at timestamptz not null
);
create index contacts_by_address on discussions.contacts (lower(email));

create table discussions.supports (
  post_id uuid not null references discussions.posts on delete cascade,
  -- A random name of a browser, or a keyed hash of an account: one support each.
  supporter uuid not null,
  primary key (post_id, supporter)
);

create table discussions.answers (
  id uuid primary key,
  post_id uuid not null references discussions.posts on delete cascade,
  -- Of an idea: where it stands now.
  state text check (state in ('considering', 'accepted', 'rejected', 'done')),
  expert_id uuid references discussions.experts,
  body text not null,
  drafted_at timestamptz not null,
  drafted_by uuid,
  published_at timestamptz,
  published_by uuid
);
create index answers_of_post on discussions.answers (post_id, published_at desc);
-- An answer is prepared one at a time.
create unique index answers_drafted on discussions.answers (post_id) where published_at is null;

-- The network has one place to talk, from the first day.
insert into discussions.rooms (id, kind, moderation, accounts, created_at, opened_at)
values ('01980000-0000-7000-8000-000000000001', 'topics', 'after', true, now(), now());
