CREATE TABLE IF NOT EXISTS mistake (
	lab varchar(36) NOT NULL REFERENCES lab,
	step varchar(40) NOT NULL,
	code varchar(120) NOT NULL,
	times int NOT NULL,
	last_at timestamp with time zone NOT NULL,
	PRIMARY KEY (lab, step, code)
);
