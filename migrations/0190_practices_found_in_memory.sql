-- Practices are found among what each process keeps of them (decision 0190), so indexes for filters only slowed writing down.
drop index practices.practices_theme;
drop index practices.practices_organiser;
drop index practices.practices_scale;
drop index practices.practices_years;
drop index practices.practices_unit;
drop index practices.practices_areas;
drop index practices.practices_place;

-- Practices that may be the same as one being written: of its unit and tool.
create index practices_alike on practices.practices (unit_code, tool) where published_at is not null;
