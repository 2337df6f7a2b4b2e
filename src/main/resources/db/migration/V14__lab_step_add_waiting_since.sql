ALTER TABLE lab_step ADD COLUMN IF NOT EXISTS waiting_since timestamp with time zone;
