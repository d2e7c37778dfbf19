-- Recordings of meetings and slides that were shown, each with what is said in it as text; files lie in media.

create table meetings.recordings (
  -- Also the subject of its files.
  id uuid primary key,
  meeting_id uuid not null references meetings.meetings on delete cascade,
  kind text not null check (kind in ('recording', 'slides')),
  title text not null,
  file_id uuid not null,
  -- Captions in WebVTT, shown with the recording.
  captions_id uuid,
  transcript text not null default '',
  audience text not null check (audience in ('public', 'members')),
  added_at timestamptz not null,
  added_by uuid
);
create index recordings_of_meeting on meetings.recordings (meeting_id, added_at);
