CREATE TABLE IF NOT EXISTS practice_account (
	account varchar(12) PRIMARY KEY,
	access_key_id varchar(32) NOT NULL UNIQUE,
	secret_access_key varchar(64) NOT NULL,
	created_at timestamp with time zone NOT NULL
);
