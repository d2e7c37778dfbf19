-- How often the page of an issue in the archive was opened, a number for each day (decision 0230). Nothing says who or when.
create table newsletter.archive_reads (
  issue_id uuid not null references newsletter.issues on delete cascade,
  read_on date not null,
  reads int not null check (reads > 0),
  primary key (issue_id, read_on)
);
