CREATE TABLE IF NOT EXISTS command (
	id varchar(36) PRIMARY KEY,
	seq bigint GENERATED ALWAYS AS IDENTITY,
	lab varchar(36) NOT NULL REFERENCES lab,
	step varchar(40),
	target varchar(10) NOT NULL,
	instance_id varchar(30) NOT NULL,
	command text NOT NULL,
	command_id varchar(40),
	status varchar(12) NOT NULL,
	exit_code int,
	stdout text NOT NULL,
	stderr text NOT NULL,
	started_at timestamp with time zone NOT NULL
);

CREATE INDEX IF NOT EXISTS command_by_lab ON command (lab, seq);
