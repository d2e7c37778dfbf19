-- The same matter told in other ways (law.md 7.2; ustawa z 19.07.2019 o zapewnianiu dostępności, art. 6 pkt 3): a film in Polish
-- sign language and a text that is easy to read, each a file of ours or a link to where it is.

create table consultations.accessible_versions (
  process_id uuid not null references consultations.consultations on delete cascade,
  kind text not null check (kind in ('sign-language', 'easy-read')),
  file_id uuid,
  link text,
  -- Captions in WebVTT of a film that is a file of ours; what the captions of a film elsewhere are, its keeper says.
  captions_id uuid,
  captioned boolean not null default false,
  -- What the film says, or what is in the text.
  description text not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (process_id, kind),
  check (num_nonnulls(file_id, link) = 1),
  check (captions_id is null or file_id is not null)
);
