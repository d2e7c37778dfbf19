-- When the log stopped taking ballots from the web. Stands in the row that each ballot moves, so that no ballot comes in beside
-- the closing, which destroys what ties voters to ballots.
alter table ballots.log_ends add column closed_at timestamptz;
update ballots.log_ends e set closed_at = p.closed_at from ballots.polls p where p.id = e.poll_id;
