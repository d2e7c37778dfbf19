-- Editions of participatory budgets are found as such, and projects of theirs too.

create trigger search_noted_budget after insert or update or delete on processes.processes
  for each row execute function search.noted_by_id('budget');
create trigger search_noted_budget after insert or update or delete on processes.updates
  for each row execute function search.noted('budget', 'process_id');
create trigger search_noted after insert or delete or update of year on budgets.editions
  for each row execute function search.noted('budget', 'process_id');
create trigger search_noted after insert or update of name, area_words or delete on budgets.pools
  for each row execute function search.noted('budget', 'process_id');

create trigger search_noted after insert or delete or
    update of number, title, summary, description, reason, beneficiaries, place_words, plain_summary, submitted_at
    on budgets.projects
  for each row execute function search.noted_by_id('project');

-- The title of the edition stands beside each project, and whether the edition is public decides about all of them.
create function search.projects_noted() returns trigger language plpgsql as $$
begin
  insert into search.pending (kind, thing_id)
  select 'project', p.id from budgets.projects p where p.process_id = new.id and p.submitted_at is not null;
  return null;
end $$;
create trigger search_noted_projects
  after update of title, slug, unit_code, organisation_id, announced_at on processes.processes
  for each row when (old.kind = 'budget' and
    (old.title, old.slug, old.unit_code, old.organisation_id, old.announced_at)
      is distinct from (new.title, new.slug, new.unit_code, new.organisation_id, new.announced_at))
  execute function search.projects_noted();

insert into search.pending (kind, thing_id)
  select kinds.kind, id from processes.processes, (values ('process'), ('budget')) as kinds (kind)
    where processes.kind = 'budget'
  union all select 'project', id from budgets.projects where submitted_at is not null;
