-- When a consultation point or a duty desk is open: hours of each day of the week, and days that are otherwise.

create table meetings.opening_hours (
  meeting_id uuid not null references meetings.meetings on delete cascade,
  -- Monday is 1 (ISO 8601).
  weekday smallint not null check (weekday between 1 and 7),
  -- Minutes of the clock in Warsaw since midnight.
  opens smallint not null check (opens >= 0),
  closes smallint not null check (closes <= 1440),
  primary key (meeting_id, weekday, opens),
  check (opens < closes)
);

create table meetings.opening_exceptions (
  meeting_id uuid not null references meetings.meetings on delete cascade,
  day date not null,
  note text not null default '',
  primary key (meeting_id, day)
);

-- A day that has none of these is closed.
create table meetings.opening_exception_hours (
  meeting_id uuid not null,
  day date not null,
  opens smallint not null check (opens >= 0),
  closes smallint not null check (closes <= 1440),
  primary key (meeting_id, day, opens),
  foreign key (meeting_id, day) references meetings.opening_exceptions on delete cascade,
  check (opens < closes)
);

-- What was written in words becomes hours where every line says days and hours and nothing else („pon.–pt. 9:00–15:00”).
-- Other words stay as they are, beside the hours.
with lines as (
  select meetings.id, lower(btrim(said.line)) as line
  from meetings.meetings, regexp_split_to_table(meetings.opening_hours, E'\r?\n') as said (line)
  where btrim(said.line) <> ''
),
parts as (
  select id, regexp_match(line, '^([a-ząćęłńóśźż]{2,12})\.?(?:\s*[-–—]\s*([a-ząćęłńóśźż]{2,12})\.?)?\s*[:,]?\s*(?:w godz\.|godz\.|od)?\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|do)\s*(\d{1,2})(?:[:.](\d{2}))?[.,;]?$') as part
  from lines
),
days (beginning, weekday) as (
  values ('po', 1), ('pn', 1), ('wt', 2), ('śr', 3), ('sr', 3), ('cz', 4), ('pt', 5), ('pi', 5), ('so', 6), ('sb', 6), ('ni', 7), ('nd', 7)
),
read as (
  select id, first.weekday as from_day, coalesce(last.weekday, first.weekday) as to_day,
    part[3]::int * 60 + coalesce(part[4], '0')::int as opens,
    part[5]::int * 60 + coalesce(part[6], '0')::int as closes
  from parts
  left join days first on first.beginning = left(part[1], 2)
  left join days last on last.beginning = left(part[2], 2)
  where part is null or part[2] is null or last.weekday is not null or first.weekday is null
),
whole as (
  select id from read group by id
  having bool_and(coalesce(from_day <= to_day and opens < closes and closes <= 1440, false))
    and count(*) = (select count(*) from lines where lines.id = read.id)
),
kept as (
  insert into meetings.opening_hours (meeting_id, weekday, opens, closes)
  select read.id, weekday, opens, closes
  from read join whole using (id), generate_series(from_day, to_day) as weekday
  on conflict do nothing
  returning meeting_id
)
update meetings.meetings set opening_hours = '' where id in (select meeting_id from kept);
