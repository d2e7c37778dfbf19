-- When what people wrote to the team alone was removed, after `respondents_end_on`; null while it is kept.
alter table forms.forms add column served_at timestamptz;
