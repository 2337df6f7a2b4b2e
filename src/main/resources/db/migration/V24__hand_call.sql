CREATE TABLE IF NOT EXISTS hand_call (
	lab varchar(36) NOT NULL REFERENCES lab,
	operation varchar(128) NOT NULL,
	last_at timestamp with time zone NOT NULL,
	error_code varchar(256),
	times int NOT NULL,
	PRIMARY KEY (lab, operation)
);
