ALTER TABLE facilitator ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE facilitator ADD COLUMN IF NOT EXISTS listed_as varchar(320);
