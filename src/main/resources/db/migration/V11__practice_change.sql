-- What calls changed, numbered by account: a line for each change, with its region, kind, id, model, times and notes between tabs.
-- The last change of a resource says what it is; one that ends after the id, that it is gone.
CREATE TABLE IF NOT EXISTS practice_change (
	account varchar(12) NOT NULL,
	number bigint NOT NULL,
	changes varchar(1048576) NOT NULL,
	PRIMARY KEY (account, number)
);

-- Whose those resources are that other accounts may name.
CREATE TABLE IF NOT EXISTS practice_owner (
	id varchar(512) NOT NULL,
	kind varchar(40) NOT NULL,
	region varchar(32) NOT NULL,
	account varchar(12) NOT NULL,
	PRIMARY KEY (id, kind, region)
);

-- Where this migration was interrupted after its last statement, there is nothing left to be taken over.
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

INSERT INTO practice_change (account, number, changes)
SELECT account, row_number() OVER (PARTITION BY account ORDER BY seq),
	region || '	' || kind || '	' || id || '	' || model || '	' || times || '	' || notes
FROM practice_resource
WHERE NOT EXISTS (SELECT 1 FROM practice_change);

INSERT INTO practice_owner (id, kind, region, account)
SELECT id, kind, region, account FROM practice_resource
WHERE kind = 'vpc-endpoint-service' AND NOT EXISTS (SELECT 1 FROM practice_owner);

DROP TABLE IF EXISTS practice_resource;
