-- What an edition asks of projects besides the usual screens: its own form. What everybody may read and what the office alone
-- reads lie apart, so that no page of everybody has to leave anything out.
create table budgets.project_answers (
  project_id uuid primary key references budgets.projects on delete cascade,
  -- The version of the form that was answered.
  version_id uuid not null,
  open_answers jsonb not null default '{}',
  closed_answers jsonb not null default '{}'
);
