-- People with an account, and how they sign in. The tables have the columns better-auth works with (decision 0045),
-- under our names; whoever is in `persons` has shown that the e-mail address is theirs (decision 0046).

create schema identity;

create table identity.persons (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  -- The database keeps the promise: nobody has an account on somebody else's address.
  email_verified boolean not null check (email_verified),
  image text,
  locale text not null default 'pl' check (locale in ('pl', 'en')),
  demo boolean not null default false,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table identity.sessions (
  id uuid primary key,
  person_id uuid not null references identity.persons on delete cascade,
  token text not null unique,
  user_agent text,
  -- better-auth writes the column; we keep no addresses of people's machines.
  ip_address text check (ip_address = ''),
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index sessions_person on identity.sessions (person_id);
create index sessions_end on identity.sessions (expires_at);

-- A way in: a password (`credential`) or an account at an identity provider.
create table identity.accounts (
  id uuid primary key,
  person_id uuid not null references identity.persons on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  scope text,
  -- We ask the provider who somebody is and nothing more, so its tokens are not kept.
  access_token text check (access_token is null),
  refresh_token text check (refresh_token is null),
  id_token text check (id_token is null),
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);

create index accounts_person on identity.accounts (person_id);

-- Links, codes and challenges that wait to be used once. `identifier` is a hash (decision 0047).
create table identity.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index verifications_identifier on identity.verifications (identifier);
create index verifications_end on identity.verifications (expires_at);

create table identity.passkeys (
  id uuid primary key,
  person_id uuid not null references identity.persons on delete cascade,
  name text,
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);

create index passkeys_person on identity.passkeys (person_id);

-- Secret and recovery codes are encrypted with WIEC_SECRET.
create table identity.second_factors (
  id uuid primary key,
  person_id uuid not null unique references identity.persons on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);

create index second_factors_secret on identity.second_factors (secret);

-- A code from the app works once, although it is shown for half a minute (RFC 6238, section 5.2).
create table identity.spent_codes (
  person_id uuid not null references identity.persons on delete cascade,
  code text not null,
  spent_at timestamptz not null,
  primary key (person_id, code)
);

create index spent_codes_age on identity.spent_codes (spent_at);
