ALTER TABLE lab ADD COLUMN IF NOT EXISTS console varchar(12);
ALTER TABLE lab ADD COLUMN IF NOT EXISTS latest_end timestamp with time zone;
