CREATE TABLE IF NOT EXISTS receipt_item (
	lab varchar(36) NOT NULL REFERENCES lab,
	type varchar(60) NOT NULL,
	id varchar(512) NOT NULL,
	name varchar(300) NOT NULL,
	attempts int NOT NULL,
	next_try_at timestamp with time zone,
	deleted_at timestamp with time zone,
	absent_at timestamp with time zone,
	verified_absent_at timestamp with time zone,
	waiting_for varchar(600),
	error varchar(1000),
	PRIMARY KEY (lab, type, id)
);
