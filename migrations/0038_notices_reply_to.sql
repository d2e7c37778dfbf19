-- Where an answer goes, for a letter the portal passes on for somebody who chose to give an address.
alter table notices.messages add column reply_to text;
