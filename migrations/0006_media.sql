-- Files people and teams add to things: documents in versions, pictures in sizes, attachments.

create schema media;

create table media.files (
  id uuid primary key,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> '' and length(name) <= 200),
  type text not null,
  size bigint not null check (size > 0),
  width int,
  height int,
  title text,
  description text,
  alt text,
  -- The first version of a document names the whole chain.
  document_id uuid not null,
  version int not null check (version > 0),
  subject_kind text not null,
  subject_id uuid not null,
  visibility text not null check (visibility in ('public', 'team', 'private')),
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  -- When the smaller copies of a picture were made; also of one too small to need any.
  sized_at timestamptz,
  removed_at timestamptz,
  removed_by uuid,
  bytes_removed_at timestamptz,
  unique (document_id, version),
  check (bytes_removed_at is null or removed_at is not null)
);

create index files_subject on media.files (subject_kind, subject_id, document_id, version) where removed_at is null;
create index files_hash on media.files (hash) where removed_at is null;
create index files_waiting_for_removal on media.files (removed_at) where removed_at is not null and bytes_removed_at is null;
create index files_waiting_for_sizes on media.files (uploaded_at) where width is not null and sized_at is null and removed_at is null;
create index files_uploader on media.files (uploaded_by) where uploaded_by is not null;

-- Smaller copies of a picture; they belong to the bytes, so equal pictures share them.
create table media.sizes (
  source_hash text not null,
  width int not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  type text not null,
  size bigint not null,
  primary key (source_hash, width)
);

create index sizes_hash on media.sizes (hash);
