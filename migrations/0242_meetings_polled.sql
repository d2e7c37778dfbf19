-- The poll a decision was voted in, by the address of its page; its numbers are kept as those of a show of hands.
alter table meetings.decisions add column poll_path text check (poll_path ~ '^/glosowania/[a-z0-9-]+$');
