-- Whole collections of open data as files, made at night.

create schema open_data;

create table open_data.dumps (
  collection text not null,
  format text not null check (format in ('jsonl', 'csv', 'geojson')),
  -- SHA-256 of the file in the store of files.
  hash text not null,
  -- Bytes, and things in it.
  size bigint not null,
  things integer not null,
  made_at timestamptz not null,
  primary key (collection, format)
);

-- A list of all public remarks, by their ids.
create index remarks_public_by_id on remarks.remarks (id desc) where is_public;
