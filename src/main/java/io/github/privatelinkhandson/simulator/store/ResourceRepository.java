package io.github.privatelinkhandson.simulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.simulator.json.SdkJson;

/**
 * The practice AWS's resources in the database, as the changes that made them what they
 * are: what a call changed is added to its account's changes, which costs the same
 * however much there is already. Changes of an account are numbered without gaps, so of
 * two consoles that change the same account at the same time only one can.
 */
@Repository
class ResourceRepository {

	private static final String FIND_CHANGES = """
			SELECT number, region, kind, id, model, times, notes FROM practice_change
			WHERE account = ? AND number > ? ORDER BY number""";

	private static final String ADD_CHANGE = """
			INSERT INTO practice_change (account, number, region, kind, id, model, times, notes)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String DELETE_CHANGES = """
			DELETE FROM practice_change WHERE account = ? AND number <= ?""";

	private static final String FIND_OWNER = """
			SELECT account FROM practice_owner WHERE id = ? AND kind = ? AND region = ?""";

	private static final String DELETE_OWNER = """
			DELETE FROM practice_owner WHERE id = ? AND kind = ? AND region = ?""";

	private static final String ADD_OWNER = """
			INSERT INTO practice_owner (id, kind, region, account) VALUES (?, ?, ?, ?)""";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate ownTransaction;

	private final JsonMapper json = new JsonMapper();

	private final boolean shared;

	ResourceRepository(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.shared = !"H2".equals(jdbc
			.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName()));
	}

	/**
	 * Whether other processes may use the database too: only H2 never lets them.
	 */
	boolean isShared() {
		return this.shared;
	}

	/**
	 * Hands an account's changes after that one to the consumer, with their numbers.
	 */
	void read(String account, long after, BiConsumer<Long, Change> consumer) {
		this.jdbc.query(FIND_CHANGES, (row) -> {
			consumer.accept(row.getLong("number"), change(row));
		}, account, after);
	}

	/**
	 * The account, if any, that has the resource of that id, of a kind that other
	 * accounts may name.
	 */
	Optional<String> owner(String region, Kind<?> kind, String id) {
		return this.jdbc.queryForList(FIND_OWNER, String.class, id, kind.name(), region).stream().findFirst();
	}

	/**
	 * Makes the changes of a call durable, all or none.
	 * @param changes by account
	 * @param last the number of the last change of each account that the call knew
	 * @throws org.springframework.dao.DuplicateKeyException if somebody else has changed
	 * one of the accounts meanwhile
	 */
	void append(SortedMap<String, List<Change>> changes, Map<String, Long> last) {
		this.ownTransaction.executeWithoutResult((status) -> {
			List<Object[]> rows = new ArrayList<>();
			changes.forEach((account, ofAccount) -> rows.addAll(rows(account, last.get(account), ofAccount)));
			this.jdbc.batchUpdate(ADD_CHANGE, rows);
			changes.forEach((account, ofAccount) -> ofAccount.stream()
				.filter((change) -> Kinds.NAMED_BY_OTHERS.contains(change.kind()))
				.forEach((change) -> own(account, change)));
		});
	}

	/**
	 * Puts those changes in the place of all up to the last one.
	 * @throws org.springframework.dao.DuplicateKeyException if somebody else has changed
	 * the account meanwhile
	 */
	void replace(String account, long last, List<Change> changes) {
		this.ownTransaction.executeWithoutResult((status) -> {
			this.jdbc.batchUpdate(ADD_CHANGE, rows(account, last, changes));
			this.jdbc.update(DELETE_CHANGES, account, last);
		});
	}

	private void own(String account, Change change) {
		Object[] key = { change.id(), change.kind().name(), change.region() };
		this.jdbc.update(DELETE_OWNER, key);
		if (change.resource() != null) {
			this.jdbc.update(ADD_OWNER, change.id(), change.kind().name(), change.region(), account);
		}
	}

	private List<Object[]> rows(String account, long last, List<Change> changes) {
		List<Object[]> rows = new ArrayList<>(changes.size());
		changes.forEach((change) -> rows.add(row(account, last + rows.size() + 1, change)));
		return rows;
	}

	private Object[] row(String account, long number, Change change) {
		Resource<?> resource = change.resource();
		return new Object[] { account, number, change.region(), change.kind().name(), change.id(),
				(resource != null) ? SdkJson.write(resource.model()) : null,
				(resource != null) ? this.json.writeValueAsString(strings(resource.times())) : null,
				(resource != null) ? this.json.writeValueAsString(resource.notes()) : null };
	}

	private Change change(ResultSet row) throws SQLException {
		Kind<?> kind = Kinds.named(row.getString("kind"));
		String id = row.getString("id");
		String model = row.getString("model");
		return new Change(row.getString("region"), kind, id, (model != null) ? resource(kind, id, model, row) : null);
	}

	@SuppressWarnings("unchecked")
	private <T extends SdkPojo> Resource<T> resource(Kind<T> kind, String id, String model, ResultSet row)
			throws SQLException {
		Map<String, Instant> times = new LinkedHashMap<>();
		strings(row.getString("times")).forEach((what, at) -> times.put(what, Instant.parse(at)));
		return new Resource<>(kind, id, (T) SdkJson.read(model, kind.builder().get()), Map.copyOf(times),
				Map.copyOf(strings(row.getString("notes"))));
	}

	private Map<String, String> strings(String text) {
		return this.json.readValue(text, new TypeReference<>() {
		});
	}

	private static Map<String, String> strings(Map<String, Instant> times) {
		Map<String, String> result = new LinkedHashMap<>();
		times.forEach((what, at) -> result.put(what, at.toString()));
		return result;
	}

}
