ALTER TABLE lab_step ADD COLUMN waiting_since timestamp with time zone;
