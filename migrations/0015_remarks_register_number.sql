-- The number under which the sender's own register holds an imported letter. Two registers may use the same numbers, so it
-- marks nothing as the same by itself: a letter is known by its number together with its text (submission_key).
alter table remarks.remarks add column register_number text;

create index remarks_register_number on remarks.remarks (process_id, register_number) where register_number is not null;
