-- The part of the form at which its person stopped, to come back to; null before the first part was filled in.
alter table forms.beginnings add column section_id text;
