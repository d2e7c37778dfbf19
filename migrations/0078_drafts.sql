-- Remarks on a document: its versions, their numbered paragraphs, and which remark is about which of them.

create schema drafts;

create table drafts.drafts (
  id uuid primary key,
  -- One for a process: "the draft" must be one thing.
  process_id uuid not null unique references processes.processes on delete cascade,
  title text not null,
  -- The next free name of a paragraph; see `paragraphs.thread`.
  next_thread int not null default 1,
  created_at timestamptz not null,
  created_by uuid
);

create table drafts.versions (
  id uuid primary key,
  draft_id uuid not null references drafts.drafts on delete cascade,
  number int not null,
  -- What changed and why, in the words of the team.
  note text not null default '',
  source_name text,
  created_at timestamptz not null,
  created_by uuid,
  published_at timestamptz,
  published_by uuid,
  unique (draft_id, number)
);

-- A team prepares one version at a time.
create unique index versions_prepared on drafts.versions (draft_id) where published_at is null;

create table drafts.paragraphs (
  version_id uuid not null references drafts.versions on delete cascade,
  -- The number people see, from 1.
  position int not null,
  -- The name of a paragraph in all versions: it keeps it for as long as its text is exactly the same.
  thread int not null,
  -- The paragraph of the version before whose place this one took, when its words were changed.
  follows int,
  body text not null,
  primary key (version_id, position),
  unique (version_id, thread)
);

create table drafts.comments (
  -- A remark of module remarks; what it says, and whether people may see it, is there.
  remark_id uuid primary key references remarks.remarks on delete cascade,
  draft_id uuid not null references drafts.drafts on delete cascade,
  thread int not null,
  -- The version it was given to.
  version_id uuid not null references drafts.versions on delete cascade,
  -- New wording of the paragraph, also written in the remark itself.
  proposal text
);

create index comments_thread on drafts.comments (draft_id, thread);
