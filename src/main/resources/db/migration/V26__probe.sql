-- What is written to see if the database takes what is written.
CREATE TABLE IF NOT EXISTS probe (
	id int PRIMARY KEY,
	content text NOT NULL
);

INSERT INTO probe (id, content)
SELECT 1, '' WHERE NOT EXISTS (SELECT 1 FROM probe);
