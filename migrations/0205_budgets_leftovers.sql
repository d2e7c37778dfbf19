-- In which order pools take money that others left, said before the vote; null takes none.
alter table budgets.pools add column leftover_order int check (leftover_order between 1 and 99);
