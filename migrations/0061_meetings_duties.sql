-- What the network promised to do each year, and what it did before its meetings were kept here.

create table meetings.duty_years (
  duty text not null check (duty in ('meetings', 'issues')),
  year integer not null check (year between 2016 and 2200),
  -- Beyond what the portal itself counts.
  done integer not null check (done >= 0),
  primary key (duty, year)
);
