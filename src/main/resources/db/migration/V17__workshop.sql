CREATE TABLE IF NOT EXISTS workshop (
	id varchar(36) PRIMARY KEY,
	name varchar(80) NOT NULL,
	mode varchar(10) NOT NULL,
	regions varchar(400) NOT NULL,
	starts_at timestamp with time zone NOT NULL,
	ends_at timestamp with time zone NOT NULL,
	extension_minutes int NOT NULL,
	capacity int NOT NULL,
	language varchar(2),
	spoilers boolean NOT NULL,
	skipping boolean NOT NULL,
	opened varchar(30) NOT NULL,
	join_code varchar(12) NOT NULL UNIQUE,
	created_at timestamp with time zone NOT NULL,
	created_by varchar(60) NOT NULL,
	torn_down_at timestamp with time zone,
	closed_at timestamp with time zone,
	close_reason varchar(500),
	version bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS participant (
	id varchar(36) PRIMARY KEY,
	workshop varchar(36) NOT NULL REFERENCES workshop,
	name varchar(40) NOT NULL,
	token_hash varchar(64) NOT NULL UNIQUE,
	lab varchar(36) UNIQUE REFERENCES lab,
	joined_at timestamp with time zone NOT NULL,
	locked boolean NOT NULL,
	opened varchar(30),
	hand_raised_at timestamp with time zone,
	hand_text varchar(200),
	hand_claimed_by varchar(60),
	seen_act bigint NOT NULL
);

CREATE INDEX IF NOT EXISTS participant_by_workshop ON participant (workshop, joined_at);

CREATE TABLE IF NOT EXISTS former_lab (
	lab varchar(36) PRIMARY KEY REFERENCES lab,
	participant varchar(36) NOT NULL REFERENCES participant
);

CREATE TABLE IF NOT EXISTS act (
	seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	workshop varchar(36) NOT NULL REFERENCES workshop,
	participant varchar(36) REFERENCES participant,
	at timestamp with time zone NOT NULL,
	facilitator varchar(60) NOT NULL,
	kind varchar(20) NOT NULL,
	detail varchar(1000) NOT NULL,
	outcome varchar(60) NOT NULL
);

CREATE INDEX IF NOT EXISTS act_by_workshop ON act (workshop, seq);
CREATE INDEX IF NOT EXISTS act_by_participant ON act (participant, seq);

ALTER TABLE lab ADD COLUMN IF NOT EXISTS workshop varchar(36);
CREATE INDEX IF NOT EXISTS lab_by_workshop ON lab (workshop);
