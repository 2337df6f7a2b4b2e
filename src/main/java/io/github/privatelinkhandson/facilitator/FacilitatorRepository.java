package io.github.privatelinkhandson.facilitator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * Stores facilitators and their sign-ins in the database.
 */
@Repository
class FacilitatorRepository {

	private static final String INSERT_FACILITATOR = """
			INSERT INTO facilitator (name, password_hash, role, listed_as) VALUES (?, ?, ?, ?)""";

	private static final String UPDATE_LISTED = """
			UPDATE facilitator SET role = ?, listed_as = ? WHERE name = ? AND password_hash IS NULL""";

	private static final String SELECT_HASH = """
			SELECT password_hash FROM facilitator WHERE name = ? AND password_hash IS NOT NULL""";

	private static final String SELECT_SIGNED_IN = """
			SELECT f.name, f.role, f.listed_as FROM sign_in s JOIN facilitator f ON f.name = s.facilitator
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

	List<Known> all() {
		return this.jdbc.sql("SELECT name, role, listed_as FROM facilitator ORDER BY role DESC, name")
			.query(FacilitatorRepository::known)
			.list();
	}

	Optional<Known> find(String name) {
		return this.jdbc.sql("SELECT name, role, listed_as FROM facilitator WHERE name = ?")
			.param(name)
			.query(FacilitatorRepository::known)
			.optional();
	}

	/**
	 * Returns whether the name exists, ignoring case.
	 */
	boolean exists(String name) {
		return this.jdbc.sql("SELECT count(*) FROM facilitator WHERE lower(name) = lower(?)")
			.param(name)
			.query(Integer.class)
			.single() > 0;
	}

	Optional<String> passwordHash(String name) {
		return this.jdbc.sql(SELECT_HASH).param(name).query(String.class).optional();
	}

	/**
	 * Inserts a facilitator, who has either a password or a provider's claim.
	 */
	void insert(Facilitator facilitator, @Nullable String passwordHash, @Nullable String listedAs) {
		this.jdbc.sql(INSERT_FACILITATOR)
			.params(facilitator.name(), passwordHash, facilitator.role().name(), listedAs)
			.update();
	}

	/**
	 * Updates the role and claim of a facilitator without a password.
	 * @return whether such a facilitator exists
	 */
	boolean update(Facilitator facilitator, String listedAs) {
		return this.jdbc.sql(UPDATE_LISTED)
			.params(facilitator.role().name(), listedAs, facilitator.name())
			.update() > 0;
	}

	/**
	 * Changes a password and deletes the facilitator's sign-ins.
	 */
	void update(String name, String passwordHash) {
		this.jdbc.sql("UPDATE facilitator SET password_hash = ?, listed_as = NULL WHERE name = ?")
			.params(passwordHash, name)
			.update();
		this.jdbc.sql("DELETE FROM sign_in WHERE facilitator = ?").param(name).update();
	}

	void delete(String name) {
		this.jdbc.sql("DELETE FROM sign_in WHERE facilitator = ?").param(name).update();
		this.jdbc.sql("DELETE FROM facilitator WHERE name = ?").param(name).update();
	}

	Optional<Known> signedIn(SecretToken token, Instant now) {
		return this.jdbc.sql(SELECT_SIGNED_IN)
			.params(token.hash(), Instants.parameter(now))
			.query(FacilitatorRepository::known)
			.optional();
	}

	void signIn(SecretToken token, String name, Instant end) {
		this.jdbc.sql(INSERT_SIGN_IN).params(token.hash(), name, Instants.parameter(end)).update();
	}

	void signOut(SecretToken token) {
		this.jdbc.sql("DELETE FROM sign_in WHERE token_hash = ?").param(token.hash()).update();
	}

	void deleteExpired(Instant now) {
		this.jdbc.sql("DELETE FROM sign_in WHERE ends_at <= ?").param(Instants.parameter(now)).update();
	}

	private static Known known(ResultSet row, int number) throws SQLException {
		return new Known(new Facilitator(row.getString("name"), FacilitatorRole.valueOf(row.getString("role"))),
				row.getString("listed_as"));
	}

	/**
	 * A facilitator as stored.
	 *
	 * @param listedAs the value of a provider's claim; null for those with a password
	 */
	record Known(Facilitator facilitator, @Nullable String listedAs) {

	}

}
