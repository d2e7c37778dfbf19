-- What was answered to the call besides the session itself, its questions with the answers: for those who keep the meeting and review
-- proposals. It lay in the summary before, which becomes the public description of the session.
alter table meetings.proposals add column answers text not null default '';
