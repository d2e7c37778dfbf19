-- What a letter puts into a calendar (RFC 5546). It is forgotten with the letter's body.
alter table notices.messages add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL'));
alter table notices.messages add column calendar_body text;
alter table notices.messages add constraint calendar_has_a_method
  check (calendar_body is null or calendar_method is not null);
