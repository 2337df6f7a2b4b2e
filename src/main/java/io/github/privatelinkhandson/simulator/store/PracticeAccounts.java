package io.github.privatelinkhandson.simulator.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Repository;

/**
 * The accounts of the practice AWS and their access keys. The keys open nothing but the
 * practice AWS.
 */
@Repository
public class PracticeAccounts {

	/** The account of access key {@code test}, as emulators have it by habit. */
	private static final Account TEST = new Account("000000000000", "test", "test");

	private static final String INSERT_ACCOUNT = """
			INSERT INTO practice_account (account, access_key_id, secret_access_key, created_at)
			VALUES (?, ?, ?, ?)""";

	private static final String FIND_BY_ACCESS_KEY = """
			SELECT account, access_key_id, secret_access_key FROM practice_account WHERE access_key_id = ?""";

	private static final String FIND_BY_ID = """
			SELECT account, access_key_id, secret_access_key FROM practice_account WHERE account = ?""";

	private static final String BLOCK = "UPDATE practice_account SET blocked = ? WHERE account = ?";

	private static final String COUNT_BLOCKED = "SELECT count(*) FROM practice_account WHERE account = ? AND blocked";

	private static final String KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private final SecureRandom random = new SecureRandom();

	private final JdbcClient jdbc;

	private final Clock clock;

	PracticeAccounts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Tells if it is the account of access key {@code test}, which everybody knows.
	 */
	public static boolean isTest(String account) {
		return TEST.id().equals(account);
	}

	public Account create() {
		StringBuilder key = new StringBuilder("AKIA");
		this.random.ints(16, 0, KEY_LETTERS.length()).forEach((i) -> key.append(KEY_LETTERS.charAt(i)));
		byte[] secret = new byte[30];
		this.random.nextBytes(secret);
		Account account = new Account(Long.toString(this.random.nextLong(100_000_000_000L, 1_000_000_000_000L)),
				key.toString(), Base64.getEncoder().encodeToString(secret));
		this.jdbc.sql(INSERT_ACCOUNT)
			.params(account.id(), account.accessKeyId(), account.secretAccessKey(),
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return account;
	}

	public Optional<Account> ofAccessKey(String accessKeyId) {
		return TEST.accessKeyId().equals(accessKeyId) ? Optional.of(TEST)
				: this.jdbc.sql(FIND_BY_ACCESS_KEY).param(accessKeyId).query(Account.class).optional();
	}

	public Optional<Account> find(String account) {
		return this.jdbc.sql(FIND_BY_ID).param(account).query(Account.class).optional();
	}

	public void block(String account, boolean blocked) {
		this.jdbc.sql(BLOCK).params(blocked, account).update();
	}

	/**
	 * Tells if an account's access key is inactive. It may be another console that has
	 * made it so.
	 */
	public boolean isBlocked(String account) {
		return this.jdbc.sql(COUNT_BLOCKED).param(account).query(Integer.class).single() > 0;
	}

	/**
	 * An account and its access key.
	 */
	@NamedInterface("accounts")
	public record Account(String account, String accessKeyId, String secretAccessKey) {

		public String id() {
			return this.account;
		}

		@Override
		public String toString() {
			return "Account[" + this.account + "]";
		}

	}

}
