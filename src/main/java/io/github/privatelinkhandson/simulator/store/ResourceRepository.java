package io.github.privatelinkhandson.simulator.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.simulator.json.SdkJson;

/**
 * The practice AWS's resources in the database, one row each.
 */
@Repository
class ResourceRepository {

	private static final String LOAD_ACCOUNT = """
			SELECT region, kind, id, model, times, notes FROM practice_resource
			WHERE account = ? ORDER BY seq""";

	private static final String FIND_OWNER = """
			SELECT account FROM practice_resource WHERE region = ? AND kind = ? AND id = ?""";

	private static final String UPDATE_RESOURCE = """
			UPDATE practice_resource SET model = ?, times = ?, notes = ?
			WHERE account = ? AND region = ? AND kind = ? AND id = ?""";

	private static final String INSERT_RESOURCE = """
			INSERT INTO practice_resource (model, times, notes, account, region, kind, id)
			VALUES (?, ?, ?, ?, ?, ?, ?)""";

	private static final String DELETE_RESOURCE = """
			DELETE FROM practice_resource WHERE account = ? AND region = ? AND kind = ? AND id = ?""";

	private final JdbcClient jdbc;

	private final TransactionTemplate ownTransaction;

	private final JsonMapper json = new JsonMapper();

	ResourceRepository(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.ownTransaction = new TransactionTemplate(transactions);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Hands all resources of an account, with their regions, to the consumer, oldest
	 * first.
	 */
	void load(String account, BiConsumer<String, Resource<?>> consumer) {
		this.jdbc.sql(LOAD_ACCOUNT)
			.param(account)
			.query((RowCallbackHandler) (row) -> consumer.accept(row.getString("region"),
					resource(Kinds.named(row.getString("kind")), row.getString("id"), row.getString("model"),
							row.getString("times"), row.getString("notes"))));
	}

	/**
	 * The account, if any, that has the resource of that id.
	 */
	Optional<String> owner(String region, Kind<?> kind, String id) {
		return this.jdbc.sql(FIND_OWNER)
			.params(region, kind.name(), id)
			.query(String.class)
			.list()
			.stream()
			.findFirst();
	}

	/**
	 * Makes the changes of a call durable, all or none, by account and region.
	 */
	void save(Map<String, Map<String, Map<Kind<?>, Map<String, Optional<Resource<?>>>>>> changes) {
		if (!changes.isEmpty()) {
			this.ownTransaction.executeWithoutResult((status) -> changes
				.forEach((account, byRegion) -> byRegion.forEach((region, byKind) -> save(account, region, byKind))));
		}
	}

	private void save(String account, String region, Map<Kind<?>, Map<String, Optional<Resource<?>>>> changes) {
		changes.forEach((kind, byId) -> byId
			.forEach((id, change) -> change.ifPresentOrElse((resource) -> save(account, region, resource),
					() -> this.jdbc.sql(DELETE_RESOURCE).params(account, region, kind.name(), id).update())));
	}

	private void save(String account, String region, Resource<?> resource) {
		String model = SdkJson.write(resource.model());
		String times = this.json.writeValueAsString(strings(resource.times()));
		String notes = this.json.writeValueAsString(resource.notes());
		Object[] row = { model, times, notes, account, region, resource.kind().name(), resource.id() };
		if (this.jdbc.sql(UPDATE_RESOURCE).params(row).update() == 0) {
			this.jdbc.sql(INSERT_RESOURCE).params(row).update();
		}
	}

	@SuppressWarnings("unchecked")
	private <T extends SdkPojo> Resource<T> resource(Kind<T> kind, String id, String model, String times,
			String notes) {
		Map<String, Instant> instants = new LinkedHashMap<>();
		strings(times).forEach((what, at) -> instants.put(what, Instant.parse(at)));
		return new Resource<>(kind, id, (T) SdkJson.read(model, kind.builder().get()), Map.copyOf(instants),
				Map.copyOf(strings(notes)));
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
