-- A consultation that went well, kept as a template: how long, in which forms, announced where. Never what anybody said.

create table planning.templates (
  id uuid primary key,
  organisation_id uuid not null,
  -- The consultation it was made of, for the credit; it may be gone.
  process_id uuid references processes.processes on delete set null,
  title text not null,
  description text not null default '',
  shape jsonb not null,
  -- Seen by every team of the network, not by its own alone.
  shared boolean not null default false,
  saved_at timestamptz not null,
  saved_by uuid,
  removed_at timestamptz
);

create index templates_shared on planning.templates (saved_at desc, id) where removed_at is null;

alter table planning.plans add column template_id uuid references planning.templates on delete set null;
