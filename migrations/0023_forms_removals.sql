-- What a team removed from a draft, with the draft just before, so that it can be brought back.

create table forms.removals (
  id uuid primary key,
  form_id uuid not null references forms.forms on delete cascade,
  kind text not null check (kind in ('section', 'question', 'option', 'quota', 'draft')),
  -- Its id in the form; of a whole draft that another one replaced, the word draft.
  thing_id text not null,
  before jsonb not null,
  removed_at timestamptz not null,
  brought_back_at timestamptz
);

create index removals_form on forms.removals (form_id, id);
