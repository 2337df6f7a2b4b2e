-- What each call changed, numbered by account. The last change of a resource says what it is; one without a model, that it is gone.
CREATE TABLE practice_change (
	account varchar(12) NOT NULL,
	number bigint NOT NULL,
	region varchar(32) NOT NULL,
	kind varchar(40) NOT NULL,
	id varchar(512) NOT NULL,
	model varchar(1000000),
	times varchar(10000),
	notes text,
	PRIMARY KEY (account, number)
);

-- Whose those resources are that other accounts may name.
CREATE TABLE practice_owner (
	id varchar(512) NOT NULL,
	kind varchar(40) NOT NULL,
	region varchar(32) NOT NULL,
	account varchar(12) NOT NULL,
	PRIMARY KEY (id, kind, region)
);

INSERT INTO practice_change (account, number, region, kind, id, model, times, notes)
SELECT account, row_number() OVER (PARTITION BY account ORDER BY seq), region, kind, id, model, times, notes
FROM practice_resource;

INSERT INTO practice_owner (id, kind, region, account)
SELECT id, kind, region, account FROM practice_resource WHERE kind = 'vpc-endpoint-service';

DROP TABLE practice_resource;
