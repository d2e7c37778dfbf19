-- How many ballots began at a place of voting. Only the number: neither a ballot nor a voter says where.
create table ballots.place_counts (
  poll_id uuid not null references ballots.polls on delete cascade,
  place uuid not null,
  count int not null check (count > 0),
  primary key (poll_id, place)
);
