ALTER TABLE participant ADD COLUMN IF NOT EXISTS joined_from varchar(64);

ALTER TABLE lab ADD COLUMN IF NOT EXISTS opened_by varchar(60);

ALTER TABLE attempt ADD COLUMN IF NOT EXISTS last_at timestamp with time zone;

CREATE TABLE IF NOT EXISTS known_device (
	token_hash varchar(64) PRIMARY KEY,
	facilitator varchar(60) NOT NULL,
	last_used timestamp with time zone NOT NULL
);
