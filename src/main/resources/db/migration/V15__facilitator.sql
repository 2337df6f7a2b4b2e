CREATE TABLE IF NOT EXISTS facilitator (
	name varchar(60) PRIMARY KEY,
	password_hash varchar(100) NOT NULL,
	role varchar(20) NOT NULL
);

CREATE TABLE IF NOT EXISTS sign_in (
	token_hash varchar(64) PRIMARY KEY,
	facilitator varchar(60) NOT NULL REFERENCES facilitator,
	ends_at timestamp with time zone NOT NULL
);
