ALTER TABLE practice_account ADD COLUMN IF NOT EXISTS blocked boolean NOT NULL DEFAULT false;
