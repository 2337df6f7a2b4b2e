CREATE TABLE IF NOT EXISTS lab_step (
	lab varchar(36) NOT NULL REFERENCES lab,
	step varchar(40) NOT NULL,
	status varchar(12) NOT NULL,
	resource_id varchar(512),
	generation int NOT NULL,
	attempts int NOT NULL,
	wanted boolean NOT NULL,
	waiting_for varchar(120),
	started_at timestamp with time zone,
	ready_at timestamp with time zone,
	gone_at timestamp with time zone,
	next_try_at timestamp with time zone,
	error_code varchar(120),
	error_message varchar(2000),
	PRIMARY KEY (lab, step)
);
