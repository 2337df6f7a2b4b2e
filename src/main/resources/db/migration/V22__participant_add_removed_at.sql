ALTER TABLE participant ADD COLUMN IF NOT EXISTS removed_at timestamp with time zone;
