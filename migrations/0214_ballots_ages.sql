-- How many ballots of a poll are of people of an age: only the number, for turnout. Neither a ballot nor a voter says how old.
create table ballots.age_counts (
  poll_id uuid not null references ballots.polls on delete cascade,
  band text not null check (band in ('a0', 'a16', 'a25', 'a40', 'a60')),
  count int not null check (count > 0),
  primary key (poll_id, band)
);
