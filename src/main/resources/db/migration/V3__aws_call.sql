CREATE TABLE IF NOT EXISTS aws_call (
	lab varchar(36) NOT NULL,
	seq bigint GENERATED ALWAYS AS IDENTITY,
	at timestamp with time zone NOT NULL,
	service varchar(32) NOT NULL,
	operation varchar(128) NOT NULL,
	cli text NOT NULL,
	duration_millis bigint NOT NULL,
	request_id varchar(128),
	attempts integer NOT NULL,
	status integer,
	error_code varchar(256),
	PRIMARY KEY (lab, seq)
);
