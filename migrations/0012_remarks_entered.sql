-- What one clerk entered in a process, the newest first, beside the form for the next letter.
create index remarks_entered on remarks.remarks (process_id, entered_by, id desc) where entered_by is not null;
