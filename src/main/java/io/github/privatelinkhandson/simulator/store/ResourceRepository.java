package io.github.privatelinkhandson.simulator.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The practice AWS's resources in the database, as the changes that made them what they
 * are: what a call changed is added to its account's changes, which costs the same
 * however much there is already. Changes of an account are numbered without gaps, so of
 * two consoles that change the same account at the same time only one can.
 */
@Repository
class ResourceRepository {

	private static final String FIND_CHANGES = """
			SELECT number, changes FROM practice_change WHERE account = ? AND number > ? ORDER BY number""";

	private static final String ADD_CHANGE = """
			INSERT INTO practice_change (account, number, changes) VALUES (?, ?, ?)""";

	private static final String DELETE_CHANGES = """
			DELETE FROM practice_change WHERE account = ? AND number <= ?""";

	private static final String FIND_OWNER = """
			SELECT account FROM practice_owner WHERE id = ? AND kind = ? AND region = ?""";

	private static final String DELETE_OWNER = """
			DELETE FROM practice_owner WHERE id = ? AND kind = ? AND region = ?""";

	private static final String ADD_OWNER = """
			INSERT INTO practice_owner (id, kind, region, account) VALUES (?, ?, ?, ?)""";

	/** Longest change; the column has room for one behind what a text may have before. */
	private static final int MAX_CHANGE = 800_000;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate ownTransaction;

	private final boolean shared;

	ResourceRepository(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.shared = !"H2".equals(jdbc
			.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName()));
	}

	/**
	 * Tells if other processes may use the database too: only H2 never lets them.
	 */
	boolean isShared() {
		return this.shared;
	}

	List<Row> read(String account, long after) {
		return this.jdbc.query(FIND_CHANGES,
				(row, i) -> new Row(row.getLong("number"), Journal.read(row.getString("changes"))), account, after);
	}

	/**
	 * The account, if any, that has the resource of that id, of a kind that other
	 * accounts may name.
	 */
	Optional<String> owner(String region, ResourceType<?> type, String id) {
		return this.jdbc.queryForList(FIND_OWNER, String.class, id, type.name(), region).stream().findFirst();
	}

	/**
	 * Makes the changes of a call durable, all or none.
	 * @param changes by account
	 * @param last the number of the last change of each account that the call knew
	 * @return the numbers of their last changes now
	 * @throws org.springframework.dao.DuplicateKeyException if somebody else has changed
	 * one of the accounts meanwhile
	 * @throws AccountFullException if a resource has grown beyond what is kept
	 */
	Map<String, Long> append(SortedMap<String, List<Change>> changes, Map<String, Long> last) {
		Map<String, Long> now = new LinkedHashMap<>();
		List<Object[]> rows = new ArrayList<>();
		changes.forEach((account, ofAccount) -> {
			List<Object[]> added = rows(account, last.get(account), ofAccount);
			if (added.stream().anyMatch((row) -> row[2].toString().length() > MAX_CHANGE)) {
				throw new AccountFullException(account);
			}
			now.put(account, last.get(account) + added.size());
			rows.addAll(added);
		});
		this.ownTransaction.executeWithoutResult((status) -> {
			add(rows);
			changes.forEach((account, ofAccount) -> ofAccount.stream()
				.filter((change) -> ResourceTypes.NAMED_BY_OTHERS.contains(change.type()))
				.forEach((change) -> own(account, change)));
		});
		return now;
	}

	/**
	 * Puts those changes in the place of all up to the last one.
	 * @return the number of the last of them
	 * @throws org.springframework.dao.DuplicateKeyException if somebody else has changed
	 * the account meanwhile
	 */
	long replace(String account, long last, List<Change> changes) {
		List<Object[]> rows = rows(account, last, changes);
		this.ownTransaction.executeWithoutResult((status) -> {
			add(rows);
			this.jdbc.update(DELETE_CHANGES, account, last);
		});
		return last + rows.size();
	}

	private void add(List<Object[]> rows) {
		if (rows.size() == 1) {
			this.jdbc.update(ADD_CHANGE, rows.get(0));
		}
		else {
			this.jdbc.batchUpdate(ADD_CHANGE, rows);
		}
	}

	private void own(String account, Change change) {
		this.jdbc.update(DELETE_OWNER, change.id(), change.type().name(), change.region());
		if (change.resource() != null) {
			this.jdbc.update(ADD_OWNER, change.id(), change.type().name(), change.region(), account);
		}
	}

	private static List<Object[]> rows(String account, long last, List<Change> changes) {
		List<Object[]> rows = new ArrayList<>();
		Journal.write(changes).forEach((text) -> rows.add(new Object[] { account, last + rows.size() + 1, text }));
		return rows;
	}

	/**
	 * Some changes of an account.
	 */
	record Row(long number, List<Change> changes) {

	}

}
