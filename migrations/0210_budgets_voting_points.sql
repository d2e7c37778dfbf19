-- Where people vote in person: points with their shifts, and devices of the office on which people vote one after another.
create table budgets.voting_points (
  id uuid primary key,
  process_id uuid not null references budgets.editions on delete cascade,
  position int not null,
  name text not null,
  address text not null,
  -- How to get in: entrance, lift, parking.
  directions text not null default '',
  unique (process_id, position),
  unique (process_id, name)
);

create table budgets.shifts (
  id uuid primary key,
  point_id uuid not null references budgets.voting_points on delete cascade,
  day date not null,
  -- Minutes of the clock in Warsaw since midnight.
  opens smallint not null check (opens >= 0),
  closes smallint not null check (closes <= 1440),
  -- Who is on duty, by name; the team alone sees them.
  people text[] not null default '{}',
  unique (point_id, day, opens, closes),
  check (opens < closes)
);

-- A device is let in once, by a code that lasts for minutes and follows from its id; nothing secret is kept here.
create table budgets.devices (
  id uuid primary key,
  point_id uuid not null references budgets.voting_points on delete cascade,
  name text not null,
  added_at timestamptz not null,
  added_by uuid,
  joined_at timestamptz,
  ended_at timestamptz
);

create index devices_of_point on budgets.devices (point_id, added_at);
