-- What the network promised to do each year, and what it did before its meetings were kept here; meetings of the country.

create table meetings.duty_years (
  duty text not null check (duty in ('meetings', 'issues')),
  year integer not null check (year between 2016 and 2200),
  -- Beyond what the portal itself counts.
  done integer not null check (done >= 0),
  note text not null default '',
  primary key (duty, year)
);

-- One letter for one missed day, however often the job runs.
create table meetings.duty_warnings (
  duty text not null,
  due_on date not null,
  warned_at timestamptz not null,
  primary key (duty, due_on)
);

create table meetings.national_meetings (
  id uuid primary key,
  submission_key uuid not null unique,
  title text not null,
  place text not null,
  begins_on date not null,
  url text,
  -- Members who go, as they agreed to be named.
  goers text not null default '',
  notes text not null default '',
  brought_back text not null default '',
  noted_at timestamptz not null
);
create index national_meetings_in_order on meetings.national_meetings (begins_on desc, id desc);
