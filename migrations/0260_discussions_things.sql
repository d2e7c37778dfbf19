-- People also talk about one thing of a process on its own page: the topic carries the page, beneath that of the process.

alter table discussions.topics
  -- `projekty/12`; null for a topic with a page of its own.
  add column about text;
create unique index topics_about on discussions.topics (room_id, about) where about is not null;

alter table discussions.rooms
  -- The last day on which posts are taken, in place of the term of the process.
  add column closes_on date;

alter table discussions.posts
  -- Written by whoever the thing is of.
  add column by_author boolean not null default false;
