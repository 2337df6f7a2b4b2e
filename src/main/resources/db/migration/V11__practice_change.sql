-- What calls changed, numbered by account: a line for each change, with its region, kind, id, model, times and notes between tabs.
-- The last change of a resource says what it is; one that ends after the id, that it is gone.
CREATE TABLE practice_change (
	account varchar(12) NOT NULL,
	number bigint NOT NULL,
	changes varchar(1048576) NOT NULL,
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

INSERT INTO practice_change (account, number, changes)
SELECT account, row_number() OVER (PARTITION BY account ORDER BY seq),
	region || '	' || kind || '	' || id || '	' || model || '	' || times || '	' || notes
FROM practice_resource;

INSERT INTO practice_owner (id, kind, region, account)
SELECT id, kind, region, account FROM practice_resource WHERE kind = 'vpc-endpoint-service';

DROP TABLE practice_resource;
