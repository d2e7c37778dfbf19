-- For how many months after closing it is kept who answered and what was written to the team alone.
alter table surveys.surveys
  add column kept_months smallint not null default 24 check (kept_months in (3, 6, 12, 24, 60));
