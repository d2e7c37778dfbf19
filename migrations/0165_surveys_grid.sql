-- The squares in which what was drawn on maps is shown: their side in kilometres. The least number of people is `least`.
alter table surveys.surveys
  add column grid_km double precision not null default 1 check (grid_km in (0.25, 0.5, 1, 2, 5, 10));
