-- A letter is found by its bands; the sketch they are made from was written and never read, and writing it rewrote every
-- letter with its index of words once more. Nullable since it was made, so a version that still writes none is not disturbed.
alter table remarks.remarks drop column sketch;
