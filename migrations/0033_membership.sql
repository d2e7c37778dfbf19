-- Who belongs to the network: declarations, members, dated periods of membership, representatives, consents and cards.

create schema membership;

-- What a declaration says, word for word. A published text never changes; the next one gets the next number.
create table membership.texts (
  id uuid primary key,
  kind text not null check (kind in ('person', 'institution')),
  number int not null check (number > 0),
  -- By language: statement, newsletter, publication, privacy (Markdown).
  words jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  unique (kind, number)
);

create table membership.declarations (
  id uuid primary key,
  -- D/2026/14: given once, never used again.
  reference text not null unique,
  submission_key uuid not null unique,
  kind text not null check (kind in ('person', 'institution')),
  text_id uuid not null references membership.texts,
  -- The person who declares, or who signs for the institution.
  person_name text not null,
  position text,
  institution_name text,
  institution_kind text check (institution_kind in ('local-government', 'ngo', 'informal-group', 'university', 'other')),
  nip text check (nip ~ '^[0-9]{10}$'),
  krs text check (krs ~ '^[0-9]{10}$'),
  unit_code text collate "C" not null check (unit_code ~ '^[0-9]{2}([0-9]{2}([0-9]{3})?)?$'),
  -- Lower case; null for one that came by post without an address.
  email text,
  phone text,
  experience text not null default '',
  tools text[] not null default '{}',
  areas text[] not null default '{}',
  offers text not null default '',
  seeks text not null default '',
  -- Folded name of the member, for finding duplicates.
  name_key text collate "C" not null,
  way text not null check (way in ('signature', 'scan', 'email', 'post')),
  -- The signed file or the scan, in media.
  file_id uuid,
  locale text not null check (locale in ('pl', 'en')),
  -- Day on which it reached the network; for a posted one the coordinator writes it.
  received_on date not null,
  submitted_at timestamptz not null,
  entered_by uuid,
  -- SHA-256 of the secret in the letter to whoever signs for it.
  confirm_hash text unique,
  confirmed_at timestamptz,
  -- SHA-256 of the secret of its own page.
  page_hash text unique,
  withdrawn_at timestamptz,
  check ((kind = 'institution') = (institution_name is not null)),
  check (confirmed_at is null or way = 'email')
);

create index declarations_in_order on membership.declarations (submitted_at desc, id desc);
create index declarations_by_name on membership.declarations (name_key);
create index declarations_by_nip on membership.declarations (nip) where nip is not null;
create index declarations_by_email on membership.declarations (email) where email is not null;

-- What the desk asked to be completed; one open request at a time.
create table membership.completions (
  id uuid primary key,
  declaration_id uuid not null references membership.declarations on delete cascade,
  asked text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  reminded_at timestamptz,
  answered_at timestamptz
);
create unique index one_open_completion on membership.completions (declaration_id) where answered_at is null;

create table membership.members (
  id uuid primary key,
  -- Number on the list of members.
  number int not null unique check (number > 0),
  kind text not null check (kind in ('person', 'institution')),
  name text not null,
  sort_key text collate "C" not null,
  name_key text collate "C" not null,
  institution_kind text check (institution_kind in ('local-government', 'ngo', 'informal-group', 'university', 'other')),
  nip text,
  krs text,
  unit_code text collate "C" not null,
  email text,
  phone text,
  -- The account of a person, and the organisation of the portal that an institution is.
  person_id uuid unique,
  organisation_id uuid unique,
  is_demonstration boolean not null default false,
  created_at timestamptz not null,
  -- Joined into another member by mistake made twice; can be taken back.
  merged_into uuid references membership.members,
  merged_at timestamptz,
  merged_by uuid,
  check ((kind = 'institution') = (institution_kind is not null)),
  check (organisation_id is null or kind = 'institution'),
  check ((merged_into is null) = (merged_at is null))
);
create index members_in_order on membership.members (sort_key, id);
create index members_by_unit on membership.members (unit_code);
create index members_by_name on membership.members (name_key);

-- One decision for a declaration: of two coordinators who decide at once, the second hears that it is decided.
create table membership.decisions (
  declaration_id uuid primary key references membership.declarations on delete cascade,
  accepted boolean not null,
  -- Number of the resolution or note by which it was decided.
  number text not null default '',
  reason text not null default '',
  decided_on date not null,
  decided_at timestamptz not null,
  decided_by uuid,
  member_id uuid references membership.members,
  check (accepted = (member_id is not null))
);

-- Each period is a new dated record and is only ever ended.
create table membership.periods (
  id uuid primary key,
  member_id uuid not null references membership.members,
  standing text not null check (standing in ('member', 'guest', 'observer')),
  state text not null check (state in ('active', 'suspended')),
  from_on date not null,
  begun_by uuid,
  to_on date,
  ended_how text check (ended_how in ('suspended', 'resumed', 'left', 'excluded', 'changed')),
  ended_by uuid,
  note text not null default '',
  check (to_on is null or to_on >= from_on),
  check ((to_on is null) = (ended_how is null))
);
create unique index one_period_now on membership.periods (member_id) where to_on is null;
create index periods_of_member on membership.periods (member_id, from_on);

create table membership.representatives (
  id uuid primary key,
  member_id uuid not null references membership.members,
  name text not null,
  email text,
  person_id uuid,
  scopes text[] not null check (scopes <@ array['sign', 'vote', 'edit'] and cardinality(scopes) > 0),
  from_on date not null,
  to_on date,
  named_by uuid,
  check (to_on is null or to_on >= from_on)
);
create index representatives_of_member on membership.representatives (member_id, from_on);
create index representatives_by_person on membership.representatives (person_id) where person_id is not null;

-- Independent consents with the text they were given to; taken back at once, everywhere.
create table membership.consents (
  id uuid primary key,
  declaration_id uuid references membership.declarations on delete cascade,
  member_id uuid references membership.members,
  purpose text not null check (purpose in ('newsletter', 'publication')),
  text_id uuid not null references membership.texts,
  given_at timestamptz not null,
  taken_back_at timestamptz,
  check (declaration_id is not null or member_id is not null)
);
create index consents_of_member on membership.consents (member_id, purpose);
create index consents_of_declaration on membership.consents (declaration_id);

-- The card in the directory: each field with who may see it.
create table membership.cards (
  member_id uuid primary key references membership.members,
  about text not null default '',
  tools text[] not null default '{}',
  experience text not null default '',
  offers text not null default '',
  seeks text not null default '',
  languages text[] not null default '{}',
  website text check (website ~ '^https?://'),
  email text,
  phone text,
  -- Field -> me, coordinators, members, public.
  visibility jsonb not null,
  -- Base forms of the words of the fields that members, or everybody, may see: a search must not find by what it may not show.
  public_keys text[] not null default '{}',
  members_keys text[] not null default '{}',
  edited_at timestamptz not null,
  edited_by uuid
);
create index cards_by_public_words on membership.cards using gin (public_keys);
create index cards_by_members_words on membership.cards using gin (members_keys);

-- Numbers given in order, without a gap and without two alike.
create table membership.numbers (
  name text primary key,
  last int not null
);
