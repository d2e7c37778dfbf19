-- Practices of the Participation Map: what is looked for and shown on lists and maps. Their long texts are in revisions.

create schema practices;

create table practices.practices (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  -- What it was, in one sentence.
  essence text not null,
  language text not null default 'pl',
  tool text not null,
  theme text not null,
  organiser_type text not null,
  organiser_name text not null default '',
  -- How large an area it concerned: part, gmina, powiat, region, country.
  scale text not null,
  year_from int not null,
  year_to int not null,
  country text not null default 'PL' check (country ~ '^[A-Z]{2}$'),
  -- TERYT code of the unit it is counted in; null only abroad. All its units, that one first, are in unit_codes.
  unit_code text collate "C" check (unit_code ~ '^[0-9]{2}([0-9]{2}([0-9]{3})?)?$'),
  unit_codes text[] not null default '{}',
  -- Every area it lies in, by six digits of gminas (the seventh changes with town rights), four of powiats, two of voivodeships.
  area_keys text[] not null default '{}',
  place_words text not null default '',
  precision text not null check (precision in ('exact', 'approximate', 'municipality')),
  -- Already rounded where the location is approximate, the middle of the unit where it is the whole municipality; nothing
  -- more exact is kept anywhere. Both null where the place is unknown.
  public_lon float8,
  public_lat float8,
  participants int check (participants >= 0),
  cost_band text,
  -- Base forms of the words of its title, essence and texts.
  search_keys text[] not null default '{}',
  -- Folded base forms of the title's words, for finding the same practice entered twice.
  name_key text collate "C" not null default '',
  -- The process of this portal it tells of.
  process_id uuid,
  organisation_id uuid,
  is_demonstration boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  -- Waiting for an editor since; empty when it was returned or settled.
  submitted_at timestamptz,
  published_at timestamptz,
  published_by uuid,
  -- The last accepted change.
  updated_at timestamptz not null,
  archived_at timestamptz,
  archived_reason text not null default '',
  hidden_at timestamptz,
  hidden_reason text,
  is_public boolean not null generated always as
    (published_at is not null and archived_at is null and hidden_at is null) stored,
  check (year_to >= year_from),
  check (country <> 'PL' or unit_code is not null),
  check ((public_lon is null) = (public_lat is null)),
  check (hidden_at is null or hidden_reason is not null)
);

create index practices_newest on practices.practices (published_at desc, id desc) where is_public;
create index practices_tool on practices.practices (tool, published_at desc, id desc) where is_public;
create index practices_theme on practices.practices (theme, published_at desc, id desc) where is_public;
create index practices_organiser on practices.practices (organiser_type, published_at desc, id desc) where is_public;
create index practices_scale on practices.practices (scale, published_at desc, id desc) where is_public;
create index practices_years on practices.practices (year_from, year_to) where is_public;
create index practices_unit on practices.practices (unit_code) where is_public;
create index practices_areas on practices.practices using gin (area_keys) where is_public;
create index practices_words on practices.practices using gin (search_keys) where is_public;
create index practices_place on practices.practices using gist (point(public_lon, public_lat)) where is_public;
create index practices_waiting on practices.practices (submitted_at, id) where submitted_at is not null;
create index practices_author on practices.practices (created_by, created_at desc) where created_by is not null;
create index practices_name on practices.practices (name_key);
create index practices_process on practices.practices (process_id) where process_id is not null;

-- Everything a practice says, as it was at one time. One revision at a time is being written; settled ones never change.
create table practices.revisions (
  id uuid primary key,
  practice_id uuid not null references practices.practices on delete cascade,
  number int not null check (number > 0),
  content jsonb not null,
  -- What the author says of the change.
  note text not null default '',
  saved_at timestamptz not null,
  saved_by uuid,
  submitted_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  outcome text check (outcome in ('accepted', 'returned')),
  reason text not null default '',
  -- Points of the editors' checklist that were met.
  checklist text[] not null default '{}',
  unique (practice_id, number),
  check ((settled_at is null) = (outcome is null)),
  check (outcome is distinct from 'returned' or length(reason) > 0)
);

create unique index revisions_one_open on practices.revisions (practice_id) where settled_at is null;
