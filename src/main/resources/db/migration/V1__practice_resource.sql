CREATE TABLE IF NOT EXISTS practice_resource (
	account varchar(12) NOT NULL,
	region varchar(32) NOT NULL,
	kind varchar(40) NOT NULL,
	id varchar(512) NOT NULL,
	seq bigint GENERATED ALWAYS AS IDENTITY,
	model text NOT NULL,
	times text NOT NULL,
	notes text NOT NULL,
	PRIMARY KEY (account, region, kind, id)
);
