-- What was answered to the questions of a meeting, kept by the form engine.
alter table meetings.registrations add column answer_id uuid;
create index registrations_with_answers on meetings.registrations (meeting_id) where answer_id is not null;
