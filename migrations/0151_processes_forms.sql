-- What a stage is in the words of acts (`open-meeting`, `study-walk`), where its kind alone does not tell; and places of
-- announcements as acts name them, with a picture as proof.

alter table processes.stages add column form text;

alter table processes.announcement_places drop constraint announcement_places_kind_check;
alter table processes.announcement_places add constraint announcement_places_kind_check
  check (kind in ('press', 'board', 'office', 'area', 'website', 'bip', 'radio', 'letter', 'other'));
