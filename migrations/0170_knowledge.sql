-- The knowledge base: texts with versions, and questions with answers. What the product ships is put here when it starts.

create schema knowledge;

create table knowledge.texts (
  id uuid primary key,
  kind text not null check (kind in ('guide', 'template', 'story', 'document', 'collection', 'term')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- One of the five tools, where the text is about one.
  tool text,
  -- Of the version everybody reads; null before the first.
  published_number int,
  -- When a person last compared the text with the law in force; its yearly reminder counts from here.
  law_checked_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- Taken from every public place; its versions stay.
  withdrawn_at timestamptz,
  unique (kind, slug)
);

create table knowledge.versions (
  text_id uuid not null references knowledge.texts on delete cascade,
  number int not null,
  content jsonb not null,
  -- What changed, in the words of whoever wrote it.
  note text not null default '',
  written_at timestamptz not null,
  written_by uuid,
  -- Of the file that came with the product; null for what people wrote here.
  shipped_hash text,
  published_at timestamptz,
  published_by uuid,
  primary key (text_id, number)
);
-- A text is rewritten one draft at a time.
create unique index versions_drafted on knowledge.versions (text_id) where published_at is null;

create table knowledge.questions (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  tool text,
  title text not null,
  details text not null default '',
  -- As whoever asked wants to be called.
  signature text,
  asked_at timestamptz not null,
  -- Whoever asked while signed in.
  asked_by uuid,
  -- The same form sent twice is one question.
  submission_key text not null unique,
  secret_hash text,
  search_keys text[] not null default '{}',
  published_at timestamptz,
  hidden_at timestamptz,
  hidden_ground text,
  best_answer_id uuid,
  -- The guide it became a part of.
  guide_id uuid references knowledge.texts on delete set null,
  shipped_hash text,
  changed_at timestamptz not null
);
create index questions_shown on knowledge.questions (published_at desc, id desc)
  where published_at is not null and hidden_at is null;
create index questions_waiting on knowledge.questions (asked_at, id) where published_at is null and hidden_at is null;
create index questions_alike on knowledge.questions using gin (search_keys);

create table knowledge.answers (
  id uuid primary key,
  question_id uuid not null references knowledge.questions on delete cascade,
  body text not null,
  -- What the answer rests on: title and perhaps an address.
  sources jsonb not null default '[]',
  -- Null for answers that came with the product.
  author_name text,
  person_id uuid,
  written_at timestamptz not null,
  submission_key text not null unique,
  hidden_at timestamptz,
  hidden_ground text
);
create index answers_of_question on knowledge.answers (question_id, written_at, id);

alter table knowledge.questions add foreign key (best_answer_id) references knowledge.answers on delete set null;

-- What may be found is noted for the index of search (decision 0120): texts by their own kind, questions with their answers.
create function search.knowledge_noted() returns trigger language plpgsql as $$
declare
  one knowledge.texts;
begin
  if tg_op = 'DELETE' then one := old; else one := new; end if;
  if one.kind in ('guide', 'template', 'story', 'document', 'term') then
    -- Documents of consultations have that word already.
    insert into search.pending (kind, thing_id)
    values (case one.kind when 'document' then 'library' else one.kind end, one.id);
  end if;
  return null;
end $$;
create trigger search_noted after insert or update or delete on knowledge.texts
  for each row execute function search.knowledge_noted();
create trigger search_noted after insert or update or delete on knowledge.questions
  for each row execute function search.noted_by_id('question');
create trigger search_noted after insert or update or delete on knowledge.answers
  for each row execute function search.noted('question', 'question_id');
