package io.github.privatelinkhandson.teardown;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.github.privatelinkhandson.database.Instants;

/**
 * Receipts in the database.
 */
@Repository
class ReceiptRepository {

	private static final String FIND_ITEMS = """
			SELECT type, id, name, attempts, next_try_at, deleted_at, absent_at, verified_absent_at, waiting_for, error
			FROM receipt_item WHERE lab = ? ORDER BY deleted_at NULLS LAST, type, name, id""";

	private static final String FIND_ITEMS_OF_LABS = """
			SELECT lab, type, id, name, attempts, next_try_at, deleted_at, absent_at, verified_absent_at, waiting_for,
			error FROM receipt_item WHERE lab IN (:labs) ORDER BY deleted_at NULLS LAST, type, name, id""";

	private static final String UPDATE_ITEM = """
			UPDATE receipt_item SET name = ?, attempts = ?, next_try_at = ?, deleted_at = ?, absent_at = ?,
			verified_absent_at = ?, waiting_for = ?, error = ? WHERE lab = ? AND type = ? AND id = ?""";

	private static final String INSERT_ITEM = """
			INSERT INTO receipt_item (name, attempts, next_try_at, deleted_at, absent_at, verified_absent_at,
			waiting_for, error, lab, type, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String COUNT_OWNED = """
			SELECT lab, count(*) AS owned FROM lab_step
			WHERE lab IN (:labs) AND step IN (:steps) AND resource_id IS NOT NULL GROUP BY lab""";

	private final JdbcClient jdbc;

	ReceiptRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<ReceiptItem> find(String lab) {
		return this.jdbc.sql(FIND_ITEMS).param(lab).query(ReceiptRepository::item).list();
	}

	/**
	 * Finds the items of many labs in one query.
	 */
	Map<String, List<ReceiptItem>> find(Collection<String> labs) {
		Map<String, List<ReceiptItem>> found = new HashMap<>();
		if (!labs.isEmpty()) {
			this.jdbc.sql(FIND_ITEMS_OF_LABS)
				.param("labs", labs)
				.query((RowCallbackHandler) (row) -> found
					.computeIfAbsent(row.getString("lab"), (lab) -> new ArrayList<>())
					.add(item(row, 0)));
		}
		return found;
	}

	/**
	 * Counts the resources of some steps that are in the ledgers of many labs.
	 */
	Map<String, Integer> countOwned(Collection<String> labs, Collection<String> steps) {
		Map<String, Integer> counts = new HashMap<>();
		if (!labs.isEmpty()) {
			this.jdbc.sql(COUNT_OWNED)
				.param("labs", labs)
				.param("steps", steps)
				.query((RowCallbackHandler) (row) -> counts.put(row.getString("lab"), row.getInt("owned")));
		}
		return counts;
	}

	/**
	 * Finds the items that are not verified to be gone.
	 */
	List<ReceiptItem> findLeft(String lab) {
		return find(lab).stream().filter((item) -> item.verifiedAbsentAt() == null).toList();
	}

	/**
	 * Has what is left tried again, as if it had not been given up.
	 */
	void renew(String lab) {
		saveAll(lab, findLeft(lab).stream().map(ReceiptItem::retry).toList());
	}

	void saveAll(String lab, Collection<ReceiptItem> items) {
		items.forEach((item) -> save(lab, item));
	}

	private void save(String lab, ReceiptItem item) {
		ReceiptItem.Times times = item.times();
		Object[] row = { item.resource().name(), item.tries().attempts(), Instants.parameter(item.tries().nextTryAt()),
				Instants.parameter(times.deletedAt()), Instants.parameter(times.absentAt()),
				Instants.parameter(times.verifiedAbsentAt()), shortened(item.waitingFor(), 600),
				shortened(item.error(), 1000), lab, item.type(), item.id() };
		if (this.jdbc.sql(UPDATE_ITEM).params(row).update() == 0) {
			this.jdbc.sql(INSERT_ITEM).params(row).update();
		}
	}

	private static @Nullable String shortened(@Nullable String text, int longest) {
		return (text != null && text.length() > longest) ? text.substring(0, longest) : text;
	}

	private static ReceiptItem item(ResultSet row, int number) throws SQLException {
		return new ReceiptItem(
				new ReceiptItem.Resource(row.getString("type"), row.getString("id"), row.getString("name")),
				new ReceiptItem.Tries(row.getInt("attempts"), Instants.find(row, "next_try_at")),
				new ReceiptItem.Times(Instants.find(row, "deleted_at"), Instants.find(row, "absent_at"),
						Instants.find(row, "verified_absent_at")),
				row.getString("waiting_for"), row.getString("error"));
	}

}
