-- Practices of the Participation Map and projects of participatory budgets are found too.

create trigger search_noted after insert or delete or
    update of title, slug, essence, unit_code, published_at, archived_at, hidden_at, updated_at on practices.practices
  for each row execute function search.noted_by_id('practice');

insert into search.pending (kind, thing_id) select 'practice', id from practices.practices;
