-- Published polls are found too; those who run one find it before.

create trigger search_noted after insert or delete or
    update of title, slug, definition, organisation_id, published_at, closes_at on ballots.polls
  for each row execute function search.noted_by_id('poll');

insert into search.pending (kind, thing_id) select 'poll', id from ballots.polls;
