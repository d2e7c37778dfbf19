-- Collected in the field before closing, but sent only after the grace that follows it: the team decides what it is worth.

alter table forms.answers add column late boolean not null default false;
