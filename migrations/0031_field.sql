-- What teams collect away from a desk and without a network.

create schema field;

-- How long after closing what was collected in time may still be sent and counts as in time.
create table field.settings (
  organisation_id uuid primary key,
  grace_hours int not null check (grace_hours between 0 and 720),
  set_by uuid,
  set_at timestamptz not null
);

-- One line for each thing sent from a device or its rescue file. Of the thing itself nothing: the key is kept as a hash that
-- leads to no answer, and days are kept instead of moments, so that anonymous answers stay so.
create table field.deliveries (
  key_hash text primary key,
  kind text not null check (kind in ('remark', 'survey')),
  target_id uuid not null,
  organisation_id uuid not null,
  collected_on date not null,
  delivered_on date not null,
  delivered_by uuid,
  way text not null check (way in ('device', 'file')),
  -- Collected before closing and sent after the grace had passed.
  late boolean not null
);

create index deliveries_organisation on field.deliveries (organisation_id, delivered_on desc);
create index deliveries_person on field.deliveries (delivered_by) where delivered_by is not null;
