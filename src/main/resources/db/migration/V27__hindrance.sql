CREATE TABLE IF NOT EXISTS lab_hindrance (
	lab varchar(36) NOT NULL PRIMARY KEY REFERENCES lab,
	code varchar(256) NOT NULL,
	message varchar(1000) NOT NULL,
	operation varchar(128),
	since timestamp with time zone NOT NULL,
	next_try_at timestamp with time zone NOT NULL
);
