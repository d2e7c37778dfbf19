-- Those who were there have a link of their own, without an account: to the draft of the minutes and their amendments, to
-- the thanks with the materials, and to their certificate.

alter table meetings.amendments add column attendance_id uuid references meetings.attendances on delete set null;
create index amendments_of_attendance on meetings.amendments (attendance_id) where attendance_id is not null;

-- The letter of thanks: its words, and when it last went out to those who had not had it.
create table meetings.thanks (
  meeting_id uuid primary key references meetings.meetings on delete cascade,
  words text not null,
  sent_at timestamptz not null,
  sent_by uuid
);
