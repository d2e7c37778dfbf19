-- What the result of a poll means for the thing it belongs to, said before anybody votes.
alter table ballots.polls add column bearing text check (bearing in ('decides', 'advises'));
