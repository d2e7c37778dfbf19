-- What the network says of itself: pages that coordinators write, every version kept.

create table network.pages (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position int not null,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz,
  removed_by uuid
);

create table network.page_versions (
  id uuid primary key,
  page_id uuid not null references network.pages,
  number int not null check (number > 0),
  title text not null,
  -- Markdown.
  body text not null,
  -- Empty where nobody translated it yet.
  title_en text not null default '',
  body_en text not null default '',
  written_at timestamptz not null,
  written_by uuid,
  -- Of two who write at once, the second hears of the first.
  unique (page_id, number)
);
