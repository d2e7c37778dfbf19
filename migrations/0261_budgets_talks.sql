-- The author of a project hears of what people write about it, as long as they want to.

alter table budgets.authors add column hears_talk boolean not null default true;
