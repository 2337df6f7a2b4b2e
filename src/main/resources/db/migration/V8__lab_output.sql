CREATE TABLE IF NOT EXISTS lab_output (
	lab varchar(36) NOT NULL REFERENCES lab,
	name varchar(40) NOT NULL,
	text varchar(500) NOT NULL,
	PRIMARY KEY (lab, name)
);
