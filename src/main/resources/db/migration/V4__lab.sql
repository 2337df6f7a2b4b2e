CREATE TABLE IF NOT EXISTS lab (
	id varchar(36) PRIMARY KEY,
	mode varchar(10) NOT NULL,
	account varchar(12) NOT NULL,
	region varchar(32) NOT NULL,
	zone1 varchar(40) NOT NULL,
	zone2 varchar(40) NOT NULL,
	suffix varchar(10) NOT NULL,
	created_at timestamp with time zone NOT NULL,
	status varchar(20) NOT NULL,
	goal varchar(30),
	version bigint NOT NULL
);

CREATE INDEX IF NOT EXISTS lab_by_account ON lab (account, region);
