-- The register of units (TERYT), what they were called before, and every word they are found by.

create schema places;

create table places.units (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{3})?)?$'),
  level text not null check (level in ('gmina', 'powiat', 'voivodeship')),
  name text not null,
  name_rank int not null,
  type text not null check (type in ('urban', 'rural', 'urban-rural', 'powiat', 'city', 'voivodeship')),
  parent_code text,
  split_from_code text,
  valid_from date,
  valid_to date,
  population int,
  area_km2 float8,
  lon float8 not null,
  lat float8 not null,
  has_outline boolean not null,
  locative text,
  check (valid_to is null or valid_from is null or valid_from < valid_to)
);

create index units_by_parent on places.units (parent_code);
create index units_by_place on places.units (lat, lon) where level = 'gmina';

-- What lists of a known day called the unit. Days of a change itself are mostly unknown, so none is invented:
-- seen_from and seen_to are the first and the last list that had this code and name.
create table places.unit_codes (
  unit_id uuid not null references places.units,
  code text not null,
  name text not null,
  type text not null,
  seen_from date not null,
  seen_to date not null,
  primary key (unit_id, seen_from),
  check (seen_from <= seen_to)
);

create index unit_codes_by_code on places.unit_codes (code, seen_to);

create table places.localities (
  id uuid primary key,
  unit_id uuid not null references places.units,
  name text not null,
  name_rank int not null,
  locative text,
  population int,
  lon float8 not null,
  lat float8 not null
);

create index localities_by_unit on places.localities (unit_id);
create index localities_by_place on places.localities (lat, lon);

-- Keys are lower-case letters without diacritics; collation "C" lets the key's own index answer beginnings.
create table places.search_keys (
  key text collate "C" not null,
  unit_id uuid not null references places.units,
  kind text not null check (kind in ('name', 'form', 'word', 'former', 'locality', 'locality-form')),
  shown text,
  primary key (key, unit_id, kind)
);

-- Which edition of the reference data was loaded last, so that a start with the same files does nothing.
create table places.loads (
  source text primary key,
  digest text not null,
  loaded_at timestamptz not null default now()
);
