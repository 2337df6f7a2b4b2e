-- The one row is the name by which this console marks what it makes.
CREATE TABLE IF NOT EXISTS console (
	id varchar(12) PRIMARY KEY
);
