package io.github.privatelinkhandson.simulator.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Calls on one account and on several: what they change is kept together, and none waits
 * for ever.
 */
class ResourceStoreTests {

	private static final String ONE = "111111111111";

	private static final String OTHER = "222222222222";

	private static final String REGION = "ap-northeast-1";

	private EmbeddedDatabase database;

	private ResourceStore store;

	@BeforeEach
	void open() {
		this.database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.addScript("db/migration/V1__practice_resource.sql")
			.addScript("db/migration/V11__practice_change.sql")
			.build();
		this.store = newStore();
	}

	@AfterEach
	void close() {
		this.database.shutdown();
	}

	@Test
	void whatACallChangesInTwoAccountsIsDurableInBoth() {
		put(this.store, ONE, OTHER, "vpc-1");
		assertThat(ids(this.store, ONE)).containsExactly("vpc-1");
		assertThat(ids(newStore(), ONE)).containsExactly("vpc-1");
		assertThat(ids(newStore(), OTHER)).containsExactly("vpc-1");
	}

	@Test
	void whatAFailedCallChangedInTwoAccountsIsKeptInNeither() {
		assertThatIllegalStateException().isThrownBy(() -> this.store.call(ONE, REGION, (resources, global) -> {
			resources.put(vpc("vpc-1"));
			resources.of(OTHER).put(vpc("vpc-1"));
			throw new IllegalStateException("refused");
		}));
		for (ResourceStore any : List.of(this.store, newStore())) {
			assertThat(ids(any, ONE)).isEmpty();
			assertThat(ids(any, OTHER)).isEmpty();
		}
	}

	@Test
	void workThatMeetsAnotherAccountIsDoneAnewWithNothingDone() {
		List<List<Resource<Vpc>>> seen = new ArrayList<>();
		this.store.call(ONE, REGION, (resources, global) -> {
			seen.add(resources.all(ResourceTypes.VPC));
			resources.put(vpc("vpc-" + seen.size()));
			return resources.of(OTHER);
		});
		assertThat(seen).containsExactly(List.of(), List.of());
		assertThat(ids(this.store, ONE)).containsExactly("vpc-2");
	}

	@Test
	void accountThatIsFullTakesNoMoreAndCanBeEmptied() {
		change(ONE, (resources) -> {
			for (int i = 0; i < 4_500; i++) {
				resources.put(tagged("vpc-" + i));
			}
		});
		assertThatExceptionOfType(AccountFullException.class).isThrownBy(() -> put(this.store, ONE, ONE, "vpc-more"));
		change(ONE, (resources) -> resources.put(vpc("vpc-7").withAttribute("changed", "yes")));
		change(ONE, (resources) -> resources.all(ResourceTypes.VPC).stream().limit(1_000).forEach(resources::remove));
		put(this.store, ONE, ONE, "vpc-more");
		put(this.store, OTHER, OTHER, "vpc-1");
	}

