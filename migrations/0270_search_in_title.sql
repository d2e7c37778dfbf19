-- Words of titles have an index of their own, and the newest are read in order, so that a common word reads little (decision
-- 0270).
create index documents_title_keys on search.documents using gin (title_keys);
create index documents_newest on search.documents (dated_at desc, thing_id);

-- The part of public documents that have the word, and how many have it in the title; counted together with it.
alter table search.words add column share real not null default 0;
alter table search.words add column titles integer not null default 0;
