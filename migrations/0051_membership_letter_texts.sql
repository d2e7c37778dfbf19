-- Letters of the desk in the network's own words, for each language apart. Without a row the words of the portal are sent.
create table membership.letter_texts (
  letter text not null,
  locale text not null check (locale in ('pl', 'en')),
  subject text not null,
  -- Paragraphs and lists; {placeholders} are filled when a letter is written.
  body text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (letter, locale)
);
