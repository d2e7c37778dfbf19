-- What the office does after a consultation: next steps with dates, first in the report, then kept up to the end.

create table consultations.milestones (
  id uuid primary key,
  process_id uuid not null references consultations.consultations on delete cascade,
  title text not null,
  description text not null default '',
  -- Who in the office answers for it.
  responsible text not null default '',
  due_on date not null,
  -- The day first promised, when it was moved; and why.
  first_due_on date,
  moved_reason text,
  added_at timestamptz not null,
  added_by uuid,
  -- How it ended: done with a day and a picture, or given up with a reason.
  done_on date,
  outcome text not null default '',
  file_id uuid,
  given_up_reason text,
  ended_at timestamptz,
  ended_by uuid,
  check ((first_due_on is null) = (moved_reason is null)),
  check (done_on is null or given_up_reason is null),
  check ((ended_at is null) = (done_on is null and given_up_reason is null))
);

create index milestones_process on consultations.milestones (process_id, due_on);

-- A protocol of each meeting, walk, point or interview (art. 8i UPZP; the report has them all).
create table consultations.protocols (
  stage_id uuid primary key references processes.stages on delete cascade,
  process_id uuid not null references consultations.consultations on delete cascade,
  -- Who led it and who wrote this down, as the protocol names them.
  led_by text not null default '',
  written_down_by text not null default '',
  participants int check (participants between 0 and 100000),
  course text not null,
  findings text not null default '',
  file_id uuid,
  written_at timestamptz not null,
  written_by uuid
);

create index protocols_process on consultations.protocols (process_id);

-- The version with a signature, attached beside the one made here.
alter table consultations.reports add column signed_file_id uuid;
alter table consultations.reports add column signed_at timestamptz;
