-- Surveys of a process: when they are open, how they are answered, and what the answers come to. The questions and the
-- answers themselves are in forms.

create schema surveys;

create table surveys.surveys (
  id uuid primary key,
  process_id uuid not null references processes.processes on delete cascade,
  -- A survey names its stage itself, so that several ways to take part share one. Without it the dates of the process hold.
  stage_id uuid references processes.stages on delete set null,
  slug text not null,
  anonymity text not null default 'anonymous' check (anonymity in ('open', 'named', 'confidential', 'anonymous')),
  once_per_person boolean not null default false,
  editable boolean not null default false,
  results text not null default 'after-closing' check (results in ('team', 'after-closing', 'live')),
  -- Counts of fewer people than this are hidden where answers are compared.
  least int not null default 5 check (least between 3 and 100),
  -- Answers row by row for anybody; only with public results.
  open_data boolean not null default false,
  -- Whom the survey asks, in words: „mieszkanki i mieszkańcy od 16 lat”.
  population_words text not null default '',
  -- Open questions whose answers become remarks; null is every public long text.
  remark_questions text[],
  created_at timestamptz not null,
  created_by uuid,
  opened_at timestamptz,
  opened_by uuid,
  -- Closed by the team before its term.
  closed_at timestamptz,
  -- When its open answers had all become remarks, after the closing.
  brought_at timestamptz,
  unique (process_id, slug),
  check (anonymity <> 'anonymous' or not (once_per_person or editable))
);

-- What happened to answers and is not counted yet: kept in the transaction of the answer, counted and removed by a job.
create table surveys.changes (
  id bigint primary key generated always as identity,
  survey_id uuid not null references surveys.surveys on delete cascade,
  -- 1 an answer that came, -1 one that changed or was taken back.
  sign smallint not null check (sign in (1, -1)),
  answers jsonb not null
);

create index changes_survey on surveys.changes (survey_id, id);

-- What counted answers come to: everybody under an empty `by`, and apart those who gave one value in one question.
create table surveys.tallies (
  survey_id uuid not null references surveys.surveys on delete cascade,
  by text not null,
  value text not null,
  tally jsonb not null,
  counted_at timestamptz not null,
  primary key (survey_id, by, value)
);

-- Who lives there by age and sex, as the team took it from a source that is named beside it.
create table surveys.populations (
  survey_id uuid primary key references surveys.surveys on delete cascade,
  source text not null,
  as_of date not null,
  rows jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid
);

-- Open answers that became remarks, each once.
create table surveys.brought (
  answer_id uuid not null,
  question_id text not null,
  survey_id uuid not null references surveys.surveys on delete cascade,
  remark_id uuid not null unique,
  primary key (answer_id, question_id)
);

create index brought_survey on surveys.brought (survey_id);
