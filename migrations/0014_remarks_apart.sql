-- A person took this letter out of its group: the method leaves it alone until a person joins it again.
alter table remarks.remarks add column apart_at timestamptz;
