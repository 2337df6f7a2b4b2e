package io.github.privatelinkhandson.facilitator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Facilitators, and who of them is signed in, in the database.
 */
@Repository
class FacilitatorRepository {

	private static final String INSERT_FACILITATOR = """
			INSERT INTO facilitator (name, password_hash, role) VALUES (?, ?, ?)""";

	private static final String SELECT_SIGNED_IN = """
			SELECT f.name, f.role FROM sign_in s JOIN facilitator f ON f.name = s.facilitator
			WHERE s.token_hash = ? AND s.ends_at > ?""";

	private static final String INSERT_SIGN_IN = """
			INSERT INTO sign_in (token_hash, facilitator, ends_at) VALUES (?, ?, ?)""";

	private final JdbcClient jdbc;

	FacilitatorRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean any() {
		return this.jdbc.sql("SELECT count(*) FROM facilitator").query(Long.class).single() > 0;
	}

	Optional<Facilitator> find(String name) {
		return this.jdbc.sql("SELECT name, role FROM facilitator WHERE name = ?")
			.param(name)
			.query(FacilitatorRepository::facilitator)
			.optional();
	}

	Optional<String> passwordHash(String name) {
		return this.jdbc.sql("SELECT password_hash FROM facilitator WHERE name = ?")
			.param(name)
			.query(String.class)
			.optional();
	}

	void insert(Facilitator facilitator, String passwordHash) {
		this.jdbc.sql(INSERT_FACILITATOR).params(facilitator.name(), passwordHash, facilitator.role().name()).update();
	}

	/**
	 * Changes a password; who is signed in with the old one no longer is.
	 */
	void update(String name, String passwordHash) {
		this.jdbc.sql("UPDATE facilitator SET password_hash = ? WHERE name = ?").params(passwordHash, name).update();
		this.jdbc.sql("DELETE FROM sign_in WHERE facilitator = ?").param(name).update();
	}

	Optional<Facilitator> signedIn(Token token, Instant now) {
		return this.jdbc.sql(SELECT_SIGNED_IN)
			.params(token.hash(), now.atOffset(ZoneOffset.UTC))
			.query(FacilitatorRepository::facilitator)
			.optional();
	}

	void signIn(Token token, String name, Instant end) {
		this.jdbc.sql(INSERT_SIGN_IN).params(token.hash(), name, end.atOffset(ZoneOffset.UTC)).update();
	}

	void signOut(Token token) {
		this.jdbc.sql("DELETE FROM sign_in WHERE token_hash = ?").param(token.hash()).update();
	}

	void forgetEnded(Instant now) {
		this.jdbc.sql("DELETE FROM sign_in WHERE ends_at <= ?").param(now.atOffset(ZoneOffset.UTC)).update();
	}

	private static Facilitator facilitator(ResultSet row, int number) throws SQLException {
		return new Facilitator(row.getString("name"), Role.valueOf(row.getString("role")));
	}

}
