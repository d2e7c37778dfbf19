-- Who did what to what. Rows are only added; the database itself refuses everything else, except taking a person out.

create schema audit;

create table audit.events (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'stranger', 'system')),
  -- Null for strangers and the system, and once the person has been erased.
  person_id uuid,
  -- What the system was doing: the name of a job or a command.
  system_name text,
  verb text not null check (verb ~ '^[a-z][a-z0-9-]*$'),
  subject_kind text not null check (subject_kind ~ '^[a-z][a-z0-9-]*$'),
  subject_id text,
  organisation_id uuid,
  request_id text not null,
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  check (person_id is null or actor_kind = 'person'),
  check ((system_name is not null) = (actor_kind = 'system'))
);

create index events_by_time on audit.events (at, id);
create index events_by_verb on audit.events (verb, at, id);
create index events_by_person on audit.events (person_id, at, id);
create index events_by_subject on audit.events (subject_kind, subject_id, at, id);
create index events_by_organisation on audit.events (organisation_id, at, id);

create function audit.keep_events() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('audit.erasing', true) = 'yes'
    and (new.person_id is null or new.person_id = old.person_id)
    and (new.subject_id is not distinct from old.subject_id or (new.subject_id is null and old.subject_kind = 'person'))
    and (new.id, new.at, new.actor_kind, new.verb, new.subject_kind, new.request_id, new.details)
      = (old.id, old.at, old.actor_kind, old.verb, old.subject_kind, old.request_id, old.details)
    and new.system_name is not distinct from old.system_name
    and new.organisation_id is not distinct from old.organisation_id
  then
    return new;
  end if;
  raise exception 'audit.events is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger events_are_kept before update or delete on audit.events
  for each row execute function audit.keep_events();

create trigger events_are_not_emptied before truncate on audit.events
  for each statement execute function audit.keep_events();

-- Takes one person out of every event: as the one who acted and as the one acted upon. The events stay.
create function audit.erase_person(person uuid) returns int language plpgsql as $$
declare
  changed int;
begin
  perform set_config('audit.erasing', 'yes', true);
  update audit.events set
    person_id = case when person_id = person then null else person_id end,
    subject_id = case when subject_kind = 'person' and subject_id = person::text then null else subject_id end
  where person_id = person or (subject_kind = 'person' and subject_id = person::text);
  get diagnostics changed = row_count;
  perform set_config('audit.erasing', '', true);
  return changed;
end
$$;

-- Takes everybody out of the events before a moment: the end of retention.
create function audit.erase_persons_before(moment timestamptz) returns int language plpgsql as $$
declare
  changed int;
begin
  perform set_config('audit.erasing', 'yes', true);
  update audit.events set
    person_id = null,
    subject_id = case when subject_kind = 'person' then null else subject_id end
  where at < moment and (person_id is not null or (subject_kind = 'person' and subject_id is not null));
  get diagnostics changed = row_count;
  perform set_config('audit.erasing', '', true);
  return changed;
end
$$;
