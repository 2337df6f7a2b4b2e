ALTER TABLE lab_step ADD COLUMN unseen_since timestamp with time zone;
