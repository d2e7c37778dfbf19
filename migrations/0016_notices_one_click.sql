-- Where one press in the mail program ends letters like this one (RFC 8058), for letters whose module offers it. Letters to
-- followers need none: their address is worked out from the follower.
alter table notices.messages add column one_click_path text;
