ALTER TABLE lab_step ADD COLUMN IF NOT EXISTS unseen_since timestamp with time zone;
