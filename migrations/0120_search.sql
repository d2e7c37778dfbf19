-- One index of everything that may be found, and the notes of what changed, from which it is kept (decision 0120).

create schema search;

create table search.documents (
  kind text not null,
  thing_id uuid not null,
  path text not null,
  title text not null,
  -- What stands beside the title in a list: the consultation a remark is about, the date of a meeting.
  context text not null default '',
  -- Plain words, for excerpts.
  body text not null,
  -- Base forms in their places, and folded forms under "=" for what is being typed.
  keys tsvector not null,
  title_keys tsvector not null,
  year smallint,
  unit_code text,
  -- Who may find it: "public", "members", or a role and where it is held.
  audiences text[] not null,
  -- A remark stands behind the consultation it was given in.
  weight real not null default 1,
  dated_at timestamptz not null,
  indexed_at timestamptz not null,
  primary key (kind, thing_id)
) with (toast_tuple_target = 128);
-- Long texts lie beside the table, so that looking through thousands of rows reads little.
alter table search.documents alter column body set storage external;

create index documents_keys on search.documents using gin (keys);
create index documents_in_order on search.documents (kind, dated_at desc, thing_id);

-- How many public documents have a word; for "did you mean" and for what is telling in a text. Made anew at night.
create table search.words (
  word text primary key,
  documents integer not null
);
create index words_beginning on search.words (left(word, 3)) where word like '=%';
create index words_ending on search.words (right(word, 3)) where word like '=%';

-- Text read out of files, by what the file contains.
create table search.file_texts (
  hash text primary key,
  body text not null,
  problem text,
  read_at timestamptz not null
);

-- What changed and has not been read yet.
create table search.pending (
  id bigint generated always as identity primary key,
  kind text not null,
  thing_id uuid not null
);

-- Notes that a thing changed, in the transaction that changes it. Arguments: the kind, and the column of its id.
create function search.noted() returns trigger language plpgsql as $$
begin
  insert into search.pending (kind, thing_id)
  select tg_argv[0], (row ->> tg_argv[1])::uuid
  from (select case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end as row) as one
  where row ->> tg_argv[1] is not null;
  return null;
end $$;

-- The same for tables of many rows, whose id is `id`.
create function search.noted_by_id() returns trigger language plpgsql as $$
begin
  insert into search.pending (kind, thing_id) values (tg_argv[0], case when tg_op = 'DELETE' then old.id else new.id end);
  return null;
end $$;

create trigger search_noted after insert or update or delete on processes.processes
  for each row execute function search.noted_by_id('process');
create trigger search_noted after insert or update or delete on processes.updates
  for each row execute function search.noted('process', 'process_id');
create trigger search_noted after insert or update or delete on processes.documents
  for each row execute function search.noted_by_id('document');
create trigger search_noted after insert or update or delete on processes.document_versions
  for each row execute function search.noted('document', 'document_id');
create trigger search_noted after insert or delete or
    update of body, quotation, signature, organisation_name, topic, place_words, published_at, hidden_at, withdrawn_at,
      decision_id, settled_at on remarks.remarks
  for each row execute function search.noted_by_id('remark');
-- What stands beside every remark, and whether readers see the answers, follows from the process.
create function search.remarks_noted() returns trigger language plpgsql as $$
begin
  insert into search.pending (kind, thing_id)
  select 'remark', r.id from remarks.remarks r
  where r.process_id = (to_jsonb(new) ->> tg_argv[0])::uuid and r.is_public;
  return null;
end $$;
create trigger search_noted_remarks
  after update of title, slug, unit_code, organisation_id, announced_at, reported_at on processes.processes
  for each row when ((old.title, old.slug, old.unit_code, old.organisation_id, old.announced_at, old.reported_at)
    is distinct from (new.title, new.slug, new.unit_code, new.organisation_id, new.announced_at, new.reported_at))
  execute function search.remarks_noted('id');
create trigger search_noted_remarks after update of decisions_public on consultations.consultations
  for each row when (old.decisions_public is distinct from new.decisions_public)
  execute function search.remarks_noted('process_id');

create trigger search_noted after insert or update or delete on meetings.meetings
  for each row execute function search.noted_by_id('meeting');
create trigger search_noted after insert or update or delete on meetings.agenda_items
  for each row execute function search.noted('meeting', 'meeting_id');
create trigger search_noted_minutes after insert or update or delete on meetings.meetings
  for each row execute function search.noted('minutes', 'id');
create trigger search_noted after insert or update or delete on meetings.minutes
  for each row execute function search.noted('minutes', 'meeting_id');
create trigger search_noted after insert or update or delete on meetings.minute_items
  for each row execute function search.noted('minutes', 'meeting_id');
create trigger search_noted after insert or update or delete on meetings.statements
  for each row execute function search.noted('minutes', 'meeting_id');
create trigger search_noted after insert or update or delete on meetings.decisions
  for each row execute function search.noted('minutes', 'meeting_id');
create trigger search_noted after insert or delete or update of frozen_at, stopped_at on newsletter.issues
  for each row execute function search.noted_by_id('issue');
create trigger search_noted after insert or update or delete on network.organisations
  for each row execute function search.noted_by_id('organisation');
create trigger search_noted after insert or update or delete on network.pages
  for each row execute function search.noted_by_id('page');
create trigger search_noted after insert or update or delete on network.page_versions
  for each row execute function search.noted('page', 'page_id');
create trigger search_noted after insert or update or delete on membership.members
  for each row execute function search.noted_by_id('member');
create trigger search_noted after insert or update or delete on membership.cards
  for each row execute function search.noted('member', 'member_id');
create trigger search_noted after insert or update or delete on membership.periods
  for each row execute function search.noted('member', 'member_id');
create trigger search_noted after insert or update or delete on membership.consents
  for each row execute function search.noted('member', 'member_id');
create trigger search_noted after insert or update or delete on membership.ideas
  for each row execute function search.noted_by_id('idea');
create trigger search_noted after insert or update or delete on membership.idea_answers
  for each row execute function search.noted('idea', 'idea_id');

-- What was here before is read as if it had just changed.
insert into search.pending (kind, thing_id)
  select 'process', id from processes.processes
  union all select 'document', id from processes.documents
  union all select 'remark', id from remarks.remarks
  union all select 'meeting', id from meetings.meetings
  union all select 'minutes', meeting_id from meetings.minutes
  union all select 'issue', id from newsletter.issues
  union all select 'organisation', id from network.organisations
  union all select 'page', id from network.pages
  union all select 'member', id from membership.members
  union all select 'idea', id from membership.ideas;
