-- What people who took part think of a process: one way for consultations and for budgets, so it stands beneath both.

create schema evaluations;

alter table consultations.evaluations set schema evaluations;
alter table consultations.evaluation_counts set schema evaluations;
alter table evaluations.evaluation_counts rename to counts;
alter index evaluations.evaluation_counts_question rename to counts_question;

alter table evaluations.evaluations
  -- Of the process: only what is asked the same is compared.
  add column kind text not null default 'consultation',
  drop constraint evaluations_process_id_fkey,
  add constraint evaluations_process_id_fkey foreign key (process_id) references processes.processes on delete cascade;
alter table evaluations.evaluations alter column kind drop default;
create index evaluations_kind on evaluations.evaluations (kind);
