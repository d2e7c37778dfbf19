-- What people who took part think of a consultation, asked after its report: answers are forms' and anonymous, here are
-- sums of them, from which consultations are compared without reading anybody's answers again.

create table consultations.evaluations (
  process_id uuid primary key references consultations.consultations on delete cascade,
  asked_at timestamptz not null,
  asked_by uuid,
  -- The last second in which answers are taken.
  closes_at timestamptz not null check (closes_at > asked_at)
);

create table consultations.evaluation_counts (
  process_id uuid not null references consultations.evaluations on delete cascade,
  question text not null,
  -- A step of a scale or an option; empty beside the empty question, which counts answers as such.
  value text not null,
  people int not null,
  primary key (process_id, question, value)
);

create index evaluation_counts_question on consultations.evaluation_counts (question);