	@Test
	void callsWaitForOthersOfTheirAccountForSecondsOnly() throws Exception {
		CountDownLatch held = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		CompletableFuture<Void> endless = CompletableFuture.runAsync(() -> change(ONE, (resources) -> {
			held.countDown();
			await(release);
		}));
		held.await();
		assertThatExceptionOfType(AccountBusyException.class).isThrownBy(() -> ids(this.store, ONE));
		put(this.store, OTHER, OTHER, "vpc-1");
		release.countDown();
		endless.join();
		assertThat(ids(this.store, ONE)).isEmpty();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void resourceThatIsTooLargeIsRefusedAndStaysAsItWas() {
		put(this.store, ONE, ONE, "vpc-1");
		assertThatExceptionOfType(AccountFullException.class).isThrownBy(() -> change(ONE,
				(resources) -> resources.put(vpc("vpc-1").withAttribute("large", "x".repeat(900_000)))));
		change(ONE, (resources) -> resources.put(vpc("vpc-1").withAttribute("large", "x".repeat(700_000))));
		change(ONE, (resources) -> resources.all(ResourceTypes.VPC).forEach(resources::remove));
		assertThat(ids(this.store, ONE)).isEmpty();
	}

	private static Resource<Vpc> tagged(String id) {
		List<Tag> tags = IntStream.range(0, 50)
			.mapToObj((i) -> Tag.builder().key("key-" + i).value("value").build())
			.toList();
		return Resource.created(ResourceTypes.VPC, id, Vpc.builder().vpcId(id).tags(tags).build(), Instant.EPOCH);
	}

	@Test
	void manyAccountsAreHeldAtOnce() {
		List<String> tries = new ArrayList<>();
		List<String> others = List.of(OTHER, "000000000000", "333333333333");
		this.store.call(ONE, REGION, (resources, global) -> {
			tries.add("again");
			resources.hold(others);
			others.forEach((other) -> resources.of(other).put(vpc("vpc-1")));
			return null;
		});
		assertThat(tries).hasSize(2);
		assertThat(others).allSatisfy((other) -> assertThat(ids(newStore(), other)).containsExactly("vpc-1"));
	}

	@Test
	void ownersOfEndpointServicesAreFoundByRegionAndId() {
		Resource<ServiceConfiguration> service = Resource.created(ResourceTypes.ENDPOINT_SERVICE, "vpce-svc-1",
				ServiceConfiguration.builder().serviceId("vpce-svc-1").build(), Instant.EPOCH);
		change(ONE, (resources) -> resources.put(service));
		assertThat(owner(REGION, "vpce-svc-1")).contains(ONE);
		assertThat(owner(REGION, "vpce-svc-2")).isEmpty();
		assertThat(owner("us-east-1", "vpce-svc-1")).isEmpty();
		change(ONE, (resources) -> resources.put(service.withAttribute("changed", "yes")));
		assertThat(owner(REGION, "vpce-svc-1")).contains(ONE);
		change(ONE, (resources) -> resources.remove(service));
		assertThat(owner(REGION, "vpce-svc-1")).isEmpty();
	}

	@Test
	void whatAnOlderConsoleKeptIsFound() {
		EmbeddedDatabase old = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.addScript("db/migration/V1__practice_resource.sql")
			.build();
		for (String id : List.of("vpc-2", "vpc-1")) {
			JdbcClient.create(old)
				.sql("""
						INSERT INTO practice_resource (account, region, kind, id, model, times, notes)
						VALUES (?, ?, 'vpc', ?, '{"vpcId":"x"}', '{"created":"2026-01-01T00:00:00Z"}', '{"a":"b"}')""")
				.params(ONE, REGION, id)
				.update();
		}
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/V11__practice_change.sql")).execute(old);
		ResourceStore newer = new ResourceStore(
				new ResourceRepository(new JdbcTemplate(old), new JdbcTransactionManager(old)));
		assertThat(ids(newer, ONE)).containsExactly("vpc-2", "vpc-1");
		put(newer, ONE, ONE, "vpc-3");
		assertThat(ids(newer, ONE)).containsExactly("vpc-2", "vpc-1", "vpc-3");
		old.shutdown();
	}

	@Test
	void changesThatOthersHaveOvertakenAreDropped() {
		for (int i = 0; i < 100; i++) {
			put(this.store, ONE, ONE, "vpc-" + i);
			String gone = "vpc-" + i;
			change(ONE, (resources) -> resources.remove(vpc(gone)));
		}
		put(this.store, ONE, ONE, "vpc-last");
		assertThat(changes()).isEqualTo(201);
		assertThat(ids(newStore(), ONE)).containsExactly("vpc-last");
		assertThat(changes()).isOne();
		assertThat(ids(newStore(), ONE)).containsExactly("vpc-last");
	}

	@Test
	void somebodyElsesChangesAreFoundBeforeOwnOnesAreMade() {
		ResourceStore other = newStore();
		assertThat(ids(other, ONE)).isEmpty();
		put(this.store, ONE, OTHER, "vpc-1");
		put(other, ONE, OTHER, "vpc-2");
		assertThat(ids(other, ONE)).containsExactly("vpc-1", "vpc-2");
		assertThat(ids(other, OTHER)).containsExactly("vpc-1", "vpc-2");
	}

	@Test
	void accountsThatMeetEachOtherInBothOrdersDoNotWaitForEver() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4, (work) -> {
			Thread thread = new Thread(work);
			thread.setDaemon(true);
			return thread;
		});
		try {
			List<Future<?>> done = new ArrayList<>();
			for (int thread = 0; thread < 4; thread++) {
				String from = (thread % 2 == 0) ? ONE : OTHER;
				String to = (thread % 2 == 0) ? OTHER : ONE;
				String prefix = "vpc-" + thread + "-";
				done.add(threads.submit(() -> {
					for (int i = 0; i < 100; i++) {
						put(this.store, from, to, prefix + i);
					}
				}));
			}
			for (Future<?> each : done) {
				each.get(20, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(ids(this.store, ONE)).hasSize(400);
		assertThat(ids(newStore(), OTHER)).hasSize(400);
	}

	private ResourceStore newStore() {
		return new ResourceStore(
				new ResourceRepository(new JdbcTemplate(this.database), new JdbcTransactionManager(this.database)));
	}

	private static void put(ResourceStore store, String account, String other, String id) {
		store.call(account, REGION, (resources, global) -> {
			resources.put(vpc(id));
			resources.of(other).put(vpc(id));
			return null;
		});
	}

	private void change(String account, Consumer<Resources> change) {
		this.store.call(account, REGION, (resources, global) -> {
			change.accept(resources);
			return null;
		});
	}

	private int changes() {
		return JdbcClient.create(this.database)
			.sql("SELECT count(*) FROM practice_change")
			.query(Integer.class)
			.single();
	}

	private Optional<String> owner(String region, String service) {
		return this.store.call(OTHER, region,
				(resources, global) -> resources.ownerOf(ResourceTypes.ENDPOINT_SERVICE, service));
	}

	private static List<String> ids(ResourceStore store, String account) {
		return store.call(account, REGION,
				(resources, global) -> resources.all(ResourceTypes.VPC).stream().map(Resource::id).toList());
	}

	private static Resource<Vpc> vpc(String id) {
		return Resource.created(ResourceTypes.VPC, id, Vpc.builder().vpcId(id).build(), Instant.EPOCH);
	}

}
