CREATE TABLE IF NOT EXISTS attempt (
	what varchar(160) PRIMARY KEY,
	since timestamp with time zone NOT NULL,
	failures int NOT NULL
);
