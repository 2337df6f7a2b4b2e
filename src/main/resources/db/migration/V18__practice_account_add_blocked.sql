ALTER TABLE practice_account ADD COLUMN blocked boolean NOT NULL DEFAULT false;
