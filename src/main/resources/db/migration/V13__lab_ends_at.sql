ALTER TABLE lab ADD COLUMN ends_at timestamp with time zone;
UPDATE lab SET ends_at = CURRENT_TIMESTAMP + INTERVAL '3' HOUR;
ALTER TABLE lab ALTER COLUMN ends_at SET NOT NULL;
