-- What the texts of the product were made of when they were last brought, so that a start reads them only when they changed.
create table knowledge.brought (
  one boolean primary key default true check (one),
  fingerprint text not null
);
