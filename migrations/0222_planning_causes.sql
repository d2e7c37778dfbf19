-- For which dates a reason was written: a reason against a binding limit speaks for the calendar the team had in mind, and asks to be
-- confirmed when the dates move. Reasons of before are taken to speak for what they stand beside.

alter table planning.reasons add column cause text;
