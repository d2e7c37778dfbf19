-- Organisations of the network, the people in their teams, and the invitations that bring people in.

create schema network;

create table network.organisations (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  -- The name as it sorts in Polish, compared byte by byte: neither engine's own collation is relied on.
  sort_key text collate "C" not null,
  -- Base forms of the words of its name and description, see platform/language.
  search_keys text[] not null,
  kind text not null check (kind in ('local-government', 'ngo', 'informal-group', 'university', 'other')),
  unit_code text collate "C" check (unit_code ~ '^[0-9]{2}([0-9]{2}([0-9]{3})?)?$'),
  email text,
  phone text,
  address text,
  website text check (website ~ '^https?://'),
  -- SHA-256 of the picture in the file store.
  logo_hash text check (logo_hash ~ '^[0-9a-f]{64}$'),
  -- Markdown.
  description text not null default '',
  is_demonstration boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  check (closed_at is not null or closed_by is null)
);

create index organisations_in_order on network.organisations (sort_key, id);
create index organisations_by_unit on network.organisations (unit_code);
create index organisations_by_words on network.organisations using gin (search_keys);

create table network.roles_held (
  id uuid primary key,
  person_id uuid not null,
  organisation_id uuid references network.organisations,
  role text not null check (role in ('team-admin', 'editor', 'clerk', 'moderator', 'coordinator', 'administrator')),
  given_at timestamptz not null,
  given_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  check ((organisation_id is null) = (role in ('coordinator', 'administrator'))),
  check (ended_at >= given_at),
  check (ended_at is not null or ended_by is null)
);

create unique index each_role_held_once on network.roles_held (person_id, organisation_id, role)
  nulls not distinct where ended_at is null;
create index roles_held_in_organisation on network.roles_held (organisation_id, role) where ended_at is null;
create index roles_held_by_person on network.roles_held (person_id, given_at);

create table network.invitations (
  id uuid primary key,
  -- Lower case. Forgotten once the invitation is accepted: from then on the person is known by id.
  email text,
  organisation_id uuid references network.organisations,
  role text not null check (role in ('team-admin', 'editor', 'clerk', 'moderator', 'coordinator', 'administrator')),
  -- SHA-256 of the secret in the letter; the secret itself is kept nowhere.
  secret_hash text not null unique,
  invited_at timestamptz not null,
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check ((organisation_id is null) = (role in ('coordinator', 'administrator'))),
  check (expires_at <= invited_at + interval '14 days'),
  check (accepted_at is null or accepted_at < expires_at),
  check (accepted_at is null or withdrawn_at is null),
  check (email is not null or accepted_at is not null)
);

create unique index one_open_invitation on network.invitations (email, organisation_id, role)
  nulls not distinct where accepted_at is null and withdrawn_at is null;
create index invitations_in_organisation on network.invitations (organisation_id, invited_at);
