ALTER TABLE participant ADD COLUMN removed_at timestamp with time zone;
