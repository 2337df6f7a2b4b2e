CREATE TABLE IF NOT EXISTS analysis (
	id varchar(36) PRIMARY KEY,
	seq bigint GENERATED ALWAYS AS IDENTITY,
	lab varchar(36) NOT NULL REFERENCES lab,
	engine varchar(10) NOT NULL,
	path_id varchar(40),
	analysis_id varchar(40),
	status varchar(12) NOT NULL,
	reachable boolean,
	explanations text NOT NULL,
	path text NOT NULL,
	message varchar(1000),
	started_at timestamp with time zone NOT NULL
);

CREATE INDEX IF NOT EXISTS analysis_by_lab ON analysis (lab, seq);
