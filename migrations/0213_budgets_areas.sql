-- Where projects of a pool may be: a unit of the register, or rings drawn by hand, [[[lon, lat], …], …]. Neither: the whole edition.
alter table budgets.pools add column unit_code text;
alter table budgets.pools add column area jsonb;
-- A project outside its pool's area that the office lets stand, and why.
alter table budgets.projects add column outside_reason text not null default '';
alter table budgets.projects add column outside_by uuid;
