-- A card that moderators took from view, and what the desk made of letters that members reported.

-- Why it is hidden, for whoever would read it; the decision itself is in moderation.
alter table membership.cards add column hidden_at timestamptz;
alter table membership.cards add column hidden_ground text;
alter table membership.cards add constraint hidden_with_ground check ((hidden_at is null) = (hidden_ground is null));

-- One word of the desk about a reported letter: its sender writes to nobody any more, or the report was not justified.
alter table membership.letters add column judged_at timestamptz;
alter table membership.letters add column judged_by uuid;
alter table membership.letters add column verdict text check (verdict in ('stopped', 'dismissed'));
alter table membership.letters add column verdict_note text not null default '';
alter table membership.letters add constraint judged_after_report
  check ((judged_at is null) = (verdict is null) and (judged_at is null or reported_at is not null));
create index letters_reported on membership.letters (reported_at desc, id desc) where reported_at is not null;
