-- What people who took part think of a process: one way for consultations and for budgets, so it stands beneath both. Answers are
-- forms' and anonymous, here are sums of them, from which processes are compared without reading anybody's answers again.

create schema evaluations;

create table evaluations.evaluations (
  process_id uuid primary key references processes.processes on delete cascade,
  -- Of the process: only what is asked the same is compared.
  kind text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  -- The last second in which answers are taken.
  closes_at timestamptz not null check (closes_at > asked_at)
);
create index evaluations_kind on evaluations.evaluations (kind);

create table evaluations.counts (
  process_id uuid not null references evaluations.evaluations on delete cascade,
  question text not null,
  -- A step of a scale or an option; empty beside the empty question, which counts answers as such.
  value text not null,
  people int not null,
  primary key (process_id, question, value)
);
create index counts_question on evaluations.counts (question);

insert into evaluations.evaluations (process_id, kind, asked_at, asked_by, closes_at)
select process_id, 'consultation', asked_at, asked_by, closes_at from consultations.evaluations;
insert into evaluations.counts (process_id, question, value, people)
select process_id, question, value, people from consultations.evaluation_counts;

drop table consultations.evaluation_counts;
drop table consultations.evaluations;
