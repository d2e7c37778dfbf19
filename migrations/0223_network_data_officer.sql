-- How to reach the data protection officer of an organisation (RODO art. 13 ust. 1 lit. b, art. 37 ust. 7): part of the privacy notice
-- of each of its processes.
alter table network.organisations add column data_officer text;
